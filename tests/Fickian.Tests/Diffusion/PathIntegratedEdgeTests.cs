using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

public sealed class PathIntegratedEdgeTests
{
    private const double Thickness = 2e-4;
    private static readonly double[] Distances = [1e-6, 1e-5, 5e-5, 2e-4, 2e-5];
    private static readonly double[] Times = [20, 300, 1000, 4000, 60];
    private static readonly double[] Numbers = [0, 1, 2, 3, 4];

    [Fact]
    public void It_is_the_product_of_edge_and_sheet()
    {
        var edge = new PathIntegratedEdge(Thickness, Distances, Times);
        var found = new double[5];
        edge.Evaluate(Numbers, [2e-12, 3e-12], found);
        for (var i = 0; i < 5; i++)
        {
            var sheet = new PlaneSheet(Thickness).FractionalUptake([Times[i]], 2e-12)[0];
            Assert.Equal(PathIntegratedAbsorbance.Of(PathIntegratedAbsorbance.RemainingAtEdge(Distances[i], Times[i], 3e-12), 1, sheet), found[i], 1e-14);
        }
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 3e-6)]
    [InlineData(true, 3e-6)]
    public void Slopes_are_those_of_differences(bool isIsotropic, double blur)
    {
        var edge = new PathIntegratedEdge(Thickness, Distances, Times) { IsIsotropic = isIsotropic, Blur = blur };
        double[] parameters = isIsotropic ? [2.5e-12] : [2e-12, 3e-12];
        Compare(edge, Numbers, parameters);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3e-6)]
    public void A_pixel_is_the_edge_at_one_distance(double blur)
    {
        var pixel = new PathIntegratedPixel(Thickness, 3e-5) { Blur = blur };
        Compare(pixel, Times, [2.5e-12]);
        var (one, all) = (new double[5], new double[5]);
        pixel.Evaluate(Times, [2.5e-12], one);
        new PathIntegratedEdge(Thickness, [.. Enumerable.Repeat(3e-5, 5)], Times) { IsIsotropic = true, Blur = blur }.Evaluate(Numbers, [2.5e-12], all);
        Assert.Equal(all, one);
    }

    [Fact]
    public void Fits_find_both_diffusivities_again()
    {
        double[] times = [20, 60, 150, 400, 900, 1800, 3600, 7200];
        var points = Enumerable.Range(1, 20).SelectMany(i => times.Select(t => (Distance: i * 1e-5, Time: t))).ToArray();
        var edge = new PathIntegratedEdge(Thickness, Array.ConvertAll(points, p => p.Distance), Array.ConvertAll(points, p => p.Time)) { Blur = 2e-6 };
        double[] numbers = [.. Enumerable.Range(0, points.Length).Select(i => (double)i)];
        var values = new double[points.Length];
        edge.Evaluate(numbers, [2e-12, 6e-12], values);
        var fit = edge.FitTo(new Curve(numbers, values));
        Assert.Equal(2e-12, fit.Values[edge.Diffusivity], 1e-17);
        Assert.Equal(6e-12, fit.Values[edge.LateralDiffusivity], 1e-17);
    }

    [Fact]
    public void At_the_edge_and_at_time_zero_there_is_a_number()
    {
        var edge = new PathIntegratedEdge(Thickness, [0, 0, 1e-5], [0, 100, 0]);
        var (found, slopes) = (new double[3], new double[6]);
        edge.TryDifferentiate([0, 1, 2], [2e-12, 2e-12], found, slopes);
        Assert.Equal([1, 1, 0], found);
        Assert.All(slopes, s => Assert.True(double.IsFinite(s)));
        Assert.Throws<ArgumentException>(() => new PathIntegratedEdge(Thickness, [-1e-6], [1]));
        Assert.Throws<ArgumentException>(() => new PathIntegratedEdge(Thickness, [1e-6], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PathIntegratedPixel(Thickness, -1e-6));
    }

    private static void Compare(IModel model, double[] x, double[] parameters)
    {
        var (columns, slopes) = (new double[x.Length], new double[parameters.Length * x.Length]);
        Assert.True(model.TryDifferentiate(x, parameters, columns, slopes));
        for (var k = 0; k < parameters.Length; k++)
        {
            // Central differences with a step of 1e-4 err by about 1e-8 of the slope.
            var (up, down) = (new double[x.Length], new double[x.Length]);
            model.Evaluate(x, [.. parameters.Select((p, i) => i == k ? p * 1.0001 : p)], up);
            model.Evaluate(x, [.. parameters.Select((p, i) => i == k ? p * 0.9999 : p)], down);
            for (var i = 0; i < x.Length; i++)
                Assert.Equal((up[i] - down[i]) / 2e-4, slopes[(k * x.Length) + i] * parameters[k], 1e-7);
        }
    }
}
