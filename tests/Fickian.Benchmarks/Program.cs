using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Fickian.Benchmarks;

// `times` prints our own warm times in a minute; without it, or with BenchmarkDotNet's own options, BenchmarkDotNet measures.
if (args is ["times", ..])
{
    var all = new OwnSide().All().Concat(new SpectraSide().All()).Concat(new InfraredSide().All()).Concat(TextBenchmarks.All()).Concat(JournalBenchmarks.All());
    foreach (var (name, call) in all.Where(t => args.Length < 2 || t.Name.Contains(args[1], StringComparison.Ordinal)))
        Console.WriteLine($"{name,-75} {Timing.Of(call)}");
    return;
}

// `compare FOLDER` times the peers' scripts of that folder on the same points.
if (args is ["compare", var scripts])
{
    Comparison.Run(scripts);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Timing).Assembly).Run(args, DefaultConfig.Instance.WithArtifactsPath(".artifacts/benchmarks"));
