using System.Globalization;
using Fickian.Diffusion;

namespace Fickian.Tests.Diffusion;

/// <summary>Surfaces that change with time, finite baths and profiles, against twenty-digit values.</summary>
public sealed class GoldenBoundaryTests
{
    // Stated in the documentation of the models; the golden values themselves have twenty digits.
    private const double StatedError = 1e-12;

    private const double RootError = 1e-14;

    public static TheoryData<string> Shapes => ["slab", "cylinder", "sphere"];

    public static TheoryData<string, string> Surfaces =>
        new(from shape in new[] { "slab", "cylinder", "sphere" } from surface in new[] { "exponential-surface", "linear-ramp", "finite-bath" } select (shape, surface));

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void Uptake_has_twelve_digits(string shape, string surface)
    {
        foreach (var row in GoldenValues.Of($"{shape}.{surface}", "F").Where(r => r.Variable == "F"))
            AssertClose(row, Model(row).FractionalUptake([row.Fourier], 1)[0], StatedError);
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void What_remains_has_its_digits_however_little_it_is(string shape, string surface)
    {
        foreach (var row in GoldenValues.Of($"{shape}.{surface}", "one_minus_F"))
            AssertClose(row, Rest(Model(row), row.Fourier), StatedError);
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void The_mean_uptake_time_is_the_integral_of_what_remains(string shape, string surface)
    {
        foreach (var row in GoldenValues.Of($"{shape}.{surface}", "mean_time"))
            AssertClose(row, MeanTime(Model(row)), StatedError);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Eigenvalues_of_a_finite_bath_have_all_their_digits(string shape)
    {
        foreach (var row in GoldenValues.Of($"{shape}.finite-bath", "eigenvalue"))
        {
            var order = int.Parse(row.Variable["eigenvalue".Length..], CultureInfo.InvariantCulture);
            AssertClose(row, Eigenvalues.Root(SolidBody.Of(Unit(shape))!.Value.Shape, 0, order, 1 / row.Number()), RootError);
        }
    }

    [Fact]
    public void Uptake_of_a_finite_cylinder_has_twelve_digits()
    {
        foreach (var row in GoldenValues.Of("finite-cylinder.constant-surface", "F").Where(r => r.Variable == "F"))
            AssertClose(row, new FiniteCylinder(Radius: 1, Height: 2 * row.Number()).FractionalUptake([row.Fourier], 1)[0], StatedError);
    }

    [Theory]
    [InlineData("slab.constant-surface")]
    [InlineData("cylinder.constant-surface")]
    [InlineData("sphere.constant-surface")]
    [InlineData("slab.surface-resistance")]
    [InlineData("slab.finite-bath")]
    [InlineData("slab.exponential-surface")]
    public void Concentrations_have_twelve_digits_however_small(string model)
    {
        foreach (var row in GoldenValues.Of(model, "c(x="))
        {
            double[] position = [double.Parse(row.Variable[4..^1], CultureInfo.InvariantCulture)];
            var found = (model[..model.IndexOf('.', StringComparison.Ordinal)], Model(row)) switch
            {
                (_, UnderPressure body) => body.Profile(position, row.Fourier, 1),
                (_, FiniteBath body) => body.Profile(position, row.Fourier, 1),
                ("slab", _) => new PlaneSheet(Thickness: 2).Profile(position, row.Fourier, 1, Permeability(row)),
                ("cylinder", _) => new InfiniteCylinder(Radius: 1).Profile(position, row.Fourier, 1),
                _ => new Sphere(Radius: 1).Profile(position, row.Fourier, 1),
            };
            AssertClose(row, found[0], StatedError);
        }
    }

    private static double Permeability(GoldenValue row) => row.Parameters.Length == 0 ? double.PositiveInfinity : row.Number();

    private static IUptakeModel Unit(string shape) => shape switch
    {
        "slab" => new PlaneSheet(Thickness: 2),
        "cylinder" => new InfiniteCylinder(Radius: 1),
        _ => new Sphere(Radius: 1),
    };

    private static IUptakeModel Model(GoldenValue row)
    {
        var (shape, surface) = (row.Model[..row.Model.IndexOf('.', StringComparison.Ordinal)], row.Model[(row.Model.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return surface switch
        {
            "exponential-surface" => new UnderPressure(Unit(shape), new ExponentialPressure(Rate(shape, row))),
            "linear-ramp" => new UnderPressure(Unit(shape), new LinearPressureRamp(row.Number())),
            "finite-bath" => new FiniteBath(Unit(shape)) { BathCapacity = row.Number() },
            _ => Unit(shape),
        };
    }

    private static double Rate(string shape, GoldenValue row) => row.Parameters switch
    {
        "b=lambda1" => Math.Pow(Eigenvalues.Root(SolidBody.Of(Unit(shape))!.Value.Shape, 0, 1), 2),
        "b=lambda2" => Math.Pow(Eigenvalues.Root(SolidBody.Of(Unit(shape))!.Value.Shape, 0, 2), 2),
        _ => row.Number(),
    };

    private static double Rest(IUptakeModel model, double fourier)
    {
        var rest = new double[1];
        model.RemainingUptake([fourier], 1, double.PositiveInfinity, rest);
        return rest[0];
    }

    /// <summary>∫(1 − F)dFo up to the end of a ramp with Fo = u², after it with Fo = end + u², in which 1 − F is smooth; e^{−0.5·100} is below 1e-15.</summary>
    private static double MeanTime(IUptakeModel model)
    {
        const int Segments = 200;
        const double Longest = 10;
        var end = model is UnderPressure { History: LinearPressureRamp ramp } ? ramp.Duration.Value : 0;
        double Part(double start, double length) => Enumerable.Range(0, Segments).Sum(i => MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
            u => 2 * u * Rest(model, start + (u * u)), length * i / Segments, length * (i + 1) / Segments, 12));
        return (end > 0 ? Part(0, Math.Sqrt(end)) : 0) + Part(end, Longest);
    }

    private static void AssertClose(GoldenValue row, double found, double tolerance) =>
        Assert.True(Math.Abs((found / row.Value) - 1) <= tolerance, $"{row}: found {found:R}, relative error {(found / row.Value) - 1:E2}");
}
