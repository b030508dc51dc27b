using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Tests.Diffusion;

public sealed class BodyProfileTests
{
    private const double Half = 1e-4;
    private const double Diffusivity = 2e-12;
    private const double Unit = Half * Half / Diffusivity;

    // Stated in the documentation: 1e-12; the contour that it is compared with has 1e-12 of a value up to 1.
    private const double StatedError = 3e-12;

    // Sixth-order central difference with h = 0.02 in the logarithm: h⁶/140 times the seventh derivative, and 1e-13/h.
    private const double DifferenceError = 2e-8;

    private static readonly double[] Depths = [0, 1e-6, 1e-5, 4e-5, 9.9999e-5, 1e-4, 1.5e-4, 2e-4];

    public static TheoryData<BodyShape, double> Surfaces => new(
        from shape in Enum.GetValues<BodyShape>()
        from barrier in new[] { 1e-3, 0.5, 1, 30, 1e4, double.PositiveInfinity }
        select (shape, barrier));

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void The_series_agrees_with_the_contour(BodyShape shape, double barrier)
    {
        IUptakeModel body = shape switch { BodyShape.Sheet => new PlaneSheet(2 * Half), BodyShape.Cylinder => new InfiniteCylinder(Half), _ => new Sphere(Half) };
        var permeability = barrier * Diffusivity / Half;
        double[] positions = Array.ConvertAll(Depths, d => Math.Min(Half, Math.Abs(Half - d)));
        foreach (var time in new[] { 1e-7, 1.01e-5, 1e-3, 0.1, 2 }.Select(f => f * Unit))
        {
            var columns = new double[2 * Depths.Length];
            new BodyProfile(shape, Half, time).Evaluate(Depths, [Diffusivity, permeability], columns);
            var expected = body switch
            {
                PlaneSheet sheet => sheet.Profile(positions, time, Diffusivity, permeability),
                InfiniteCylinder cylinder => cylinder.Profile(positions, time, Diffusivity, permeability),
                Sphere sphere => sphere.Profile(positions, time, Diffusivity, permeability),
                _ => throw new InvalidOperationException(body.Name),
            };
            Assert.All(expected.Zip(columns), p => Assert.Equal(p.First, p.Second, StatedError));
        }
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void Slopes_agree_with_differences(BodyShape shape, double barrier)
    {
        foreach (var time in new[] { 1e-6, 2e-4, 0.02, 0.7 }.Select(f => f * Unit))
        {
            var model = new BodyProfile(shape, Half, time) { SurfacePermeability = double.IsFinite(barrier) ? Parameter.Free : double.PositiveInfinity };
            double[] at = [Diffusivity, barrier * Diffusivity / Half];
            var (columns, slopes) = (new double[2 * Depths.Length], new double[4 * Depths.Length]);
            Assert.True(model.TryDifferentiate(Depths, at, columns, slopes));
            for (var k = 0; k < (double.IsFinite(barrier) ? 2 : 1); k++)
            {
                var expected = Difference(model, at, k);
                for (var i = 0; i < Depths.Length; i++)
                {
                    // Earlier than Fo = 1e-5 the model itself takes differences, of second order with a step of 1e-3.
                    var tolerance = time < 1e-5 * Unit ? 1e-6 : DifferenceError;
                    Assert.True(Math.Abs((slopes[(2 * k * Depths.Length) + i] * at[k]) - expected[i]) < tolerance, $"{shape}, L {barrier}, t {time}, parameter {k}, depth {Depths[i]}: {slopes[(2 * k * Depths.Length) + i] * at[k]}, {expected[i]}");
                }
            }
        }
    }

    [Fact]
    public void A_depth_outside_the_body_is_refused() =>
        Assert.Contains("through the whole body", Assert.Throws<ArgumentException>(() => new BodyProfile(BodyShape.Sheet, Half, 1).Evaluate([3e-4], [1e-12, 1], new double[2])).Message, StringComparison.Ordinal);

    private static double[] Difference(BodyProfile model, double[] at, int k)
    {
        const double Step = 0.02;
        double[] Value(int i)
        {
            var moved = at.ToArray();
            moved[k] *= Math.Exp(i * Step);
            var columns = new double[2 * Depths.Length];
            model.Evaluate(Depths, moved, columns);
            return columns;
        }

        double[][] values = [.. new[] { -3, -2, -1, 1, 2, 3 }.Select(Value)];
        return [.. Depths.Select((_, i) => ((45 * (values[3][i] - values[2][i])) - (9 * (values[4][i] - values[1][i])) + (values[5][i] - values[0][i])) / (60 * Step))];
    }
}
