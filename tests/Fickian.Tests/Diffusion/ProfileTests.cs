using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Diffusion;

/// <summary>Profiles made by the finite-volume solver, and what the evaluations find in them.</summary>
public sealed class ProfileTests(ITestOutputHelper output)
{
    private const double Length = 1e-4;
    private const double Diffusivity = 2e-12;
    private const double Unit = Length * Length / Diffusivity;

    private static readonly ExponentialDiffusivity Law = new(Diffusivity, Steepness: 2);

    [Fact]
    public void Remaining_between_edges_agrees_with_the_golden_profiles()
    {
        foreach (var row in GoldenValues.Of("slab.constant-surface", "c("))
        {
            var x = double.Parse(row.Variable[4..^1], System.Globalization.CultureInfo.InvariantCulture);

            // 1 − c loses what c has below 1: absolute round-off.
            Assert.Equal(row.Value, 1 - PathIntegratedAbsorbance.RemainingBetweenEdges(1 - x, 2, row.Fourier, 1), 1e-13);
        }
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(4e-8)]
    public void Remaining_at_an_edge_agrees_with_the_solver(double permeability)
    {
        var time = 0.02 * Unit;
        var solution = new NonlinearDiffusionProblem(BodyShape.Sheet, Length, new ConstantDiffusivity(Diffusivity)) { SurfacePermeability = permeability, Cells = 400 }.Solve([time]);
        for (var i = 0; i < solution.Position.Length; i++)
        {
            // At Dt/a² = 0.02 the other edge, twice as far away as the middle, adds 1e-6 in the middle.
            var expected = 1 - PathIntegratedAbsorbance.RemainingAtEdge(Length - solution.Position[i], time, Diffusivity, permeability);
            Assert.Equal(expected, solution.Profiles[0][i], 2e-5);
        }
    }

    [Fact]
    public void A_pixel_far_from_the_edges_follows_the_sheet_and_one_on_an_edge_is_full()
    {
        var depth = new PlaneSheet(200e-6).FractionalUptake([600], 2.81e-12)[0];
        Assert.Equal(depth, PathIntegratedAbsorbance.Of(PathIntegratedAbsorbance.RemainingAtEdge(1e-3, 600, 2.81e-12), 1, depth), 1e-12);
        Assert.Equal(1, PathIntegratedAbsorbance.Of(PathIntegratedAbsorbance.RemainingAtEdge(0, 600, 2.81e-12), 1, depth));
        Assert.Equal(PathIntegratedAbsorbance.RemainingAtEdge(2e-5, 60, 1e-12), PathIntegratedAbsorbance.RemainingBetweenEdges(2e-5, 1, 60, 1e-12), 1e-14);
    }

    [Fact]
    public void Pixels_averaged_over_the_face_are_the_uptake_of_the_cuboid()
    {
        var (a, b, c, time) = (200e-6, 300e-6, 400e-6, 900.0);
        var depth = new PlaneSheet(c).FractionalUptake([time], Diffusivity)[0];
        const int Pixels = 400;
        double[] Remaining(double width) => [.. Enumerable.Range(0, Pixels).Select(i => PathIntegratedAbsorbance.RemainingBetweenEdges((i + 0.5) / Pixels * width, width, time, Diffusivity))];
        var mean = PathIntegratedAbsorbance.Of(Remaining(a).Average(), Remaining(b).Average(), depth);

        // Midpoint rule over 400 pixels: a few times 1e-6.
        Assert.Equal(new Cuboid(a, b, c).FractionalUptake([time], Diffusivity)[0], mean, 1e-5);
    }

    [Theory]
    [InlineData(0, 0.01)]
    [InlineData(0.002, 0.1)]
    public void Boltzmann_and_Matano_find_the_diffusivity_below_a_surface(double noise, double accuracy)
    {
        var time = 0.003 * Unit;
        var solution = new NonlinearDiffusionProblem(BodyShape.Sheet, Length, Law) { Cells = 2000, Refinement = 1e3 }.Solve([time]);
        Curve profile = new([.. solution.Position.Reverse().Select(x => Length - x).Where((_, i) => i % 2 == 0)], [.. solution.Profiles[0].Reverse().Where((_, i) => i % 2 == 0)]);
        AssertRecovered(BoltzmannMatano.FromSurface(WithNoise(profile, noise).Between(0, 0.6 * Length), time, window: noise > 0 ? 15 : 3), accuracy);
    }

    [Theory]
    [InlineData(0, 0.01)]
    [InlineData(0.002, 0.1)]
    public void Boltzmann_and_Matano_find_plane_and_diffusivity_of_a_couple(double noise, double accuracy)
    {
        var time = 0.0005 * Unit;
        var problem = new NonlinearDiffusionProblem(BodyShape.Sheet, Length, Law) { InitialConcentration = x => x < 0.5 * Length ? 1 : 0, Stages = [SurfaceStage.Sealed(0)], Cells = 1000, Refinement = 1e6 };
        var solution = problem.Solve([time]);
        var profile = WithNoise(new([.. solution.Position], solution.Profiles[0]), noise);

        // The plateaus are reached to 1e-8; noise of 1000 points averages out.
        Assert.Equal(0.5, BoltzmannMatano.MatanoPlane(profile, window: 15) / Length, noise > 0 ? 2e-3 : 1e-6);
        AssertRecovered(BoltzmannMatano.FromCouple(profile, time, window: noise > 0 ? 15 : 3), accuracy);
    }

    [Theory]
    [InlineData(BodyShape.Sheet, 0.04, 0.044, 0, 0.01)]
    [InlineData(BodyShape.Cylinder, 0.02, 0.021, 0, 0.01)]
    [InlineData(BodyShape.Sphere, 0.02, 0.021, 0, 0.01)]
    [InlineData(BodyShape.Sheet, 0.03, 0.04, 0.002, 0.1)]
    [InlineData(BodyShape.Sphere, 0.012, 0.016, 0.002, 0.15)]
    public void Fluxes_between_two_profiles_give_the_diffusivity(BodyShape shape, double before, double after, double noise, double accuracy)
    {
        // Without noise what counts is the interval between the profiles; with it, the accuracy is that stated, with a margin for the seed.
        double[] times = [before * Unit, after * Unit];
        var solution = new NonlinearDiffusionProblem(shape, Length, Law) { Cells = 400, Refinement = 1e3 }.Solve(times);
        var curves = solution.Profiles.Select((p, i) => WithNoise(new([.. solution.Position], p), noise, seed: i)).ToArray();
        AssertRecovered(new TransientProfiles(shape, Length, times, curves, window: noise > 0 ? 15 : 2).Diffusivity(), accuracy);
    }

    [Theory]
    [InlineData(BodyShape.Sheet)]
    [InlineData(BodyShape.Sphere)]
    public void Flux_and_surface_concentration_give_the_permeability(BodyShape shape)
    {
        double[] times = [.. Enumerable.Range(10, 5).Select(i => 0.004 * i * Unit)];
        var permeability = 3 * Diffusivity / Length;
        var solution = new NonlinearDiffusionProblem(shape, Length, Law) { SurfacePermeability = permeability }.Solve(times);
        var found = TransientProfiles.Of(shape, Length, solution).SurfacePermeability(equilibrium: 1);
        Assert.Equal(4, found.Count);
        Assert.All(found.Y.ToArray(), k => Assert.Equal(1, k / permeability, 0.01));
    }

    [Fact]
    public void A_surface_at_equilibrium_has_no_permeability_to_be_seen()
    {
        var solution = new NonlinearDiffusionProblem(BodyShape.Sheet, Length, Law).Solve([0.04 * Unit, 0.05 * Unit]);
        Assert.Contains("no barrier", Assert.Throws<ArgumentException>(() => TransientProfiles.Of(BodyShape.Sheet, Length, solution).SurfacePermeability(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_erfc_profile_gives_diffusivity_surface_and_offset_within_their_errors()
    {
        var time = 0.01 * Unit;
        var solution = new NonlinearDiffusionProblem(BodyShape.Sheet, Length, new ConstantDiffusivity(Diffusivity)).Solve([time]);
        Curve profile = new([.. solution.Position.Reverse().Select(x => Length - x + 5e-6)], [.. solution.Profiles[0].Reverse().Select(c => 0.1 + (0.7 * c))]);
        var model = new ErfcProfile(time) { Offset = Parameter.Free, SurfacePosition = Parameter.Free };
        var fit = model.FitTo(WithNoise(profile, 0.01));
        output.WriteLine($"{fit[model.Diffusivity]}, {fit[model.SurfacePosition]}, {fit[model.Rise]}, {fit[model.Offset]}");
        foreach (var (parameter, truth) in new[] { (model.Diffusivity, Diffusivity), (model.SurfacePosition, 5e-6), (model.Rise, 0.7), (model.Offset, 0.1) })
            Assert.InRange(Math.Abs(fit[parameter].Value - truth) / fit[parameter].StandardError, 0, 3);
    }

    [Fact]
    public void Slopes_of_the_erfc_profile_are_those_of_its_values()
    {
        var model = new ErfcProfile(100) { SurfacePosition = Parameter.Free };
        double[] x = [-1e-6, 0, 3e-6, 2e-5], theta = [1e-12, 1e-6];
        var (columns, slopes, up, down) = (new double[8], new double[16], new double[8], new double[8]);
        Assert.True(model.TryDifferentiate(x, theta, columns, slopes));
        for (var k = 0; k < 2; k++)
        {
            // Central difference: 1e-4 squared, of a law whose third derivative is of the order of the first.
            var width = 1e-4 * theta[k];
            model.Evaluate(x, [theta[0] + (k == 0 ? width : 0), theta[1] + (k == 1 ? width : 0)], up);
            model.Evaluate(x, [theta[0] - (k == 0 ? width : 0), theta[1] - (k == 1 ? width : 0)], down);
            for (var i = 0; i < 8; i++)
                Assert.Equal((up[i] - down[i]) / (2 * width) * theta[k], slopes[(8 * k) + i] * theta[k], 1e-7);
        }
    }

    [Fact]
    public void Profiles_that_cannot_be_evaluated_are_refused()
    {
        Curve flat = new([0, 1, 2], [1, 1, 1]);
        Assert.Contains("plateaus", Assert.Throws<ArgumentException>(() => BoltzmannMatano.MatanoPlane(flat, window: 1)).Message, StringComparison.Ordinal);
        Assert.Contains("5 points", Assert.Throws<ArgumentException>(() => BoltzmannMatano.FromSurface(flat, 1, window: 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TransientProfiles(BodyShape.Sheet, 1, [1], [flat]));
        Assert.Throws<ArgumentException>(() => new TransientProfiles(BodyShape.Sheet, 1, [1, 2], [flat, flat], window: 1));
    }

    private void AssertRecovered(Curve found, double accuracy)
    {
        var inner = found.Between(0.15, 0.85);
        Assert.True(inner.Count > 10, $"{inner.Count} points");
        var errors = inner.X.ToArray().Zip(inner.Y.ToArray(), (c, d) => (d / Law.Diffusivity(c)) - 1).ToArray();
        output.WriteLine($"{errors.Length} points, worst {errors.Max(Math.Abs):P2}, rms {Math.Sqrt(errors.Average(e => e * e)):P2}");
        Assert.InRange(errors.Max(Math.Abs), 0, accuracy);
    }

    private static Curve WithNoise(Curve profile, double noise, int seed = 0)
    {
        var random = new Xoshiro256StarStar(17 + seed, threadSafe: false);
        return profile.With(profile.X.ToArray(), Array.ConvertAll(profile.Y.ToArray(), c => c + (noise * Normal.Sample(random, 0, 1))));
    }
}
