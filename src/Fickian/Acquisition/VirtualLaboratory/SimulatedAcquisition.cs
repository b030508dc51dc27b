using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Runs;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A whole run on the virtual laboratory: every instrument by its own protocol, and the same again for the same seed.</summary>
public sealed record SimulatedAcquisition
{
    /// <summary>Seed of all noise.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Highest speed, times the wall; infinite for as fast as the computer can.</summary>
    public double Speed { get; init; } = double.PositiveInfinity;

    /// <summary>When the run begins.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Journal of a broken run that is to go on from its last checkpoint; null for a new run.</summary>
    public string? Resume { get; init; }

    /// <summary>Marks of the rig; null for a folder beside the journal.</summary>
    public RunLedger? Ledger { get; init; }

    /// <summary>Carries out a recipe in one call. Journal and spectra of the same run are replaced.</summary>
    /// <param name="recipe">The recipe; its rig states cell and sample.</param>
    /// <param name="folder">Folder of the journal; made if it does not exist.</param>
    /// <param name="seed">Seed of all noise.</param>
    /// <exception cref="ArgumentException">The rig states no physics.</exception>
    public static RunReport Run(Recipe recipe, string folder, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var run = new SimulatedAcquisition { Seed = seed };
        Directory.CreateDirectory(folder);
        File.Delete(Path.Combine(folder, JournalName.For(recipe.Name, run.Start, RunKind.Simulated)));
        if (Directory.Exists(Spectra(folder)))
            Directory.Delete(Spectra(folder), recursive: true);
        return run.Carry(recipe, folder, engine => engine.RunAsync(CancellationToken.None));
    }

    /// <summary>Sets up the laboratory, lets somebody run the engine on it, and takes it down.</summary>
    /// <param name="recipe">The recipe; its rig states cell and sample.</param>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="work">Runs the engine; it and all it starts share one thread with the laboratory.</param>
    /// <exception cref="ArgumentException">The rig states no physics.</exception>
    public T Carry<T>(Recipe recipe, string folder, Func<RunEngine, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(work);
        var laboratory = new SteppedLaboratory(Start, Speed);
        return laboratory.Run(() => CarryAsync(recipe, folder, laboratory, work));
    }

    private async Task<T> CarryAsync<T>(Recipe recipe, string folder, TimeProvider time, Func<RunEngine, Task<T>> work)
    {
        var stated = VirtualRig.WithFolder(recipe.Rig, Spectra(folder));
        var rig = new VirtualRig(stated, Seed, time);
        using var service = new CancellationTokenSource();
        var instruments = stated.Instruments.Values.ToDictionary(i => i.Name, i => InstrumentCatalogue.Find(i.Kind).Create(new(i.Name, rig.Line(i.Name, service.Token), time)
        {
            Settings = i.Settings,
            Limits = i.Limits,
            Allowed = i.Allowed,
        }), StringComparer.Ordinal);
        var options = new RunOptions(folder, time) { Wall = time, Kind = RunKind.Simulated, Seed = Seed, Speed = double.IsFinite(Speed) ? Speed : null, Resume = Resume };
        using var engine = new RunEngine(recipe, instruments, Ledger ?? new(Path.Combine(folder, ".rig")), options);
        try
        {
            return await work(engine);
        }
        finally
        {
            foreach (var instrument in instruments.Values)
                await instrument.DisposeAsync();
            await service.CancelAsync();
        }
    }

    private static string Spectra(string folder) => Path.Combine(folder, "spectra");
}
