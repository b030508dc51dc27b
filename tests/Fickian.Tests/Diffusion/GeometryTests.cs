using Fickian.Diffusion;

namespace Fickian.Tests.Diffusion;

public sealed class GeometryTests
{
    // Stated in the documentation of the models.
    private const double StatedError = 1e-12;

    // Two meshes of 60 and 120 cells: h² is 3e-4 and 7e-5, what extrapolation leaves is some h⁴ = 8e-8 times the steepness of front and hole, below 50.
    private const double MeshError = 4e-6;
    private const int Cells = 60;

    private static readonly double[] Times = [1e-8, 1e-6, 1e-4, 1e-3, 5e-3, 0.0199, 0.0201, 0.05, 0.1, 0.3, 1, 3, 10];
    private static readonly double[] FromTheMesh = [0.03, 0.1, 0.3, 1];
    private static readonly double[] Permeabilities = [double.PositiveInfinity, 1e6, 100, 1, 1e-3, 1e-6];

    [Fact]
    public void A_sheet_with_two_equal_faces_is_the_plane_sheet()
    {
        foreach (var k in Permeabilities)
            AssertSame(new TwoFacedSheet(Thickness: 2) { SecondPermeability = k }, new PlaneSheet(Thickness: 2), k);
    }

    [Fact]
    public void A_sheet_with_a_sealed_second_face_is_the_one_with_one_exposed_face()
    {
        foreach (var k in Permeabilities)
            AssertSame(new TwoFacedSheet(Thickness: 1) { SecondPermeability = 0 }, new PlaneSheet(Thickness: 1) { ExposedFaces = ExposedFaces.One }, k);
    }

    [Fact]
    public void It_does_not_matter_which_face_is_called_the_first()
    {
        var (one, other) = (new TwoFacedSheet(Thickness: 1) { SecondPermeability = 0.2 }, new TwoFacedSheet(Thickness: 1) { SecondPermeability = 30 });
        AssertClose(one.FractionalUptake(Times, 1, 30), other.FractionalUptake(Times, 1, 0.2), StatedError);
    }

    [Theory]
    [InlineData(0.2, 30)]
    [InlineData(5, 0.01)]
    [InlineData(1e9, 2)]
    public void Unequal_faces_agree_with_finite_volumes(double first, double second) =>
        AssertClose(
            new TwoFacedSheet(Thickness: 1) { SecondPermeability = second }.FractionalUptake(FromTheMesh, 1, first),
            FiniteVolumeEigenmodes.Extrapolated(power: 0, 0, first, second, FromTheMesh, Cells), MeshError);

    [Theory]
    [InlineData(InnerSurface.Sealed, 0.05, 1e9)]
    [InlineData(InnerSurface.Sealed, 1.0, 1e9)]
    [InlineData(InnerSurface.Sealed, 1.0, 0.5)]
    [InlineData(InnerSurface.Sealed, 8.0, 20)]
    [InlineData(InnerSurface.Held, 0.05, 1e9)]
    [InlineData(InnerSurface.Held, 1.0, 1e9)]
    [InlineData(InnerSurface.Held, 1.0, 0.5)]
    [InlineData(InnerSurface.Held, 8.0, 20)]
    public void A_hollow_sphere_agrees_with_finite_volumes(InnerSurface surface, double inner, double permeability)
    {
        var inside = surface == InnerSurface.Held ? double.PositiveInfinity : 0;
        AssertClose(
            new HollowSphere(inner, inner + 1) { InnerSurface = surface }.FractionalUptake(FromTheMesh, 1, permeability),
            FiniteVolumeEigenmodes.Extrapolated(power: 2, inner, inside, permeability, FromTheMesh, Cells), MeshError);
    }

    [Fact]
    public void A_hollow_sphere_without_a_hole_is_a_sphere()
    {
        // The hole of a billionth of the radius takes 1e-27 of the volume and moves the first eigenvalue by no more.
        foreach (var k in Permeabilities)
            AssertSame(new HollowSphere(InnerRadius: 1e-9, OuterRadius: 1), new Sphere(Radius: 1), k);
    }

    [Fact]
    public void A_hollow_sphere_with_a_thin_wall_is_a_sheet()
    {
        // Curvature changes the uptake by the wall over the radius.
        const double Wall = 1e-6;
        foreach (var k in Permeabilities)
        {
            AssertClose(Thin(InnerSurface.Sealed, k), new PlaneSheet(Thickness: 1) { ExposedFaces = ExposedFaces.One }.FractionalUptake(Times, 1, k), 3 * Wall);
            AssertClose(Thin(InnerSurface.Held, k), new TwoFacedSheet(Thickness: 1) { SecondPermeability = double.PositiveInfinity }.FractionalUptake(Times, 1, k), 3 * Wall);
        }

        static double[] Thin(InnerSurface surface, double k) => new HollowSphere(1 / Wall, (1 / Wall) + 1) { InnerSurface = surface }.FractionalUptake(Times, 1, k);
    }

    [Fact]
    public void A_wall_held_on_both_sides_follows_its_series()
    {
        var (a, b) = (0.4, 1.0);
        var time = 0.2 * (b - a) * (b - a);
        var rest = Enumerable.Range(1, 40).Sum(n =>
            6 * Math.Pow(a - (n % 2 == 0 ? b : -b), 2) / (n * n * Math.PI * Math.PI * ((a * a) + (a * b) + (b * b))) * Math.Exp(-n * n * Math.PI * Math.PI * 0.2));
        Assert.Equal(1 - rest, new HollowSphere(a, b) { InnerSurface = InnerSurface.Held }.FractionalUptake([time], 1)[0], StatedError);
    }

    [Fact]
    public void A_tall_cylinder_is_infinite_and_a_flat_one_a_sheet()
    {
        // The ends of a cylinder a billion radii high let in √(Dt) over that height.
        AssertClose(new FiniteCylinder(Radius: 1, Height: 1e9).FractionalUptake(Times, 1), new InfiniteCylinder(Radius: 1).FractionalUptake(Times, 1), 1e-8);
        AssertClose(new FiniteCylinder(Radius: 1e9, Height: 2).FractionalUptake(Times, 1), new PlaneSheet(Thickness: 2).FractionalUptake(Times, 1), 1e-8);
    }

    [Fact]
    public void A_finite_cylinder_behind_a_tight_barrier_fills_at_the_rate_of_its_surface()
    {
        // 1 − F = exp[−k(S/V)t] but for terms of the order ka/D = 1e-7.
        var body = new FiniteCylinder(Radius: 1, Height: 3);
        Assert.Equal(1 - Math.Exp(-1), body.FractionalUptake([1 / (1e-7 * body.SurfaceToVolume)], 1, 1e-7)[0], 1e-6);
    }

    [Fact]
    public void A_block_that_is_isotropic_does_not_know_its_axes()
    {
        var block = new AnisotropicCuboid(1, 2, 3);
        foreach (var k in Permeabilities)
            AssertSame(block, new Cuboid(1, 2, 3), k);
    }

    [Fact]
    public void An_axis_four_times_as_fast_is_as_good_as_an_edge_of_half_the_length() =>
        AssertClose(
            new AnisotropicCuboid(1, 2, 3) { DiffusivityB = 4.0, DiffusivityC = 1.0 }.FractionalUptake(Times, 1),
            new Cuboid(1, 1, 3).FractionalUptake(Times, 1), StatedError);

    [Fact]
    public void Tied_axes_share_their_diffusivity()
    {
        var free = new AnisotropicCuboid(1, 2, 3);
        Compare(TiedAxes.AAndB, [2, 9, 5], [2, 9, 2, 5]);
        Compare(TiedAxes.AAndC, [2, 9, 5], [2, 9, 5, 2]);
        Compare(TiedAxes.BAndC, [2, 9, 5], [2, 9, 5, 5]);

        void Compare(TiedAxes tie, double[] tied, double[] all)
        {
            var (found, expected) = (new double[Times.Length], new double[Times.Length]);
            (free with { TiedAxes = tie }).Evaluate(Times, tied, found);
            free.Evaluate(Times, all, expected);
            Assert.Equal(expected, found);
        }
    }

    [Theory]
    [InlineData("sphere", 3, 1)]
    [InlineData("cylinder", 2, 0.5)]
    [InlineData("slab", 1, 0)]
    public void Surface_and_curvature_give_the_first_uptake_of_any_shape(string shape, double surface, double curvature)
    {
        // Stated in the documentation: half a per cent up to an uptake of 0.3.
        var body = new SmoothBody(surface) { MeanCurvature = curvature };
        IUptakeModel exact = shape switch { "sphere" => new Sphere(1), "cylinder" => new InfiniteCylinder(1), _ => new PlaneSheet(2) };
        foreach (var time in Enumerable.Range(0, 60).Select(i => Math.Pow(10, -8 + (0.1 * i))))
        {
            var expected = exact.FractionalUptake([time], 1)[0];
            var found = body.FractionalUptake([time], 1)[0];
            Assert.InRange(found, 0, 1);
            if (expected < SmoothBody.LargestUptake)
                Assert.Equal(1, found / expected, 0.005);
        }
    }

    [Fact]
    public void Data_that_go_beyond_short_times_are_reported()
    {
        var body = new SmoothBody(3e4);
        Assert.Empty(body.Findings(new Curve([1, 2], [0.1, 0.2])));
        Assert.Contains("80 %", Assert.Single(body.Findings(new Curve([1, 2], [0.1, 0.8]))).Message);
    }

    [Fact]
    public void Lengths_out_of_order_are_refused()
    {
        Assert.Contains("larger than the inner", Assert.Throws<ArgumentOutOfRangeException>(() => new HollowSphere(2, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new HollowSphere(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiniteCylinder(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmoothBody(1) { MeanCurvature = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmoothBody(1).FractionalUptake([1], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlaneSheet(2).Profile([1.5], 1, 1));
    }

    private static void AssertSame(IUptakeModel found, IUptakeModel expected, double permeability)
    {
        AssertClose(found.FractionalUptake(Times, 1, permeability), expected.FractionalUptake(Times, 1, permeability), StatedError);
        var (rest, same) = (new double[Times.Length], new double[Times.Length]);
        found.RemainingUptake(Times, 1, permeability, rest);
        expected.RemainingUptake(Times, 1, permeability, same);
        AssertClose(rest, same, StatedError);
    }

    private static void AssertClose(double[] found, double[] expected, double tolerance)
    {
        for (var i = 0; i < found.Length; i++)
            Assert.True(Math.Abs(found[i] - expected[i]) <= tolerance * Math.Abs(expected[i]), $"At index {i}: {found[i]:R} instead of {expected[i]:R}, relative error {(found[i] / expected[i]) - 1:E2}");
    }
}
