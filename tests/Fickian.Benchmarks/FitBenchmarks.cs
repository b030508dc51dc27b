using BenchmarkDotNet.Attributes;
using Fickian.Fitting;

namespace Fickian.Benchmarks;

/// <summary>A fit of 200 points with one parameter, one coefficient and analytic derivatives, with and without what is computed on demand.</summary>
[MemoryDiagnoser]
public class FitBenchmarks
{
    private readonly Exponential model = new();
    private readonly double[] columns = new double[200];
    private readonly double[] derivatives = new double[200];
    private readonly double[] theta = [1.3];
    private Curve data = new([0], [0]);

    /// <summary>Makes the noisy points, seed 1.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var x = Enumerable.Range(0, 200).Select(i => 3.0 * i / 199).ToArray();
        data = new Curve(x, Array.ConvertAll(x, t => (2 * Math.Exp(-1.3 * t)) + (0.02 * (random.NextDouble() - 0.5))));
    }

    /// <summary>The model alone: columns and derivatives once.</summary>
    [Benchmark]
    public bool Model() => model.TryDifferentiate(data.X.Span, theta, columns, derivatives);

    /// <summary>Fit with standard errors.</summary>
    [Benchmark(Baseline = true)]
    public double FitWithCovariance() => model.FitTo(data).StandardErrors[0];

    /// <summary>Fit with both 95 % profile intervals and verdicts.</summary>
    [Benchmark]
    public double FitWithProfiles() => model.FitTo(data).Estimates[1].Interval().Upper;

    private sealed class Exponential : IModel
    {
        public string Name => "decay";

        public IReadOnlyList<Parameter> Parameters { get; } = [Parameter.Free.Positive(new Quantity("rate", "k", Unit.PerSecond), 1e-9, 1e9)];

        public IReadOnlyList<Parameter> Coefficients { get; } = [Parameter.Free.Of(new Quantity("amplitude", "a", Unit.One))];

        public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
        {
            for (var i = 0; i < x.Length; i++)
                columns[i] = Math.Exp(-parameters[0] * x[i]);
        }

        public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
        {
            for (var i = 0; i < x.Length; i++)
            {
                columns[i] = Math.Exp(-parameters[0] * x[i]);
                derivatives[i] = -x[i] * columns[i];
            }

            return true;
        }

        public void Guess(Curve data, Span<double> parameters) => parameters[0] = 2 / data.X.Span[^1];
    }
}
