using Fickian.Numerics;
using MathNet.Numerics.Interpolation;

namespace Fickian.Diffusion;

/// <summary>Diffusivity between measured points, by monotone interpolation.</summary>
/// <remarks>
/// D(c) is the piecewise cubic Hermite interpolant whose slopes keep it monotone between points, so that it never overshoots them; Φ is its exact integral.
/// Good between the first and last concentration and a thousandth of the range beyond, where D keeps its last value; it has none farther out.
/// Source: F. N. Fritsch, R. E. Carlson, SIAM J. Numer. Anal. 17, 238 (1980), for the monotone slopes.
/// </remarks>
public sealed class TabulatedDiffusivity : IDiffusivityLaw
{
    private readonly PiecewiseDiffusivity form;

    /// <summary>Makes the law from points.</summary>
    /// <param name="concentration">c, in the unit of concentration. Ascending, [n], n ≥ 3.</param>
    /// <param name="diffusivity">D, m²/s, [n].</param>
    /// <exception cref="ArgumentException">There are fewer than 3 points, the arrays differ in length, c does not ascend or D is not positive and finite.</exception>
    public TabulatedDiffusivity(double[] concentration, double[] diffusivity)
    {
        ArgumentNullException.ThrowIfNull(concentration);
        ArgumentNullException.ThrowIfNull(diffusivity);
        if (concentration.Length != diffusivity.Length || concentration.Length < 3)
            throw new ArgumentException($"A table holds 3 points or more, with one D each; found {concentration.Length} concentrations and {diffusivity.Length} diffusivities.", nameof(diffusivity));
        for (var i = 0; i < concentration.Length; i++)
        {
            if (!double.IsFinite(concentration[i]) || (i > 0 && !(concentration[i] > concentration[i - 1])))
                throw new ArgumentException($"Concentrations ascend and are finite; found {concentration[i]} at index {i}.", nameof(concentration));
            if (!(diffusivity[i] > 0 && double.IsFinite(diffusivity[i])))
                throw new ArgumentException($"A diffusivity is positive and finite, in m²/s; found {diffusivity[i]} at index {i}.", nameof(diffusivity));
        }

        form = new([.. concentration], Cubics(concentration, diffusivity));
    }

    /// <inheritdoc/>
    public double Diffusivity(double concentration) => form.Diffusivity(concentration);

    /// <inheritdoc/>
    public double Potential(double concentration) => form.Potential(concentration);

    /// <inheritdoc/>
    public void Diffusivities(ReadOnlySpan<double> concentration, Span<double> diffusivity) => form.Diffusivities(concentration, diffusivity);

    /// <inheritdoc/>
    public void Potentials(ReadOnlySpan<double> concentration, Span<double> potential) => form.Potentials(concentration, potential);

    private static double[] Cubics(double[] c, double[] d)
    {
        var spline = CubicSpline.InterpolatePchipSorted(c, d);
        var cubics = new double[4 * (c.Length - 1)];
        for (var i = 0; i + 1 < c.Length; i++)
        {
            var width = c[i + 1] - c[i];
            var (rise, left, right) = (d[i + 1] - d[i], width * spline.Differentiate(c[i]), width * spline.Differentiate(c[i + 1]));
            double[] cubic = [d[i], left, (3 * rise) - (2 * left) - right, left + right - (2 * rise)];
            cubic.CopyTo(cubics, 4 * i);
        }

        return cubics;
    }
}
