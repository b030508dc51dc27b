using Fickian.Diffusion;

namespace Fickian.Tests.Diffusion;

public sealed class UptakeDerivativeTests
{
    // Central difference of sixth order with the step h = 0.02 in ln D: truncation h⁶/140·F⁽⁷⁾ ~ 5e-13·F⁽⁷⁾, round-off 1e-13/h.
    private const double DifferenceError = 1e-9;
    private const double Step = 0.02;

    private static readonly double[] Fouriers = [1e-8, 1e-4, 4e-3, 6e-3, 0.009, 0.011, 0.03, 0.055, 0.065, 0.2, 0.7, 2, 5];

    [Theory]
    [MemberData(nameof(Bodies.Names), MemberType = typeof(Bodies))]
    public void The_slope_in_D_agrees_with_differences(string name)
    {
        foreach (var fourier in Fouriers)
            Compare(Bodies.WithName(name), fourier, double.PositiveInfinity);
    }

    [Theory]
    [MemberData(nameof(Bodies.Names), MemberType = typeof(Bodies))]
    public void The_slopes_in_D_and_k_agree_with_differences_behind_a_barrier(string name)
    {
        foreach (var fourier in Fouriers)
        {
            foreach (var barrier in new[] { 1e-3, 0.1, 0.9, 1, 1.1, 10, 1e3, 1e6 })
                Compare(Bodies.WithBarrier(name), fourier, barrier);
        }
    }

    [Fact]
    public void A_model_with_only_k_free_gives_only_that_slope()
    {
        var both = new PlaneSheet(Thickness: 2e-4) { SurfacePermeability = Fickian.Fitting.Parameter.Free };
        var one = both with { Diffusivity = 1e-12 };
        double[] time = [100, 1000];
        var (columns, all, single) = (new double[2], new double[4], new double[2]);
        both.TryDifferentiate(time, [1e-12, 1e-8], columns, all);
        one.TryDifferentiate(time, [1e-12, 1e-8], columns, single);
        Assert.Equal(all[2..], single);
    }

    private static void Compare(IUptakeModel model, double fourier, double barrier)
    {
        const double Diffusivity = 1e-12;
        double[] time = [fourier * Bodies.Length * Bodies.Length / Diffusivity];
        var permeability = barrier * Diffusivity / Bodies.Length;
        var (columns, derivatives) = (new double[1], new double[2]);
        model.TryDifferentiate(time, [Diffusivity, permeability], columns, derivatives);
        Assert.Equal(model.FractionalUptake(time, Diffusivity, permeability), columns);

        var byDiffusivity = Difference(u => model.FractionalUptake(time, Diffusivity * Math.Exp(u), permeability)[0]);
        Assert.True(Math.Abs((derivatives[0] * Diffusivity) - byDiffusivity) < DifferenceError * columns[0], $"{model.Name}, Fo {fourier}, L {barrier}: {derivatives[0] * Diffusivity}, {byDiffusivity}");
        if (!model.SurfacePermeability.IsFree)
            return;
        var byPermeability = Difference(u => model.FractionalUptake(time, Diffusivity, permeability * Math.Exp(u))[0]);
        Assert.True(Math.Abs((derivatives[1] * permeability) - byPermeability) < DifferenceError * columns[0], $"{model.Name}, Fo {fourier}, L {barrier}, k: {derivatives[1] * permeability}, {byPermeability}");
    }

    private static double Difference(Func<double, double> value)
    {
        double Pair(int i) => value(i * Step) - value(-i * Step);
        return ((45 * Pair(1)) - (9 * Pair(2)) + Pair(3)) / (60 * Step);
    }
}
