using Fickian.Diffusion;
using Fickian.Fitting;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Diffusion;

public sealed class ZeroLengthColumnTests
{
    private static readonly ZeroLengthColumn Column = new(Radius: 50.Micrometres());

    [Fact]
    public void What_the_purge_carries_away_is_what_the_spheres_held()
    {
        // ∫c dFo = c₀/(3L), for the spheres hold 1 and lose 3L·c per unit of Fo; Fo = u² makes c smooth.
        foreach (var flow in new[] { 0.5, 5, 50 })
        {
            var column = new ZeroLengthColumn(Radius: 1);
            const int Segments = 400;
            var end = Math.Sqrt(20 * (1 + (1 / flow)));
            var carried = Enumerable.Range(0, Segments).Sum(i => MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
                u => 2 * u * column.Effluent([u * u], 1, flow)[0], i * end / Segments, (i + 1) * end / Segments, 10));
            Assert.Equal(1, 3 * flow * carried, 1e-7);
        }
    }

    [Fact]
    public void A_slow_purge_empties_the_column_in_equilibrium()
    {
        // c/c₀ = e^{−3L·Fo} up to the relative order L.
        const double Flow = 1e-4;
        Assert.Equal(1, Column.Effluent([1e4 * 2.5e-9 / 1e-12], 1e-12, Flow)[0] / Math.Exp(-3 * Flow * 1e4), 5 * Flow);
    }

    [Fact]
    public void A_fast_purge_determines_D_without_a_start()
    {
        var random = new Xoshiro256StarStar(7, threadSafe: false);
        var time = Enumerable.Range(1, 150).Select(i => i * 10.0).ToArray();
        var effluent = Column.Effluent(time, 1e-12, 20);
        var sigma = Array.ConvertAll(effluent, c => 0.001 + (0.01 * c));
        var fit = Column.FitTo(new Curve(time, [.. effluent.Zip(sigma, (c, s) => c + Normal.Sample(random, 0, s))], sigma));
        Assert.True(fit[Column.Diffusivity].Interval(0.999).Contains(1e-12), fit.ToString());
        Assert.Equal(Verdict.Determined, fit[Column.Diffusivity].Verdict);
    }

    [Fact]
    public void Before_the_purge_the_effluent_is_full() => Assert.Equal([1, 1], Column.Effluent([-1, 0], 1e-12, 3));
}
