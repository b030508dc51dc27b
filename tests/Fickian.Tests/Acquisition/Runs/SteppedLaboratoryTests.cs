using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Simulators;
using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Tests.Acquisition.Runs;

/// <summary>Time that steps: nothing is waited for that does not happen, and the same run gives the same journal.</summary>
public sealed class SteppedLaboratoryTests
{
    [Fact]
    public void An_hour_passes_as_soon_as_nobody_has_anything_to_do()
    {
        var laboratory = new SteppedLaboratory(DateTimeOffset.UnixEpoch);
        var order = new List<int>();
        laboratory.Run(async () =>
        {
            await Task.WhenAll(Waits(3), Waits(1), Waits(2));
            return 0;

            async Task Waits(int hours)
            {
                await Task.Delay(TimeSpan.FromHours(hours), laboratory);
                order.Add(hours);
            }
        });
        Assert.Equal([1, 2, 3], order);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(3), laboratory.GetUtcNow());
    }

    [Fact]
    public void The_same_run_gives_the_same_journal_byte_by_byte()
    {
        using var folder = new TemporaryFolder();
        var recipe = Recipe(folder.Path);
        var first = SimulatedAcquisition.Run(recipe, Path.Combine(folder.Path, "a"));
        var second = SimulatedAcquisition.Run(recipe, Path.Combine(folder.Path, "b"));
        Assert.Equal((RunOutcome.Completed, ""), (first.Outcome, first.Sentence));
        Assert.Equal(File.ReadAllBytes(first.Journal), File.ReadAllBytes(second.Journal));
    }

    [Fact]
    public void A_background_takes_the_scans_that_the_recipe_states()
    {
        using var folder = new TemporaryFolder();
        var few = Taken(Recipe(folder.Path, background: 4));
        var many = Taken(Recipe(folder.Path, background: 44));

        // Half a second a scan, to within a look of the recipe at its stage.
        Assert.Equal(20, many - few, 0.5);

        double Taken(Recipe recipe) => RunData.Read(SimulatedAcquisition.Run(recipe, folder.Path).Journal).Of<RunEvent>().First(e => e.Entry.Sentence.StartsWith("Background", StringComparison.Ordinal)).Time.Seconds;
    }

    private static Recipe Recipe(string folder, int background = 4)
    {
        File.WriteAllText(Path.Combine(folder, "rig.json"), """
            {
              "name": "two instruments",
              "simulated": true,
              "instruments": {
                "stage": { "kind": "linkam-t95", "poll": "1 s", "maximumAge": "30 s", "limits": { "limit": ["0 °C", "200 °C"], "rate": ["0.1 K/min", "100 K/min"] } },
                "spectrometer": { "kind": "opus", "settings": { "experiment": "C:\\XPM\\uptake.xpm" }, "poll": "10 s", "maximumAge": "120 s" }
              },
              "interlocks": [ { "name": "too hot", "when": "stage.temperature > 150 °C" } ],
              "heaters": [ { "temperature": "stage.temperature", "highest": "180 °C", "gainTime": "60 s" } ],
              "virtual": {
                "cellVolume": "60 ml", "pumpingSpeed": "0.5 l/s", "sample": "test", "thickness": "200 µm", "diffusivity": "3e-12 m²/s", "diffusivitySource": "test",
                "equilibriumBandArea": "5 cm⁻¹", "referencePressure": "40 mbar", "noise": 0.001, "wiring": { "temperature": "stage.temperature" }
              }
            }
            """);
        var path = Path.Combine(folder, "recipe.json");
        File.WriteAllText(path, $$"""
            { "name": "two", "rig": "rig.json", "steps": [
              { "ramp": "stage", "to": "40 °C", "rate": "20 K/min" }, { "background": "spectrometer", "scans": {{background}} }, { "mark": "exposure" },
              { "loop": 3, "every": "30 s", "steps": [ { "spectrum": "spectrometer", "scans": 4 } ] } ] }
            """);
        return RecipeFile.Read(path);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("fickian-stepped-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
