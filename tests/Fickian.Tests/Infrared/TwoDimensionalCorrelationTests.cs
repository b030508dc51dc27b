using Fickian.Infrared;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Infrared;

public sealed class TwoDimensionalCorrelationTests
{
    private static readonly Axis Axis = InfraredMaps.Descending(2400, 2300, 11);
    private static readonly Band All = new("all", 2300, 2400);

    private static SpectralMap Series(int frames, Func<int, double, double> value)
    {
        var values = Enumerable.Range(0, frames).SelectMany(t => InfraredMaps.On(Axis, v => value(t, v))).Select(v => (float)v).ToArray();
        return new(values, Axis, Axis.Index("row", 1), Axis.Index("column", 1), Axis.Linear(Quantity.Time, 0, frames - 1, frames));
    }

    [Fact]
    public void Two_sine_waves_correlate_by_their_phase()
    {
        const int frames = 800;
        const double lag = 0.7;
        var omega = 2 * Math.PI * 20 / frames;
        var map = Series(frames, (t, v) => v > 2350 ? Math.Sin(omega * t) : Math.Sin((omega * t) - lag));
        var correlation = TwoDimensionalCorrelation.Of(map, All);

        // Φ = ½cos β, Ψ = ½sin β·(1 − ω/π) with the early wave first; the ends of 20 periods add about 1/20 of ½ at most.
        Assert.Equal(0.5 * Math.Cos(lag), correlation.Synchronous[10, 0], 1e-3);
        Assert.Equal(0.5 * Math.Sin(lag) * (1 - (omega / Math.PI)), correlation.Asynchronous[10, 0], 0.025);
        Assert.Equal(0.5, correlation.Synchronous[0, 0], 1e-3);
        Assert.Equal([2300, 2400], new[] { correlation.Synchronous.X.Span[0], correlation.Synchronous.X.Span[^1] });
    }

    [Fact]
    public void The_earlier_band_of_an_uptake_has_a_positive_asynchronous_peak()
    {
        var map = Series(60, (t, v) => 1 - Math.Exp(-t / (v > 2350 ? 8.0 : 16)));
        var correlation = TwoDimensionalCorrelation.Of(map, All);
        Assert.True(correlation.Synchronous[10, 0] > 0);
        Assert.True(correlation.Asynchronous[10, 0] > 0);
    }

    [Fact]
    public void Synchronous_is_symmetric_and_asynchronous_antisymmetric()
    {
        var random = new MersenneTwister(2);
        var correlation = TwoDimensionalCorrelation.Of(Series(17, (_, _) => random.NextDouble()), All);
        for (var i = 0; i < 11; i++)
        {
            for (var j = 0; j < 11; j++)
            {
                // Rounding of sums of 17 terms below 1.
                Assert.Equal(correlation.Synchronous[i, j], correlation.Synchronous[j, i], 1e-15);
                Assert.Equal(correlation.Asynchronous[i, j], -correlation.Asynchronous[j, i], 1e-15);
            }
        }

        Assert.Throws<ArgumentException>(() => TwoDimensionalCorrelation.Of(Series(2, (t, _) => t), All));
    }
}
