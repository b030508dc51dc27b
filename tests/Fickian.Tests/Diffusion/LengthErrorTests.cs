using Fickian.Diffusion;

namespace Fickian.Tests.Diffusion;

public sealed class LengthErrorTests
{
    private static readonly PlaneSheet Sheet = new(Thickness: 2e-4);

    [Fact]
    public void Twice_the_relative_error_of_the_thickness_adds_in_quadrature()
    {
        var d = Sheet.Analyse(Simulated.Uptake(Sheet, 1)).Diffusivity;
        var wide = d.IncludingLengthError(0.05);
        Assert.Equal(double.Hypot(d.StandardError / d.Value, 0.1), wide.StandardError / wide.Value, 1e-12);
        var (before, after) = (d.Interval(), wide.Interval());
        Assert.Equal(Math.Exp(double.Hypot(Math.Log(before.Upper / d.Value), 0.1 * 1.959963984540054)), after.Upper / d.Value, 1e-9);
        Assert.True(after.Lower < before.Lower);
    }

    [Fact]
    public void A_length_known_exactly_changes_nothing()
    {
        var d = Sheet.Analyse(Simulated.Uptake(Sheet, 1)).Diffusivity;
        Assert.Equal(d.Interval().Upper, d.IncludingLengthError(0).Interval().Upper, 1e-12 * d.Value);
        Assert.Equal(d.StandardError, d.IncludingLengthError(0).StandardError);
        Assert.Throws<ArgumentOutOfRangeException>(() => d.IncludingLengthError(-0.01));
    }
}
