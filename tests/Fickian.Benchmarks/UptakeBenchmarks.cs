using BenchmarkDotNet.Attributes;
using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Benchmarks;

/// <summary>Value and derivatives of an uptake curve of 200 points, as each step of a fit needs them.</summary>
[MemoryDiagnoser]
public class UptakeBenchmarks
{
    private static readonly double[] Constant = [2.81e-12, double.PositiveInfinity];
    private static readonly double[] Barrier = [2.81e-12, 1e-7];

    private readonly double[] time = [.. Enumerable.Range(1, 200).Select(i => 36.0 * i)];
    private readonly double[] columns = new double[200];
    private readonly double[] derivatives = new double[400];

    private readonly PlaneSheet sheet = new(Thickness: 200.Micrometres());
    private readonly InfiniteCylinder cylinder = new(Radius: 100.Micrometres());
    private readonly Sphere sphere = new(Radius: 100.Micrometres());
    private readonly Cuboid cuboid = new(EdgeA: 200.Micrometres(), EdgeB: 300.Micrometres(), EdgeC: 400.Micrometres());
    private readonly PlaneSheet coated = new(Thickness: 200.Micrometres()) { SurfacePermeability = Parameter.Free };

    [Benchmark(Baseline = true)]
    public bool Sheet() => sheet.TryDifferentiate(time, Constant, columns, derivatives);

    [Benchmark]
    public bool Cylinder() => cylinder.TryDifferentiate(time, Constant, columns, derivatives);

    [Benchmark]
    public bool Sphere() => sphere.TryDifferentiate(time, Constant, columns, derivatives);

    [Benchmark]
    public bool Cuboid() => cuboid.TryDifferentiate(time, Constant, columns, derivatives);

    [Benchmark]
    public bool SheetBehindBarrier() => coated.TryDifferentiate(time, Barrier, columns, derivatives);
}
