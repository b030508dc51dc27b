using Fickian.Diffusion;

namespace Fickian.Tests.Diffusion;

public sealed class SquareRootPlotTests
{
    private static readonly PlaneSheet Sheet = new(Thickness: 2e-4);

    [Fact]
    public void The_slope_is_that_of_the_short_time_law()
    {
        var plot = SquareRootPlot.Of(Simulated.Uptake(Sheet, 1, noise: 0.002, points: 200, amount: 3));
        var expected = 3 * 2 / Math.Sqrt(Math.PI) * Math.Sqrt(Simulated.Diffusivity) / 1e-4;

        // F = 0.5 lies 1 % below the straight line, and the noise adds 0.2 %.
        Assert.Equal(1, plot.Slope.Value / expected, 0.015);
        Assert.Equal(0, plot.Line.X.Span[0]);
    }

    [Fact]
    public void A_barrier_bends_the_beginning()
    {
        var plot = SquareRootPlot.Of(Simulated.Uptake(Sheet, 1, noise: 0.002, points: 200, barrier: 3));
        Assert.True(plot.IsBent);
        Assert.True(plot.Intercept.Value < 0);
        Assert.Contains("starts late", plot.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_points_on_the_beginning_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SquareRootPlot.Of(new Curve([0, 1, 2, 3], [0, 1, 1, 1])));
        Assert.Throws<ArgumentException>(() => SquareRootPlot.Of(new Curve([-1, 1, 2, 3], [0, 0.1, 0.2, 1])));
    }
}
