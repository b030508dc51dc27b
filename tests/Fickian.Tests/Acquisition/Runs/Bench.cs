using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Linkam;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Runs;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition.Runs;

/// <summary>A rig with one heating stage on a line that can be cut, and recipes for it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly LaboratoryClock clock;
    private readonly string folder = Directory.CreateTempSubdirectory("fickian-run-").FullName;

    public Bench(double speed = 200)
    {
        clock = new(speed, TimeProvider.System);
        Simulator = new(new(clock, 1));
        Line = new(new MemoryChannel("stage", end => Simulator.ServeAsync(end, CancellationToken.None)), FaultPlan.None, TimeProvider.System);
        Ledger = new(Path.Combine(folder, "rig"));
    }

    public LinkamSimulator Simulator { get; }

    public FaultyChannel Line { get; }

    public RunLedger Ledger { get; }

    public string Folder => folder;

    public Recipe Recipe(string steps, string rig = "")
    {
        File.WriteAllText(Path.Combine(folder, "rig.json"), $$"""
            {
              "name": "bench",
              "simulated": true,
              "instruments": { "stage": { "kind": "linkam-t95", "poll": "1 s", "maximumAge": "30 s", "limits": { "limit": ["0 °C", "200 °C"], "rate": ["0.1 K/min", "100 K/min"] } } },
              "interlocks": [ { "name": "too hot", "when": "stage.temperature > 150 °C" } ],
              "heaters": [ { "temperature": "stage.temperature", "highest": "180 °C", "gainTime": "60 s" } ]
              {{rig}}
            }
            """);
        var path = Path.Combine(folder, "recipe.json");
        File.WriteAllText(path, $$"""{ "name": "bench run", "rig": "rig.json", "steps": [ {{steps}} ] }""");
        return RecipeFile.Read(path);
    }

    public RunEngine Engine(Recipe recipe, string? resume = null)
    {
        var stage = new LinkamStage(new("stage", Line, clock) { Wire = TimeProvider.System, Limits = recipe.Rig["stage"].Limits });
        return new(recipe, new Dictionary<string, IInstrument>(StringComparer.Ordinal) { ["stage"] = stage }, Ledger, new(folder, clock)
        {
            Kind = Fickian.Acquisition.Journal.RunKind.Simulated,
            Resume = resume,
            SafePatience = TimeSpan.FromSeconds(5),
        });
    }

    public ValueTask DisposeAsync()
    {
        clock.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
