using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Runs;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A whole run on the virtual laboratory in one call: every instrument by its own protocol, as fast as the computer can, and the same again for the same seed.</summary>
public static class SimulatedAcquisition
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Carries out a recipe.</summary>
    /// <param name="recipe">The recipe; its rig states cell and sample.</param>
    /// <param name="folder">Folder of the journal; made if it does not exist. Journal and spectra of the same run are replaced.</param>
    /// <param name="seed">Seed of all noise.</param>
    /// <param name="watch">Receives the board of the run before it begins; null for nobody.</param>
    /// <exception cref="ArgumentException">The rig states no physics.</exception>
    public static RunReport Run(Recipe recipe, string folder, int seed = 1, Action<RunEngine>? watch = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Directory.CreateDirectory(folder);
        var journal = Path.Combine(folder, JournalName.For(recipe.Name, Start, RunKind.Simulated));
        File.Delete(journal);
        if (Directory.Exists(Path.Combine(folder, "spectra")))
            Directory.Delete(Path.Combine(folder, "spectra"), recursive: true);
        var laboratory = new SteppedLaboratory(Start);
        return laboratory.Run(() => RunAsync(recipe, folder, seed, laboratory, watch));
    }

    private static async Task<RunReport> RunAsync(Recipe recipe, string folder, int seed, TimeProvider time, Action<RunEngine>? watch)
    {
        var stated = VirtualRig.WithFolder(recipe.Rig, Path.Combine(folder, "spectra"));
        var rig = new VirtualRig(stated, seed, time);
        using var service = new CancellationTokenSource();
        var instruments = stated.Instruments.Values.ToDictionary(i => i.Name, i => InstrumentCatalogue.Find(i.Kind).Create(new(i.Name, rig.Line(i.Name, service.Token), time)
        {
            Settings = i.Settings,
            Limits = i.Limits,
            Allowed = i.Allowed,
        }), StringComparer.Ordinal);
        var engine = new RunEngine(recipe, instruments, new(Path.Combine(folder, ".rig")), new(folder, time) { Wall = time, Kind = RunKind.Simulated, Seed = seed });
        watch?.Invoke(engine);
        try
        {
            return await engine.RunAsync(CancellationToken.None);
        }
        finally
        {
            foreach (var instrument in instruments.Values)
                await instrument.DisposeAsync();
            await service.CancelAsync();
        }
    }
}
