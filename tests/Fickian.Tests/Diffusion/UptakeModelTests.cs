using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

public sealed class UptakeModelTests
{
    [Fact]
    public void A_model_reads_as_in_a_notebook()
    {
        var sheet = new PlaneSheet(Thickness: 200.Micrometres());
        Assert.True(sheet.Diffusivity.IsFree);
        Assert.Equal(Quantity.Diffusivity, sheet.Diffusivity.Quantity);
        Assert.True(sheet.Diffusivity.IsLogarithmic);
        Assert.False(sheet.SurfacePermeability.IsFree);
        Assert.True(double.IsPositiveInfinity(sheet.SurfacePermeability.Value));
        Assert.Equal(Quantity.EquilibriumUptake, Assert.Single(sheet.Coefficients).Quantity);
        Assert.Equal([sheet.Diffusivity, sheet.SurfacePermeability], sheet.Parameters);

        var barrier = sheet with { SurfacePermeability = Parameter.Free };
        Assert.Equal("plane sheet, surface barrier", barrier.Name);
        Assert.Equal(Quantity.SurfacePermeability, barrier.SurfacePermeability.Quantity);
        Assert.Equal(1e-12, (sheet with { Diffusivity = Parameter.From(1e-12) }).Diffusivity.Value);
        Assert.False((sheet with { EquilibriumUptake = 1.0 }).EquilibriumUptake.IsFree);
        Assert.Equal("plane sheet", sheet.Name);
    }

    [Fact]
    public void Narrower_bounds_are_kept()
    {
        var sheet = new PlaneSheet(Thickness: 2e-4) { Diffusivity = Parameter.Free.Within(1e-14, 1e-10) };
        Assert.Equal((1e-14, 1e-10), (sheet.Diffusivity.Lower, sheet.Diffusivity.Upper));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-4)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_length_must_be_positive_and_finite(double length)
    {
        Assert.Contains("positive and finite", Assert.Throws<ArgumentOutOfRangeException>(() => new PlaneSheet(length)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new InfiniteCylinder(length));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sphere(length));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cuboid(1e-4, length, 1e-4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sphere(1) with { Radius = length });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_parameter_must_be_positive(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sphere(1e-4) { Diffusivity = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sphere(1e-4) { SurfacePermeability = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sphere(1e-4).FractionalUptake([1.0], double.IsNaN(value) ? value : Math.Min(value, 0)));
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused() =>
        Assert.Contains("2 for 1", Assert.Throws<ArgumentException>(() => new Sphere(1e-4).FractionalUptake([1.0], 1e-12, 1, new double[2])).Message, StringComparison.Ordinal);
}
