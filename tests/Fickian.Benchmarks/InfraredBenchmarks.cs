using BenchmarkDotNet.Attributes;

namespace Fickian.Benchmarks;

/// <summary>Band areas, peak fits and host subtraction over a map of 16 384 spectra.</summary>
[MemoryDiagnoser]
public class InfraredBenchmarks
{
    private readonly Dictionary<string, Action> calls = new InfraredSide().Tasks().ToDictionary(t => t.Task, t => t.Call, StringComparer.Ordinal);

    [Benchmark(Baseline = true)]
    public void BandArea() => calls["bandarea"]();

    [Benchmark]
    public void WholeArea() => calls["wholearea"]();

    [Benchmark]
    public void PeakFit() => calls["peakfit"]();

    [Benchmark]
    public void HostSubtraction() => calls["hostfit"]();
}
