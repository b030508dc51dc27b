using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

public sealed class UptakeGuessTests
{
    private const double Diffusivity = 2.81e-12;

    // The grid has four values a decade and its step is halved three times: a factor of 1.04 either way. Noise may cost a whole step.
    private const double Refined = 1.04;
    private const double OneStep = 1.8;

    [Theory]
    [MemberData(nameof(Bodies.Names), MemberType = typeof(Bodies))]
    public void The_start_is_within_the_last_step_of_a_run_to_equilibrium(string name)
    {
        var model = Bodies.WithName(name);
        AssertWithin(Refined, Diffusivity, Guess(model, Run(model, longest: 15_000, amount: 42)));
    }

    [Fact]
    public void A_run_that_ends_early_starts_right_where_the_amount_is_known()
    {
        var model = new PlaneSheet(Thickness: 2e-4) { EquilibriumUptake = 1.0 };
        AssertWithin(Refined, Diffusivity, Guess(model, Run(model, longest: 20, amount: 1)));
    }

    [Fact]
    public void Noise_and_negative_values_do_no_harm()
    {
        var model = new PlaneSheet(Thickness: 2e-4);
        var clean = Run(model, longest: 8000, amount: 1);
        var random = new Random(7);
        var noisy = clean.With(clean.X.ToArray(), [.. clean.Y.ToArray().Select(y => y + (0.1 * (random.NextDouble() - 0.5)))]);
        Assert.Contains(noisy.Y.ToArray(), y => y < 0);
        AssertWithin(OneStep, Diffusivity, Guess(model, noisy));
    }

    [Fact]
    public void Data_without_information_start_where_the_run_ends()
    {
        var model = new Sphere(Radius: 1e-4);
        var time = Enumerable.Range(0, 10).Select(i => 100.0 * i).ToArray();
        AssertWithin(1 + 1e-9, 1e-8 / 900, Guess(model, new Curve(time, new double[10])));
        Assert.True(Guess(model, new Curve([0.0], [0.0])) > 0);
        Assert.True(Guess(model, new Curve([], [])) > 0);
    }

    [Fact]
    public void Fixed_values_and_stated_starts_are_kept()
    {
        var model = new Sphere(Radius: 1e-4) { Diffusivity = Parameter.From(1e-13), SurfacePermeability = 1e-8 };
        var start = new double[2];
        model.Guess(Run(model, longest: 1000, amount: 1), start);
        Assert.Equal([1e-13, 1e-8], start);
    }

    [Fact]
    public void A_barrier_is_found_where_it_shows()
    {
        // L = 4 lies between the values 2.5 and 7 that are tried.
        var model = new PlaneSheet(Thickness: 2e-4) { SurfacePermeability = Parameter.Free };
        var permeability = 4 * Diffusivity / 1e-4;
        double[] time = [.. Enumerable.Range(1, 200).Select(i => 75.0 * i)];
        var data = new Curve(time, model.FractionalUptake(time, Diffusivity, permeability));
        var start = new double[2];
        model.Guess(data, start);
        AssertWithin(2, Diffusivity, start[0]);
        AssertWithin(2, permeability, start[1]);
    }

    private static Curve Run(IUptakeModel model, double longest, double amount)
    {
        double[] time = [.. Enumerable.Range(0, 200).Select(i => longest * i / 199)];
        return new(time, [.. model.FractionalUptake(time, Diffusivity).Select(f => amount * f)]);
    }

    private static double Guess(IUptakeModel model, Curve data)
    {
        var start = new double[2];
        model.Guess(data, start);
        return start[0];
    }

    private static void AssertWithin(double factor, double expected, double found) => Assert.InRange(found, expected / factor, expected * factor);
}
