using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Acquisition;

public sealed class VirtualExperimentTests : IDisposable
{
    private static readonly string[] Folders = ["thermal", "tempering", "patterns", "nmr"];
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public static TheoryData<string> Recipes => [.. Folders.SelectMany(f => Files(f, "*.json"))];

    public static TheoryData<string> Tables => [.. Folders.SelectMany(f => Files(f, "*.csv"))];

    // Recipe, text that is replaced, replacement, beginning of the sentence.
    public static TheoryData<string, string, string, string> Impossible => new()
    {
        { "thermal/ZIF-62-scan.json", "\"seed\"", "\"sead\"", "a recipe of thermal analysis in JSON was expected" },
        { "thermal/ZIF-62-scan.json", "\"kelvinPerMinute\": 20 },", "\"kelvinPerMinute\": 0 },", "program.segments: a value that is either a ramp" },
        { "thermal/ZIF-62-scan.json", "\"mass\": 0 }", "\"mass\": 1e-6 }", "runs.mass: a value above 0 and below 1 kg, or 0 for an empty pan" },
        { "thermal/ZIF-62-scan.json", "\"name\": \"blank\"", "\"name\": \"../blank\"", "runs.name: a value of letters" },
        { "thermal/ZIF-62-scan.json", "\"massFraction\": 0.039", "\"massFraction\": 0.99", "guests: a value whose mass fractions add up" },
        { "thermal/ZIF-62-scan.json", "\"rate\": 0.02", "\"rate\": -1", "melting.rate: a value above 0" },
        { "thermal/ZIF-62-scan.json", "\"samplingInterval\": 1,", "\"samplingInterval\": 1e-4,", "samplingInterval: a value that gives 2 to 200 000 readings" },
        { "thermal/agZIF-62-nP-cp.json", "\"stretching\": 0.75", "\"stretching\": 1.75", "glass.stretching: a value above 0 and at most 1" },
        { "thermal/ZIF-62-ions.json", "\"cycle\": 6", "\"cycle\": 1", "cycle: a value not below the time for all channels" },
        { "thermal/ZIF-62-ions.json", "\"carrier\": \"N2\"", "\"carrier\": \"Ar\"", "gases: a value that lists 'Ar' once" },
        { "thermal/ZIF-62-ions.json", "\"intensity\": [1, 0.07]", "\"intensity\": [1]", "gases.intensity: a value with one positive number for each m/z" },
        { "thermal/ZIF-62-scan.json", "\"guests\": [", "\"guests\": [ null,", "guests: a value with 0 to 20 entries" },
        { "thermal/ZIF-62-ions.json", "\"dwell\": 0.5", "\"dwell\": 1e-6", "mixingTime and dwell: a value of which the run" },
        { "thermal/ZIF-62-ions.json", "\"hold\": 600", "\"hold\": 6e7", "program: a value of at most 1036800 s" },
        { "tempering/shards.json", "\"readings\": 5", "\"readings\": 1", "readings: a value from 2" },
        { "tempering/agZIF-62-P.json", "\"pixelSize\": 1.25e-05", "\"pixelSize\": 5e-06", "pixelSize: a value such that the shard fits" },
        { "tempering/agZIF-62-P.json", "\"top\", \"side\"", "\"back\"", "views: a value of 'top' and 'side'" },
        { "patterns/ZIF-62.json", "\"points\": 2251", "\"points\": 22510", "from: a value such that all angles lie" },
        { "patterns/ZIF-62.json", "zif-62-sites.csv", "none.csv", "structure: a table of atoms was expected" },
        { "nmr/ZIF-62-DMF.json", "\"points\": 8192", "\"points\": 8000", "points: a value that is a power of two" },
        { "nmr/ZIF-62-DMF.json", "\"name\": \"water\"", "\"name\": \"ice\"", "signals.molecule: a value that is one of the molecules" },
        { "nmr/ZIF-62-DMF.json", "nuclear magnetic resonance", "palmistry", "experiment: one of 'map'" },
        { "nmr/ZIF-62-DMF.json", "\"assumptions\": [", "\"assumptions\": [], \"ignored\": [", "a recipe of a proton spectrum in JSON was expected" },
        { "nmr/ZIF-62-DMF.json", "\"molecules\": [", "\"molecules\": null, \"ignored\": [", "a recipe of a proton spectrum in JSON was expected" },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Recipes))]
    public void The_stored_data_are_what_the_recipe_makes(string recipe)
    {
        VirtualExperiment.Run(Repository.Data[$"simulated/{recipe}"], folder);
        var made = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(made);
        foreach (var file in made)
        {
            var stored = Repository.Data[$"simulated/{Path.GetDirectoryName(recipe)}/{Path.GetFileName(file)}"];

            // Deflated bytes may differ with the version of the library that packs them; the pixels may not.
            if (Path.GetExtension(file) == ".png")
                Assert.Equal(PictureFile.Read(stored).The<Micrograph>().Values.ToArray(), PictureFile.Read(file).The<Micrograph>().Values.ToArray());
            else
                Assert.True(File.ReadAllBytes(stored).AsSpan().SequenceEqual(File.ReadAllBytes(file)), file);
        }
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others(string recipe)
    {
        string[] runs = ["a", "b", "c"];
        foreach (var run in runs)
            VirtualExperiment.Run(Repository.Data[$"simulated/{recipe}"], Path.Combine(folder, run), run == "c" ? 777 : null);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "a")).Select(Path.GetFileName))
        {
            var bytes = runs.Select(r => File.ReadAllBytes(Path.Combine(folder, r, file!))).ToArray();
            Assert.Equal(bytes[0], bytes[1]);
            Assert.NotEqual(bytes[0], bytes[2]);
        }
    }

    [Fact]
    public void Every_file_beside_the_recipes_is_made_by_one_of_them()
    {
        foreach (var name in Folders)
        {
            var target = Path.Combine(folder, name);
            foreach (var recipe in Files(name, "*.json"))
                VirtualExperiment.Run(Repository.Data[$"simulated/{recipe}"], target);
            Assert.Equal(
                Directory.GetFiles(Repository.Data[$"simulated/{name}"]).Where(f => Path.GetExtension(f) != ".json").Select(Path.GetFileName).Order(StringComparer.Ordinal),
                Directory.GetFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Tables_say_that_they_are_simulated_what_was_assumed_and_can_be_opened(string name)
    {
        var path = Repository.Data[$"simulated/{name}"];
        var lines = File.ReadLines(path).TakeWhile(l => l.StartsWith('#')).ToArray();
        Assert.Equal("# provenance: simulated", lines[0]);
        Assert.Contains(lines, l => l.StartsWith("# assumption: ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("# recipe: ", StringComparison.Ordinal) && File.Exists(Path.Combine(Path.GetDirectoryName(path)!, l["# recipe: ".Length..])));
        var rows = File.ReadLines(path).Count(l => !l.StartsWith('#')) - 1;
        var set = DataFile.Open(path).DataSets[0];
        if (set is ITabular table)
            Assert.All(table.ToTable().Columns, c => Assert.Equal(rows, c.Values.ToArray().Count(double.IsFinite)));
        else
            Assert.Equal(rows, Assert.IsType<Spectrum>(set).Count);
    }

    [Fact]
    public void All_data_besides_maps_and_uptake_stay_below_three_megabytes() =>
        Assert.InRange(Folders.Sum(f => Directory.GetFiles(Repository.Data[$"simulated/{f}"]).Sum(p => new FileInfo(p).Length)), 1, 3_000_000);

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_recipe_that_cannot_be_is_refused_in_one_sentence(string recipe, string find, string replace, string sentence)
    {
        var text = File.ReadAllText(Repository.Data[$"simulated/{recipe}"]);
        Assert.Contains(find, text, StringComparison.Ordinal);
        var path = Path.Combine(folder, "recipe.json");
        var at = text.IndexOf(find, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + replace + text[(at + find.Length)..]);
        var failure = Assert.Throws<DataFileException>(() => VirtualExperiment.Run(path, folder));
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    private static IEnumerable<string> Files(string name, string pattern) =>
        Directory.GetFiles(Repository.Data[$"simulated/{name}"], pattern).Select(f => $"{name}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal);
}
