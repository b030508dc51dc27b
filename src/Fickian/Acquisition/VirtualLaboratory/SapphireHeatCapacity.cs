using MathNet.Numerics.Interpolation;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Heat capacity of the sapphire that lies in the virtual calorimeter.</summary>
/// <remarks>
/// A cubic spline through tabulated values of α-Al₂O₃, J/(mol K), divided by 0.1019613 kg/mol.
/// Source: M. W. Chase, NIST-JANAF Thermochemical Tables, 4th ed. (1998). Valid from 250 to 1000 K to about 0.1 % of the table.
/// </remarks>
internal static class SapphireHeatCapacity
{
    private const double MolarMass = 0.1019613;

    private static readonly CubicSpline Table = CubicSpline.InterpolateNaturalSorted(
        [100, 200, 298.15, 400, 500, 600, 700, 800, 1000, 1200],
        [12.855, 51.120, 79.015, 96.086, 106.131, 112.545, 116.926, 120.135, 124.771, 128.252]);

    /// <summary>J/(kg K).</summary>
    /// <param name="temperature">Temperature, K.</param>
    public static double At(double temperature) => Table.Interpolate(temperature) / MolarMass;
}
