using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

public sealed class DiffusivityMapTests
{
    private static readonly PlaneSheet Sheet = new(SimulatedMaps.Thickness);

    private static readonly double[] Times = [.. Enumerable.Range(1, 60).Select(i => 120.0 * i)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_kind_of_pixel_gets_its_status()
    {
        // Pixels: measured to the end, ended early, full at once, noise alone, not a number, zero, masked.
        double[] diffusivities = [2.81e-12, 1e-15, 1e-6, 0, double.NaN, 0, 2.81e-12];
        var random = new Random(3);
        var map = SimulatedMaps.Of(1, 7, Times, (p, t) => p switch
        {
            3 => 0.05 * SimulatedMaps.Normal(random),
            4 => t == 7 ? double.NaN : 1,
            5 => 0,
            _ => (5 * Sheet.FractionalUptake([Times[t]], diffusivities[p])[0]) + (0.02 * SimulatedMaps.Normal(random)),
        });
        // A steeper start is all that the second pixel shows.
        var fit = map.FitPixels(Sheet, new PixelMask(1, 7, [true, true, true, true, true, true, false]), cancellation: Cancel);
        Assert.Equal(
            [PixelStatus.Determined, PixelStatus.UpperBound, PixelStatus.LowerBound, PixelStatus.NotDetermined, PixelStatus.Failed, PixelStatus.NotDetermined, PixelStatus.Masked],
            fit.Status);
        Assert.Equal(PixelStatus.Masked, fit[0, 6]);
        Assert.True(double.IsNaN(fit.Diffusivity[0, 1]) && double.IsFinite(fit.Diffusivity[0, 0]));
    }

    [Fact]
    public void The_fast_way_and_the_slow_one_agree()
    {
        var map = SimulatedMaps.Slab(2, 12, edge: -150e-6, noise: 0.02);
        var fast = map.FitPixels(Sheet, cancellation: Cancel);
        var slow = map.FitPixels((_, _) => Sheet, cancellation: Cancel);
        Assert.Equal(fast.Status, slow.Status);
        for (var p = 0; p < map.Pixels; p++)
        {
            // The fast way interpolates between curves to 1e-6.
            Assert.Equal(1, fast.Layers[0].Values[p] / slow.Layers[0].Values[p], 1e-6);
            Assert.Equal(1, fast.Layers[0].StandardErrors[p] / slow.Layers[0].StandardErrors[p], 1e-4);
            Assert.Equal(1, fast.Layers[1].Values[p] / slow.Layers[1].Values[p], 1e-6);
            Assert.Equal(1, fast.Residuals[p] / slow.Residuals[p], 1e-6);
        }
    }

    [Fact]
    public void A_model_with_two_free_parameters_gives_a_layer_for_each()
    {
        var coated = Sheet with { SurfacePermeability = Parameter.Free };
        var map = SimulatedMaps.Of(1, 2, Times, (p, t) => 5 * coated.FractionalUptake([Times[t]], 2.81e-12, p == 0 ? 1e-7 : 2e-7)[0] * (1 + (1e-4 * Math.Sin(7 * t))));
        var fit = map.FitPixels(coated, cancellation: Cancel);
        Assert.Equal(["diffusivity", "surfacePermeability", "equilibriumUptake"], fit.Layers.Select(l => l.Parameter.Quantity.Name));
        Assert.All(fit.Layers, l => Assert.Equal(2, l.Count(PixelStatus.Determined)));
        Assert.Equal(2, fit.Layers[1].Values[1] / fit.Layers[1].Values[0], 0.05);
    }

    [Fact]
    public void A_sheet_sees_more_near_an_edge_and_the_pixel_that_knows_its_distance_does_not()
    {
        var map = SimulatedMaps.Slab(4, 30, edge: -20e-6, noise: 0.02);
        var apparent = map.FitPixels(Sheet, cancellation: Cancel);
        var local = map.FitPixels((_, column) => new PathIntegratedPixel(SimulatedMaps.Thickness, (column * SimulatedMaps.Pitch) + 20e-6) { Blur = SimulatedMaps.Blur }, cancellation: Cancel);
        Assert.True(apparent.Layers[0].Values[0] > 3 * SimulatedMaps.Diffusivity);
        Assert.Equal(120, local.Layers[0].Count(PixelStatus.Determined));

        // The interval of the mean holds the truth; its error is that of 120 pixels.
        Assert.True(local.Mean().Interval(0.999).Contains(SimulatedMaps.Diffusivity), $"{local.Mean()}");
        Assert.Equal(1, local.Median() / SimulatedMaps.Diffusivity, 0.02);
        Assert.Equal(1, local.ReducedChiSquare.Values.ToArray().Average(), 0.1);
    }

    [Fact]
    public void Standard_errors_of_pixels_are_those_of_their_scatter()
    {
        var map = SimulatedMaps.Slab(20, 30, edge: -1, noise: 0.05, seed: 8);
        var fit = map.FitPixels(Sheet, cancellation: Cancel);
        var pulls = fit.Layers[0].Values.Zip(fit.Layers[0].StandardErrors, (v, s) => (v - SimulatedMaps.Diffusivity) / s).ToArray();

        // 600 pixels, 10 degrees of freedom each: Student's t has a standard deviation of 1.118; its estimate is good to 4 %.
        Assert.Equal(1.118, Math.Sqrt(pulls.Average(p => p * p)), 0.15);
    }

    [Fact]
    public void Tables_and_images_keep_positions_in_order()
    {
        var map = SimulatedMaps.Slab(2, 3, edge: -1, noise: 0.02);
        var turned = new UptakeMap(map.Values, new Axis(InfraredQuantity.Y, [1, 0]), map.Columns, map.Times);
        var (image, straight) = (turned.Frame(2), map.Frame(2));
        Assert.Equal([0, 1], image.Y.ToArray());
        Assert.Equal(straight[0, 1], image[1, 1]);
        var table = turned.FitPixels(Sheet, cancellation: Cancel).ToDataFrame();
        Assert.Equal(6, table.Rows.Count);
        Assert.Equal(1.0, table[0, 1]);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused_in_one_sentence()
    {
        var map = SimulatedMaps.Slab(2, 3, edge: -1, noise: 0.02);
        Assert.Contains("2 × 3 pixels was expected", Assert.Throws<ArgumentException>(() => map.FitPixels(Sheet, new PixelMask(1, 1, [true]), cancellation: Cancel)).Message, StringComparison.Ordinal);
        Assert.Contains("usable pixel", Assert.Throws<ArgumentException>(() => map.FitPixels(Sheet, new PixelMask(2, 3, new bool[6]), cancellation: Cancel)).Message, StringComparison.Ordinal);
        var brief = new UptakeMap(map.Values[..12], map.Rows, map.Columns, new Axis(Quantity.Time, [1, 2]));
        Assert.Contains("at least 3 times", Assert.Throws<ArgumentException>(() => brief.FitPixels(Sheet, cancellation: Cancel)).Message, StringComparison.Ordinal);
        Assert.Contains("Times of a series ascend", Assert.Throws<ArgumentException>(() => new UptakeMap(map.Values[..12], map.Rows, map.Columns, new Axis(Quantity.Time, [2, 1]))).Message, StringComparison.Ordinal);
        Assert.Contains("needs 72 values", Assert.Throws<ArgumentException>(() => new UptakeMap(map.Values[..12], map.Rows, map.Columns, map.Times)).Message, StringComparison.Ordinal);
    }
}
