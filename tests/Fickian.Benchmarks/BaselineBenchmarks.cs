using BenchmarkDotNet.Attributes;

namespace Fickian.Benchmarks;

/// <summary>Baselines and filters on 256 spectra of 1000 points on one core; allocations of a call are those of 256 spectra.</summary>
[MemoryDiagnoser]
public class BaselineBenchmarks
{
    private readonly Dictionary<string, Action> calls = new SpectraSide().All().ToDictionary(t => t.Name, t => t.Call, StringComparer.Ordinal);

    /// <summary>What is run.</summary>
    public static IEnumerable<string> Names => new SpectraSide().All().Select(t => t.Name);

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    [Benchmark]
    public void Run() => calls[Name]();
}
