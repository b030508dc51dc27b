using System.Text.Json.Nodes;
using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Cli;

namespace Fickian.Tests.Cli;

public sealed class ThermalKineticsVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    private static readonly string[] Files = [.. new[] { "2-5", "5", "10", "20" }.Select(r => Repository.Data[$"simulated/thermal/ZIF-62-drying-{r}.csv"])];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_energy_and_the_factor_that_were_put_in_are_covered()
    {
        var guest = ThermalRecipe.Read(Repository.Data["simulated/thermal/ZIF-62-drying.json"]).Guests[0];
        var figure = Path.Combine(folder, "kinetics.svg");
        var run = await CommandRun.Of(["thermal", "kinetics", .. Files, "--range", "110C..480C", "--json", "--figure", figure]);
        Assert.Equal(ExitCode.Fine, run.Code);
        var document = JsonNode.Parse(run.Output)!;
        var methods = document["methods"]!.AsArray();
        Assert.Equal(["Kissinger", "Ozawa–Flynn–Wall", "Friedman"], methods.Select(m => m!["name"]!.GetValue<string>()));
        foreach (var (name, estimate) in methods.SelectMany(m => m!["estimates"]!.AsObject()))
        {
            // k(T_p) = E·β/(R·T_p²) in the recipe gives A by Arrhenius' law.
            var truth = name.StartsWith("activationEnergy", StringComparison.Ordinal) ? guest.ActivationEnergy : Math.Log10(guest.Rate(guest.Temperature)) + (guest.ActivationEnergy / (8.31446261815324 * guest.Temperature * Math.Log(10)));
            Assert.InRange(truth, estimate!["interval95"]![0]!.GetValue<double>(), estimate["interval95"]![1]!.GetValue<double>());
            Assert.Equal(estimate["standardError"]!.GetValue<double>(), Math.Sqrt(estimate["parts"]!.AsObject().Sum(p => Math.Pow(p.Value!.GetValue<double>(), 2))), 1e-6);
        }

        Assert.Equal(9, methods[1]!["estimates"]!.AsObject().Count);
        Assert.Equal([2.5, 5, 10, 20], document["runs"]!.AsArray().Select(r => Math.Round(120 * r!["heatingRate"]!.GetValue<double>()) / 2));
        Assert.True(File.Exists(figure));
    }

    [Fact]
    public async Task What_cannot_make_one_energy_is_refused_in_a_sentence()
    {
        await Refused("three heating rates", Files[0], Files[1]);
        await Refused("three heating rates", Files[0], Files[1], Files[1]);
        await Refused("mass", Files[0], Files[1], Repository.Data["simulated/thermal/agZIF-62-nP-cp-sample.csv"]);
        await Refused("--step", [.. Files, "--step", "0"]);
        await Refused("range", [.. Files, "--range", "110C..120C"]);
        await Refused("magic", [.. Files, "--method", "magic"]);

        // Up and down again: no reaction that goes one way.
        var wave = Path.Combine(folder, "wave.csv");
        await File.WriteAllLinesAsync(wave, ["time / s,temperature / K,mass / kg", .. Enumerable.Range(0, 400).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{6 * i},{400 + i},{1e-5 - (1e-6 * ((i / 400.0) + Math.Sin(i / 40.0)))}"))], TestContext.Current.CancellationToken);
        await Refused("one way", Files[0], Files[1], wave);
    }

    private static async Task Refused(string word, params string[] arguments)
    {
        var run = await CommandRun.Of(["thermal", "kinetics", .. arguments]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains(word, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
