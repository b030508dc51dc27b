using Fickian.Fitting;
using Fickian.Tests.Diffusion;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Fitting;

/// <summary>Do the error bars of every law hold the truth as often as they say? Up to 500 seeded curves each.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. CoverageCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Intervals_hold_the_truth_as_often_as_they_say(string name)
    {
        var design = CoverageCases.All[name];
        var settings = design.Model.Parameters.Concat(design.Model.Coefficients).ToArray();
        int[] free = [.. Enumerable.Range(0, settings.Length).Where(k => settings[k].IsFree)];
        var clean = Clean(design);
        var sets = new (bool One, bool Wide, double Error)[design.Sets][];
        Parallel.For(0, design.Sets, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed => sets[seed] = Held(design, clean, settings, free, seed));
        for (var k = 0; k < free.Length; k++)
        {
            var (one, wide) = (sets.Count(s => s[k].One) / (double)design.Sets, sets.Count(s => s[k].Wide) / (double)design.Sets);
            output.WriteLine($"{settings[free[k]].Quantity.Name}: 1σ {one:P1}, 95 % {wide:P1}, σ/value {sets.Average(s => s[k].Error) / Math.Abs(design.Truth[free[k]]):P2}");

            // Three standard deviations of the binomial count: 6 % of 68 % and 3 % of 95 % for 500 curves.
            Assert.Equal(design.OneSigma, one, 3 * Math.Sqrt(0.68 * 0.32 / design.Sets));
            Assert.Equal(0.95, wide, 3 * Math.Sqrt(0.95 * 0.05 / design.Sets));
        }
    }

    private static (bool One, bool Wide, double Error)[] Held(CoverageCase design, double[] clean, Parameter[] settings, int[] free, int seed)
    {
        // Neighbouring seeds of System.Random give correlated curves; those of the Mersenne twister do not.
        var random = new MersenneTwister(seed, threadSafe: false);
        var sigma = design.Noise * clean.Max(Math.Abs);
        var noisy = Array.ConvertAll(clean, y => y + (sigma * Simulated.Normal(random)));
        var fit = design.Model.FitTo(new Curve(design.X, noisy, design.IsNoiseKnown ? [.. clean.Select(_ => sigma)] : null), design.Options);
        var (values, errors, threshold) = (fit.Values, fit.StandardErrors, fit.ProfileThreshold(0.95));

        // The 95 % interval ends where the profile meets the threshold: it holds the truth if the profile there lies below.
        return Array.ConvertAll(free, k => (
            Math.Abs(values[k] - design.Truth[k]) <= errors[k],
            fit.Profile(settings[k], [design.Truth[k]]).Y.Span[0] <= threshold,
            errors[k]));
    }

    private static double[] Clean(CoverageCase design)
    {
        var (model, n) = (design.Model, design.X.Length);
        var columns = new double[Math.Max(1, model.Coefficients.Count) * n];
        model.Evaluate(design.X, design.Truth.AsSpan(0, model.Parameters.Count), columns);
        return [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, model.Coefficients.Count).Sum(j => design.Truth[model.Parameters.Count + j] * columns[(j * n) + i]))];
    }
}
