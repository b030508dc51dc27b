using System.Numerics;
using System.Runtime.Intrinsics;
using Fickian.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Fickian.Infrared;

/// <summary>What an instrument of finite resolution sees of gas lines.</summary>
/// <remarks>
/// Monochromatic absorbance a(ν̃) = Σ Sᵢ·Voigt; transmittance 10^(−a·u) of a column u; convolved with the line shape of the instrument, that is multiplied by the apodisation over the path difference up to L = 1/resolution;
/// −log₁₀ of it over u. For u → 0 this is a itself, convolved. A column whose lines are saturated has another shape, and less area, than a thin one.
/// On a grid of half the narrowest half width, at most 2¹⁹ points: narrower lines are widened to two points.
/// </remarks>
internal static class GasLineSpectrum
{
    private const int LongestGrid = 1 << 19;
    private const double Margin = 25;
    private const double NearField = 60;
    private static readonly double RootLogTwo = Math.Sqrt(Math.Log(2));

    /// <summary>Absorbance per column, finely sampled.</summary>
    /// <param name="lines">Lines.</param>
    /// <param name="resolution">Resolution, 1/L, cm⁻¹.</param>
    /// <param name="column">Column of gas u, Pa·m; 0 for a thin one.</param>
    /// <param name="apodisation">Apodisation of the interferogram.</param>
    public static Spectrum Of(IReadOnlyList<GasLine> lines, double resolution, double column, Apodisation apodisation)
    {
        var margin = Margin + (4 * resolution);
        var (low, high) = (lines.Min(l => l.Wavenumber) - margin, lines.Max(l => l.Wavenumber) + margin);
        var narrowest = lines.Min(l => Math.Max(l.Lorentz, l.Doppler));
        var wanted = (high - low) / (0.5 * narrowest);
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(wanted, 4096, LongestGrid));
        var step = (high - low) / count;
        var absorbance = new double[count];
        foreach (var line in lines)
            Add(absorbance, low, step, line with { Lorentz = Math.Max(line.Lorentz, narrowest < 2 * step ? 2 * step : 0) });
        Convolve(absorbance, step, resolution, column, apodisation);

        // A twentieth of the resolution is fine enough for a spline.
        var stride = Math.Max(1, (int)(0.05 * resolution / step));
        var kept = Enumerable.Range(0, count / stride).Select(k => k * stride).ToArray();
        return new(new Axis(InfraredQuantity.Wavenumber, Array.ConvertAll(kept, i => low + (i * step))), Array.ConvertAll(kept, i => absorbance[i])) { Provenance = Provenance.Computed };
    }

    // Voigt profile near the line; beyond 60 half widths the wing of Lorentz alone.
    private static void Add(double[] absorbance, double low, double step, GasLine line)
    {
        var centre = (line.Wavenumber - low) / step;
        var reach = NearField * Math.Max(line.Lorentz, line.Doppler) / step;
        var (first, end) = (Math.Max(0, (int)(centre - reach)), Math.Min(absorbance.Length, (int)(centre + reach) + 1));
        var scale = RootLogTwo / Math.Max(line.Doppler, 1e-3 * step);
        var height = line.Strength * scale / Math.Sqrt(Math.PI);
        var y = Vector256.Create(line.Lorentz * scale);
        for (var i = first; i < end; i += 4)
        {
            var x = (Vector256.Create((double)i, i + 1, i + 2, i + 3) - Vector256.Create(centre)) * (step * scale);
            var (real, _) = Faddeeva.W(x, y);
            for (var k = i; k < Math.Min(i + 4, end); k++)
                absorbance[k] += height * real[k - i];
        }

        var (wing, square) = (line.Strength * line.Lorentz / Math.PI, line.Lorentz * line.Lorentz);
        Wing(absorbance.AsSpan(0, first), centre, 0, step, wing, square);
        Wing(absorbance.AsSpan(end), centre, end, step, wing, square);
    }

    private static void Wing(Span<double> absorbance, double centre, int offset, double step, double wing, double square)
    {
        for (var i = 0; i < absorbance.Length; i++)
        {
            var away = (i + offset - centre) * step;
            absorbance[i] += wing / ((away * away) + square);
        }
    }

    private static void Convolve(double[] absorbance, double step, double resolution, double column, Apodisation apodisation)
    {
        var values = Array.ConvertAll(absorbance, a => new Complex(column > 0 ? 1 - Math.Pow(10, -a * column) : a, 0));
        Fourier.Forward(values, FourierOptions.Matlab);
        // Path difference of a Fourier component over the largest one; the last component counts as far as it lies inside.
        var spacing = resolution / (values.Length * step);
        for (var k = 0; k < values.Length; k++)
        {
            var u = Math.Min(k, values.Length - k) * spacing;
            values[k] *= Weight(apodisation, Math.Min(u, 1)) * Math.Clamp(((1 - u) / spacing) + 0.5, 0, 1);
        }

        Fourier.Inverse(values, FourierOptions.Matlab);
        for (var i = 0; i < values.Length; i++)
            absorbance[i] = column > 0 ? -Math.Log10(1 - values[i].Real) / column : values[i].Real;
    }

    private static double Weight(Apodisation apodisation, double u)
    {
        var rest = 1 - (u * u);
        return apodisation switch
        {
            Apodisation.Triangular => 1 - u,
            Apodisation.HappGenzel => 0.54 + (0.46 * Math.Cos(Math.PI * u)),
            Apodisation.NortonBeerMedium => 0.152442 - (0.136176 * rest) + (0.983734 * rest * rest),
            Apodisation.BlackmanHarris => 0.42323 + (0.49755 * Math.Cos(Math.PI * u)) + (0.07922 * Math.Cos(2 * Math.PI * u)),
            _ => 1,
        };
    }
}
