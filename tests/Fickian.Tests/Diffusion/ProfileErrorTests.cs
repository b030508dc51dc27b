using Fickian.Diffusion;
using Fickian.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Diffusion;

/// <summary>Do the standard deviations of D(c) and k hold the truth as often as they say? Profiles of the finite-volume solver with seeded noise.</summary>
public sealed class ProfileErrorTests(ITestOutputHelper output)
{
    private const double Length = 1e-4;
    private const double Unit = Length * Length / 2e-12;
    private const int Sets = 100;

    // Within one profile errors are correlated, so that a share over sets and places scatters like one over the sets alone:
    // three standard deviations of 100 trials at 68 % are 14 %, at 95 % 6.5 %.
    private const double OneSigmaTolerance = 0.14;
    private const double WideTolerance = 0.065;

    private static readonly ExponentialDiffusivity Law = new(2e-12, Steepness: 2);

    [Theory]
    [InlineData(0.002)]
    [InlineData(0.01)]
    public void Errors_by_Boltzmann_and_Matano_below_a_surface_hold_the_truth(double noise)
    {
        var time = 0.003 * Unit;
        var solution = new NonlinearDiffusionProblem(BodyShape.Sheet, Length, Law) { Cells = 1000, Refinement = 1e3 }.Solve([time]);
        double[] x = [.. Enumerable.Range(0, 120).Select(i => i * 0.005 * Length)];
        var profile = At(solution, 0, x, depth: true);
        AssertHeld(seed => BoltzmannMatano.FromSurface(WithNoise(profile, noise, seed), time));
    }

    [Fact]
    public void Errors_by_Boltzmann_and_Matano_of_a_couple_hold_the_truth()
    {
        var time = 0.0005 * Unit;
        var problem = new NonlinearDiffusionProblem(BodyShape.Sheet, Length, Law) { InitialConcentration = x => x < 0.5 * Length ? 1 : 0, Stages = [SurfaceStage.Sealed(0)], Cells = 1000, Refinement = 1e6 };
        var profile = At(problem.Solve([time]), 0, [.. Enumerable.Range(0, 200).Select(i => (i + 0.5) * 0.005 * Length)], depth: false);
        AssertHeld(seed => BoltzmannMatano.FromCouple(WithNoise(profile, 0.005, seed), time));
    }

    [Theory]
    [InlineData(BodyShape.Sheet)]
    [InlineData(BodyShape.Sphere)]
    public void Errors_of_D_from_fluxes_hold_the_truth(BodyShape shape)
    {
        double[] times = [0.018 * Unit, 0.02 * Unit];
        var solution = new NonlinearDiffusionProblem(shape, Length, Law) { Cells = 400 }.Solve(times);
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (i + 0.5) * 0.01 * Length)];
        Curve[] profiles = [At(solution, 0, x, depth: false), At(solution, 1, x, depth: false)];
        AssertHeld(seed => new TransientProfiles(shape, Length, times, [WithNoise(profiles[0], 0.003, 2 * seed), WithNoise(profiles[1], 0.003, (2 * seed) + 1)]).Diffusivity());
    }

    [Theory]
    [InlineData(0.1, 0.01)]
    [InlineData(0.2, 0.03)]
    [InlineData(0.4, 0.1)]
    [InlineData(0.7, 0.3)]
    public void The_interval_between_profiles_bends_D_as_stated(double share, double bend)
    {
        double[] times = [0.02 * Unit * (1 - (0.5 * share)), 0.02 * Unit * (1 + (0.5 * share))];
        var found = TransientProfiles.Of(BodyShape.Sheet, Length, new NonlinearDiffusionProblem(BodyShape.Sheet, Length, Law) { Cells = 400 }.Solve(times)).Diffusivity().Between(0.15, 0.85);
        var errors = found.X.ToArray().Zip(found.Y.ToArray(), (c, d) => Math.Abs((d / Law.Diffusivity(c)) - 1)).ToArray();
        output.WriteLine($"{share}: worst {errors.Max():P1}, rms {Math.Sqrt(errors.Average(e => e * e)):P1}");
        Assert.InRange(errors.Max(), 0.1 * bend, bend);
    }

    [Fact]
    public void Errors_of_the_surface_permeability_hold_the_truth()
    {
        double[] times = [0.05 * Unit, 0.06 * Unit];
        var permeability = 3 * 2e-12 / Length;
        var solution = new NonlinearDiffusionProblem(BodyShape.Sheet, Length, Law) { SurfacePermeability = permeability, Cells = 400 }.Solve(times);
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (i + 0.5) * 0.01 * Length)];
        Curve[] profiles = [At(solution, 0, x, depth: false), At(solution, 1, x, depth: false)];
        AssertHeld(
            seed => new TransientProfiles(BodyShape.Sheet, Length, times, [WithNoise(profiles[0], 0.005, 2 * seed), WithNoise(profiles[1], 0.005, (2 * seed) + 1)]).SurfacePermeability(1),
            _ => permeability, double.NegativeInfinity);
    }

    [Fact]
    public void Stated_and_estimated_noise_give_the_same_errors()
    {
        var time = 0.003 * Unit;
        var solution = new NonlinearDiffusionProblem(BodyShape.Sheet, Length, Law) { Cells = 1000, Refinement = 1e3 }.Solve([time]);
        var bare = WithNoise(At(solution, 0, [.. Enumerable.Range(0, 600).Select(i => i * 0.001 * Length)], depth: true), 0.005, 1);
        var stated = bare.With(bare.X.ToArray(), bare.Y.ToArray(), [.. Enumerable.Repeat(0.005, 600)]);
        var (a, b) = (BoltzmannMatano.FromSurface(bare, time, window: 20), BoltzmannMatano.FromSurface(stated, time, window: 20));

        // The median of 600 squares knows σ to some 5 %.
        Assert.Equal(a.StandardDeviation!.Value.ToArray().Average(), b.StandardDeviation!.Value.ToArray().Average(), 0.15 * b.StandardDeviation.Value.ToArray().Average());
    }

    private void AssertHeld(Func<int, Curve> evaluate, Func<double, double>? truth = null, double least = 0.15)
    {
        truth ??= Law.Diffusivity;
        var (one, two, places, relative) = (0, 0, 0, 0.0);
        for (var seed = 0; seed < Sets; seed++)
        {
            var found = evaluate(seed);
            for (var i = 0; i < found.Count; i++)
            {
                var c = found.X.Span[i];
                if (c < least || (c > 0.85 && double.IsFinite(least)))
                    continue;
                var z = Math.Abs(found.Y.Span[i] - truth(c)) / found.StandardDeviation!.Value.Span[i];
                (one, two, places) = (one + (z <= 1 ? 1 : 0), two + (z <= 1.96 ? 1 : 0), places + 1);
                relative += found.StandardDeviation.Value.Span[i] / truth(c);
            }
        }

        output.WriteLine($"{places} places: 1σ {(double)one / places:P1}, 95 % {(double)two / places:P1}, mean error {relative / places:P1}");
        Assert.Equal(0.68, (double)one / places, OneSigmaTolerance);
        Assert.Equal(0.95, (double)two / places, WideTolerance);
    }

    // Straight lines between the nodes: some 1e-5 of the step, far below the noise.
    private static Curve At(DiffusionSolution solution, int profile, double[] x, bool depth)
    {
        var line = MathNet.Numerics.Interpolation.LinearSpline.InterpolateSorted([.. solution.Position, Length], [.. solution.Profiles[profile], solution.Profiles[profile][^1]]);
        return new(x, Array.ConvertAll(x, p => line.Interpolate(depth ? Length - p : p)));
    }

    private static Curve WithNoise(Curve profile, double noise, int seed)
    {
        var random = new Xoshiro256StarStar(1 + seed, threadSafe: false);
        return profile.With(profile.X.ToArray(), Array.ConvertAll(profile.Y.ToArray(), c => c + Normal.Sample(random, 0, noise)));
    }
}
