using Fickian.Diffraction;
using MathNet.Numerics.Distributions;

namespace Fickian.Tests.Diffraction;

/// <summary>Counted patterns with known lines.</summary>
internal static class SimulatedPattern
{
    /// <summary>Poisson counts about an expected course.</summary>
    public static Diffractogram Of(double from, double to, double step, Func<double, double> expected, int seed, Radiation? radiation = null)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, (int)Math.Round((to - from) / step) + 1).Select(i => from + (i * step))];
        return new("simulated", x, Array.ConvertAll(x, v => expected(v) > 1e6 ? Math.Round(Normal.Sample(random, expected(v), Math.Sqrt(expected(v)))) : Poisson.Sample(random, expected(v))))
        {
            Value = DiffractionQuantity.Counts,
            Provenance = Provenance.Simulated,
            Radiation = radiation,
        };
    }

    /// <summary>Pseudo-Voigt line of a height.</summary>
    public static double Line(double x, double position, double width, double height, double mixing = 0.5)
    {
        var u = (x - position) / width;
        return height * ((mixing / (1 + (4 * u * u))) + ((1 - mixing) * Math.Exp(-4 * Math.Log(2) * u * u)));
    }

    /// <summary>Counts of a mixture of simulated phases, each with its mass share.</summary>
    public static Diffractogram Mixture(int seed, double counts, double width, params (PowderPattern Pattern, double Share, double Shift)[] phases)
    {
        double[] grid = [.. Enumerable.Range(0, 1751).Select(i => 5 + (i * 0.02))];
        var total = new double[grid.Length];
        foreach (var (pattern, share, shift) in phases)
        {
            var structure = pattern.Structure;
            var scale = share * pattern.Strongest.Reflections.Sum(r => r.Intensity) / pattern.Strongest.Intensity / (structure.Density * structure.Cell.Volume * structure.Cell.Volume);
            var curve = pattern.On([.. grid.Select(x => x - shift)], LineProfile.OfWidth(width));
            for (var i = 0; i < total.Length; i++)
                total[i] += scale * curve.Y.Span[i];
        }

        var factor = counts / total.Max();
        return Of(5, 40, 0.02, x => 100 + (factor * total[Math.Clamp((int)Math.Round((x - 5) / 0.02), 0, total.Length - 1)]), seed, Radiation.CopperKAlpha1);
    }
}
