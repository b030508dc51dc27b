namespace Fickian.Diffraction;

/// <summary>Gauss and Lorentz lines of one full width at half height Γ, and their mixture.</summary>
internal static class PseudoVoigt
{
    private static readonly double GaussArea = Math.Sqrt(Math.PI / Math.Log(2)) / 2;

    /// <summary>exp[−4·ln 2·(x/Γ)²].</summary>
    public static double Gauss(double x, double width) => Math.Exp(-4 * Math.Log(2) * x * x / (width * width));

    /// <summary>1/[1 + 4·(x/Γ)²].</summary>
    public static double Lorentz(double x, double width) => 1 / (1 + (4 * x * x / (width * width)));

    /// <summary>Area of a line of unit height over its width: 1.0645 for Gauss, π/2 for Lorentz.</summary>
    public static double AreaFactor(double mixing) => (mixing * Math.PI / 2) + ((1 - mixing) * GaussArea);

    /// <summary>η·L + (1 − η)·G, both of unit area.</summary>
    public static double OfUnitArea(double x, double width, double mixing) =>
        ((mixing * Lorentz(x, width) * 2 / Math.PI) + ((1 - mixing) * Gauss(x, width) / GaussArea)) / width;
}
