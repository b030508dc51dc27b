using Fickian.Diffusion;
using Fickian.Numerics;

namespace Fickian.Tests.Diffusion;

public sealed class GoldenUptakeTests
{
    // Stated in the documentation of the models; the golden values themselves have twenty digits.
    private const double StatedError = 1e-12;

    // e^{−λFo} carries the round-off of its exponent: 1e-16·λFo with λFo up to 50.
    private const double TailError = 1e-13;

    private const double RootError = 1e-14;

    public static TheoryData<string> Shapes => ["slab", "cylinder", "sphere"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Uptake_at_constant_surface_concentration_has_twelve_digits(string shape)
    {
        foreach (var row in GoldenValues.Of($"{shape}.constant-surface", "F").Where(r => r.Variable == "F"))
            AssertClose(row, Bodies.WithName(shape).Uptake(row.Fourier), StatedError);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Uptake_through_a_barrier_has_twelve_digits(string shape)
    {
        foreach (var row in GoldenValues.Of($"{shape}.surface-resistance", "F").Where(r => r.Variable == "F"))
            AssertClose(row, Bodies.WithName(shape).Uptake(row.Fourier, row.Number()), StatedError);
    }

    [Fact]
    public void Uptake_of_a_box_has_twelve_digits()
    {
        foreach (var row in GoldenValues.Of("box.constant-surface", "F"))
        {
            var half = Array.ConvertAll(row.Ratios(), r => r * Bodies.Length);
            AssertClose(row, new Cuboid(2 * half[0], 2 * half[1], 2 * half[2]).Uptake(row.Fourier), StatedError);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_remains_has_its_digits_however_little_it_is(string shape)
    {
        foreach (var row in GoldenValues.Of($"{shape}.constant-surface", "one_minus_F"))
            AssertClose(row, Bodies.WithName(shape).Rest(row.Fourier), TailError);
        foreach (var row in GoldenValues.Of($"{shape}.surface-resistance", "one_minus_F"))
            AssertClose(row, Bodies.WithName(shape).Rest(row.Fourier, row.Number()), TailError);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Given_fractions_are_reached_at_the_known_times(string shape)
    {
        foreach (var row in GoldenValues.Of($"{shape}.constant-surface", "Fo(F="))
        {
            var fraction = double.Parse(row.Variable[5..^1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(fraction, Bodies.WithName(shape).Uptake(row.Value), StatedError);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Eigenvalues_have_all_their_digits(string shape)
    {
        var body = ShapeOf(shape);
        foreach (var row in GoldenValues.Of($"{shape}.constant-surface", "eigenvalue"))
            AssertClose(row, Eigenvalues.Root(body, 0, Order(row)), RootError);
        foreach (var row in GoldenValues.Of($"{shape}.surface-resistance", "eigenvalue"))
            AssertClose(row, Eigenvalues.Root(body, 1 / row.Number(), Order(row)), RootError);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_mean_uptake_time_is_the_integral_of_what_remains(string shape)
    {
        foreach (var row in GoldenValues.Of($"{shape}.constant-surface", "mean_time"))
            AssertClose(row, MeanTime(fourier => Bodies.WithName(shape).Rest(fourier), longest: 16), StatedError);
        foreach (var row in GoldenValues.Of($"{shape}.surface-resistance", "mean_time"))
            AssertClose(row, MeanTime(fourier => Bodies.WithName(shape).Rest(fourier, row.Number()), longest: 16 + (40 / row.Number())), StatedError);
    }

    /// <summary>∫(1 − F)dFo with Fo = u², in which 1 − F is smooth; e^{−λ₁·longest} is below 1e-15.</summary>
    private static double MeanTime(Func<double, double> rest, double longest)
    {
        const int Segments = 200;
        var width = Math.Sqrt(longest) / Segments;
        return Enumerable.Range(0, Segments).Sum(i =>
            MathNet.Numerics.Integration.GaussLegendreRule.Integrate(u => 2 * u * rest(u * u), i * width, (i + 1) * width, 8));
    }

    private static BodyShape ShapeOf(string name) => name switch
    {
        "slab" => BodyShape.Sheet,
        "cylinder" => BodyShape.Cylinder,
        _ => BodyShape.Sphere,
    };

    private static int Order(GoldenValue row) => int.Parse(row.Variable["eigenvalue".Length..], System.Globalization.CultureInfo.InvariantCulture);

    private static void AssertClose(GoldenValue row, double found, double tolerance) =>
        Assert.True(Math.Abs((found / row.Value) - 1) <= tolerance, $"{row}: found {found:R}, relative error {(found / row.Value) - 1:E2}");
}
