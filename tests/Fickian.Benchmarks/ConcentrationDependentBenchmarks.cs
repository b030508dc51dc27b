using BenchmarkDotNet.Attributes;
using Fickian.Diffusion;
using Fickian.Numerics;

namespace Fickian.Benchmarks;

/// <summary>Uptake of a sphere with D(c): 100 cells, 200 output times, tolerance 1e-6.</summary>
[MemoryDiagnoser]
public class ConcentrationDependentBenchmarks
{
    private readonly double[] time = [.. Enumerable.Range(1, 200).Select(i => 0.5 * i / 200)];

    private static NonlinearDiffusionProblem Sphere(IDiffusivityLaw law) => new(BodyShape.Sphere, HalfLength: 1, law) { Cells = 100 };

    [Benchmark(Baseline = true)]
    public double[] Constant() => Sphere(new ConstantDiffusivity(1)).MeanConcentration(time);

    [Benchmark]
    public double[] Langmuir() => Sphere(new LangmuirDiffusivity(1, Saturation: 1 / 0.9)).MeanConcentration(time);

    [Benchmark]
    public double[] Exponential() => Sphere(new ExponentialDiffusivity(1, Steepness: 3)).MeanConcentration(time);

    [Benchmark]
    public DiffusionSolution LangmuirProfiles() => Sphere(new LangmuirDiffusivity(1, Saturation: 1 / 0.9)).Solve(time);

    /// <summary>The solver for constant D with its default 400 cells, for comparison.</summary>
    [Benchmark]
    public double[] ConstantByTwoStages() => new DiffusionProblem(BodyShape.Sphere, HalfLength: 1, Diffusivity: 1).MeanConcentration(time);
}
