using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Tests.Acquisition.Runs;

/// <summary>Ten instruments read ten times a second: every sample is there, none is late.</summary>
public sealed class TenInstrumentsTests
{
    [Fact]
    public void Five_minutes_of_ten_instruments_at_ten_hertz_lose_no_sample()
    {
        var folder = Directory.CreateTempSubdirectory("fickian-ten-").FullName;
        try
        {
            var report = SimulatedAcquisition.Run(Recipe(folder), folder);
            Assert.Equal((RunOutcome.Completed, 0, 30_000), (report.Outcome, report.Late, report.Polls));

            // A poll at 0, then every tenth of a second; with the looks at the beginning and at the end there are two more.
            var channels = JournalSummary.Of(report.Journal).Channels.Where(c => c.Samples > 0).ToList();
            Assert.True(channels.Count >= 10);
            Assert.All(channels, c => Assert.InRange(c.Samples, 2990, 3002));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Recipe Recipe(string folder)
    {
        var kinds = new[] { "modbus", "modbus", "modbus", "modbus", "pfeiffer-tpg", "pfeiffer-tpg", "mt-sics", "mt-sics", "alicat", "alicat" };
        var instruments = kinds.Select((kind, i) => $$"""
            "i{{i}}": { "kind": "{{kind}}", "poll": "0.1 s", "maximumAge": "30 s"{{More(kind)}} }
            """);
        File.WriteAllText(Path.Combine(folder, "rig.json"), $$"""
            {
              "name": "ten", "simulated": true, "instruments": { {{string.Join(",", instruments)}} },
              "interlocks": [ { "name": "pressure", "when": "i0.pressure-1 > 2000 mbar" } ],
              "virtual": { "cellVolume": "60 ml", "pumpingSpeed": "0.5 l/s", "sample": "none", "thickness": "200 µm", "diffusivity": "3e-12 m²/s", "diffusivitySource": "test", "equilibriumBandArea": "5 cm⁻¹", "referencePressure": "40 mbar" }
            }
            """);
        var path = Path.Combine(folder, "recipe.json");
        File.WriteAllText(path, """{ "name": "ten", "rig": "rig.json", "steps": [ { "record": [], "every": "0.1 s" }, { "hold": "299.95 s" } ] }""");
        return RecipeFile.Read(path);
    }

    private static string More(string kind) => kind switch
    {
        "modbus" => """, "settings": { "map": "pressure-adc-4", "carrier": "tcp" }""",
        "alicat" => """, "limits": { "setpoint": ["0 mln/min", "10 mln/min"] }""",
        _ => "",
    };
}
