namespace Fickian.Diffraction;

/// <summary>Shape and width of the lines of a diffractometer: pseudo-Voigt of unit area.</summary>
/// <remarks>
/// P(x) = η·L + (1 − η)·G, both of unit area, with one full width at half height Γ;  Γ² = U·tan²θ + V·tan θ + W.
/// Cut off at 50 Γ, where a Lorentzian still holds 0.6 % of its area. Symmetric: axial divergence, which draws lines below about 15° to smaller angles, is left out.
/// Source: G. Caglioti, A. Paoletti, F. P. Ricci, Nucl. Instrum. 3, 223 (1958); H. M. Rietveld, J. Appl. Cryst. 2, 65 (1969).
/// </remarks>
/// <param name="W">W, °².</param>
public sealed record LineProfile(double W)
{
    private const double Reach = 50;

    /// <summary>U, °².</summary>
    public double U { get; init; }

    /// <summary>V, °².</summary>
    public double V { get; init; }

    /// <summary>Lorentzian part η, between 0 and 1.</summary>
    public double Mixing { get; init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The Lorentzian part of a line lies between 0 and 1."); } = 0.5;

    /// <summary>Lines of one width.</summary>
    /// <param name="width">Full width at half height, °.</param>
    public static LineProfile OfWidth(double width) => new(width * width);

    /// <summary>Full width at half height at an angle, °.</summary>
    /// <exception cref="ArgumentException">U, V and W give no positive square there.</exception>
    public double Width(double twoTheta)
    {
        var t = Math.Tan(Radiation.Bragg(twoTheta));
        var square = (U * t * t) + (V * t) + W;
        return square > 0 ? Math.Sqrt(square) : throw new ArgumentException($"A positive width was expected at {twoTheta:0.##}° and Γ² = {square:G3}°² was found; check U, V and W.", nameof(twoTheta));
    }

    /// <summary>Adds a line.</summary>
    internal void AddTo(ReadOnlySpan<double> twoTheta, double position, double area, Span<double> y)
    {
        if (double.IsFinite(position))
            AddLine(twoTheta, position, Width(position), Mixing, area, y);
    }

    /// <summary>Adds a line of a given width and mixing.</summary>
    internal static void AddLine(ReadOnlySpan<double> twoTheta, double position, double width, double mixing, double area, Span<double> y)
    {
        var (low, high) = (position - (Reach * width), position + (Reach * width));
        for (var i = 0; i < twoTheta.Length; i++)
        {
            if (twoTheta[i] >= low && twoTheta[i] <= high)
                y[i] += area * PseudoVoigt.OfUnitArea(twoTheta[i] - position, width, mixing);
        }
    }
}
