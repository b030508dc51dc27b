using BenchmarkDotNet.Attributes;
using Fickian.Diffusion;

namespace Fickian.Benchmarks;

/// <summary>Curves of 200 points for pressures that build up, finite baths, spreads and profiles of 50 points.</summary>
[MemoryDiagnoser]
public class BoundaryBenchmarks
{
    private const double Diffusivity = 2.81e-12;

    private static readonly double[] Time = [.. Enumerable.Range(1, 200).Select(i => 36.0 * i)];
    private static readonly double[] Position = [.. Enumerable.Range(0, 50).Select(i => i * 1e-4 / 49)];
    private static readonly double[] Rate = [Diffusivity, double.PositiveInfinity, 0.003];
    private static readonly PlaneSheet Body = new(Thickness: 200.Micrometres());
    private static readonly Cuboid Block = new(EdgeA: 200.Micrometres(), EdgeB: 300.Micrometres(), EdgeC: 400.Micrometres());

    private readonly double[] columns = new double[200];
    private readonly double[] derivatives = new double[600];
    private readonly UnderPressure fitted = new(Body, new ExponentialPressure());
    private readonly UnderPressure exponential = new(Body, new ExponentialPressure(0.003));
    private readonly UnderPressure recorded = new(Body, new MeasuredPressure(new Curve(Time, Array.ConvertAll(Time, t => 1 - Math.Exp(-t / 300)))));
    private readonly UnderPressure block = new(Block, new ExponentialPressure(0.003));
    private readonly FiniteBath bath = new(Body) { BathCapacity = 1 };
    private readonly Distributed distributed = new(Body, Spread.Size) { GeometricStandardDeviation = 1.5 };
    private readonly HollowSphere hollow = new(InnerRadius: 100.Micrometres(), OuterRadius: 300.Micrometres());

    [Benchmark(Baseline = true)]
    public void Step() => Body.FractionalUptake(Time, Diffusivity, double.PositiveInfinity, columns);

    [Benchmark]
    public void Exponential() => exponential.FractionalUptake(Time, Diffusivity, double.PositiveInfinity, columns);

    [Benchmark]
    public bool ExponentialWithSlopes() => fitted.TryDifferentiate(Time, Rate, columns, derivatives);

    [Benchmark]
    public void RecordOf200Points() => recorded.FractionalUptake(Time, Diffusivity, double.PositiveInfinity, columns);

    [Benchmark]
    public void BlockUnderExponential() => block.FractionalUptake(Time, Diffusivity, double.PositiveInfinity, columns);

    [Benchmark]
    public void Bath() => bath.FractionalUptake(Time, Diffusivity, double.PositiveInfinity, columns);

    [Benchmark]
    public void Spread15() => distributed.FractionalUptake(Time, Diffusivity, double.PositiveInfinity, columns);

    [Benchmark]
    public void Hollow() => hollow.FractionalUptake(Time, Diffusivity, double.PositiveInfinity, columns);

    [Benchmark]
    public double[] Profile() => Body.Profile(Position, 500, Diffusivity);
}
