using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fickian.Files;
using Fickian.Sorption;

namespace Fickian.Tests.Files;

/// <summary>Every isotherm among the reference files gives the values that stand in it, and in SI what follows from its units.</summary>
public sealed partial class IsothermFixtureTests
{
    // Numbers of the table are printed with nine digits.
    private const double Printed = 1e-8;

    // How the table names a format -> how it is registered, by the kind of file.
    private static string Registered(string format, string path) => format switch
    {
        "isotherm generic" => path.EndsWith(".xls", StringComparison.Ordinal) ? "pygaps-xls" : "pygaps-csv",
        "isotherm bel" or "isotherm bel xls" => path.EndsWith(".xls", StringComparison.Ordinal) ? "belsorp-xls" : "belsorp",
        "isotherm mic" or "isotherm micromeritics xls" => "micromeritics-xls",
        "isotherm micromeritics text (UTF-16)" => "micromeritics",
        "isotherm qnt" or "isotherm qnt (reduced isotherm)" => "quantachrome",
        "isotherm sms_dvs" => "sms-dvs",
        "isotherm table (semicolon, decimal comma)" => "isotherm-table",
        "pygaps json" or "nist-isodb json" => "isotherm-json",
        "pygaps csv" => "pygaps-csv",
        "pygaps xls" => "pygaps-xls",
        _ => format,
    };

    private static IEnumerable<FixtureRow> Rows() => FixtureRow.Of("").Where(r => r.Path.StartsWith("isotherm/", StringComparison.Ordinal) && r.Format is not "expected values (json)" and not "aif dictionary");

    [Fact]
    public void Every_row_of_the_table_gives_its_values()
    {
        List<string> wrong = [];
        var (rows, spots) = (0, 0);
        foreach (var row in Rows())
        {
            rows++;
            var contents = DataFile.Open(row.Location);
            if (contents.Format != Registered(row.Format, row.Path))
                wrong.Add($"{row.Path}: {contents.Format} in the place of {Registered(row.Format, row.Path)}");
            else
                wrong.AddRange(Differences(row, contents.The<IsothermRun>(), ref spots).Select(d => $"{row.Path}: {d}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{rows} rows, {spots} values");
        Assert.Empty(wrong);
        Assert.True(rows >= 70 && spots > 200);
    }

    [Fact]
    public void Branches_temperature_gas_and_mass_are_those_of_the_conversion_beside_the_file()
    {
        List<string> wrong = [];
        var compared = 0;
        foreach (var row in Rows().Where(r => r.Path.StartsWith("isotherm/afp/", StringComparison.Ordinal)))
        {
            using var expected = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(row.Location, ".json")));
            var (meta, data, run) = (expected.RootElement.GetProperty("meta"), expected.RootElement.GetProperty("data"), DataFile.Open(row.Location).The<IsothermRun>());
            compared++;
            if (Text(meta, "adsorbate") is { Length: > 0 } gas && gas != run.Adsorptive)
                wrong.Add($"{row.Path}: gas {run.Adsorptive}, not {gas}");
            if (Number(meta, "temperature") is { } t && Math.Abs((Text(meta, "temperature_unit").Contains('C', StringComparison.Ordinal) ? t.Celsius() : t) - run.Temperature) > 1e-9)
                wrong.Add($"{row.Path}: {run.Temperature} K, not {t}");
            if (Number(meta, "material_mass") is { } mass && Math.Abs((mass * (Text(meta, "material_mass_unit") == "mg" ? 1e-6 : 1e-3)) - run.SampleMass) > 1e-12)
                wrong.Add($"{row.Path}: {run.SampleMass} kg, not {mass}");
            if (data.TryGetProperty("branch", out var branches) && branches.EnumerateArray().Select(Desorbs).Zip(run.Branches).Any(b => b.First != (b.Second == SorptionBranch.Desorption)))
                wrong.Add($"{row.Path}: branches differ");
        }

        Assert.Empty(wrong);
        Assert.True(compared > 15);

        static bool Desorbs(JsonElement b) => b.ValueKind == JsonValueKind.String ? b.GetString()!.StartsWith('d') : b.GetInt32() == 1;
        static string Text(JsonElement meta, string name) => meta.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString()! : "";
        static double? Number(JsonElement meta, string name) => meta.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : null;
    }

    [Theory]
    [InlineData("afp/bel/1.DAT", 36.7e3, 378.73 / 22.414)]
    [InlineData("aif/micromeritics/Sample_D.aif_tst", 0.998154419e3, 2.44042387)]
    [InlineData("afp/qnt/BF001_DUT-13_Raw_Analysis_Data_.txt", 1.06 * 101325 / 760, 1.1352 / 22.414 / 0.0101)]
    [InlineData("afp/bel/Sample_D.xls", 2.5707e3, 40.06)]
    [InlineData("pygaps/parsing/json/HKUST-1_Cu_CO2_303K.json", 0.153800848 * 101325, 0.762328237)]
    [InlineData("afp/sms_dvs/Takeda_5A_water_30c.xlsx", 0.9, 0.222667644 / 18.015e-3)]
    public void Pressures_and_amounts_are_in_SI(string file, double pressure, double loading)
    {
        var run = DataFile.Open(Repository.Shared($"fixtures/isotherm/{file}")).The<IsothermRun>();
        Assert.Equal("mol/kg", run.LoadingQuantity.Unit.Symbol);
        var nearest = Enumerable.Range(0, run.Points).MinBy(i => Math.Abs(run.Pressure.Span[i] - pressure));

        // The table prints nine digits; molar masses in files and here agree to 2e-5.
        Assert.Equal(pressure, run.Pressure.Span[nearest], Printed * pressure);
        Assert.Equal(loading, run.Loading.Span[nearest], 3e-5 * loading);
    }

    [Fact]
    public void The_same_isotherm_is_the_same_in_every_format_and_unit()
    {
        string[] files = ["calorimetry/HKUST-1_Cu_CO2_303K.json", "parsing/csv/HKUST-1_Cu_CO2_303.0.csv", "parsing/excel/HKUST-1_Cu_CO2_303.0.xls", "parsing/json/HKUST-1_Cu_CO2_303K.json"];
        var runs = Array.ConvertAll(files, f => DataFile.Open(Repository.Shared($"fixtures/isotherm/pygaps/{f}")).The<IsothermRun>());
        Assert.All(runs, r => Assert.Equal((27, 7, 303.0), (r.Points, r.CountOf(SorptionBranch.Desorption), Math.Round(r.Temperature, 9))));
        for (var i = 0; i < 27; i++)
        {
            // The csv is rounded to 8 digits; the file in per cent of the mass used 44.0098 g/mol and 1 atm = 1.01325 bar.
            Assert.All(runs, r => Assert.Equal(runs[0].Pressure.Span[i], r.Pressure.Span[i], 1e-7 * runs[0].Pressure.Span[i]));
            Assert.All(runs, r => Assert.Equal(runs[0].Loading.Span[i], r.Loading.Span[i], 3e-5 * runs[0].Loading.Span[i]));
        }
    }

    [Theory]
    [InlineData("cheminfo/Isotherm_Micromeritics_AlPyr-CO2-278K_2.XLS", "278K")]
    [InlineData("aif/DUT-13/BF001_Raw_Analysis_Data_.aif_tst", "'cc'")]
    [InlineData("pygaps/parsing/nist/nist_iso.json", "per mole")]
    [InlineData("aif/NIST/10.1021Jp400480q.Isotherm2.json", "per volume")]
    public void What_is_doubtful_is_told(string file, string said) =>
        Assert.Contains(DataFile.Open(Repository.Shared($"fixtures/isotherm/{file}")).The<IsothermRun>().Findings, f => f.Message.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void Every_isotherm_file_gives_a_curve_to_fit()
    {
        List<string> wrong = [];
        foreach (var path in Rows().Select(r => r.Location).Distinct(StringComparer.Ordinal))
        {
            var (run, curve) = (DataFile.Open(path).The<IsothermRun>(), IsothermFile.Read(path));
            if (curve.Count != run.CountOf(SorptionBranch.Adsorption))
                wrong.Add($"{Path.GetFileName(path)}: {curve.Count} of {run.CountOf(SorptionBranch.Adsorption)}");
        }

        Assert.Empty(wrong);
    }

    private static List<string> Differences(FixtureRow row, IsothermRun run, ref int spots)
    {
        List<string> wrong = [];
        var table = run.ToTable();
        var (pressure, loading) = (PressureOf(table), LoadingOf(table));
        var adsorption = run.CountOf(SorptionBranch.Adsorption);
        if (row.Format == "aif")
        {
            var branch = row.Shape.StartsWith("adsorp", StringComparison.Ordinal) ? SorptionBranch.Adsorption : SorptionBranch.Desorption;
            var from = branch == SorptionBranch.Adsorption ? 0 : adsorption;
            var count = run.CountOf(branch);
            Same(row.Counts[0], count, "points");
            (pressure, loading) = (pressure[from..(from + count)], loading[from..(from + count)]);
        }
        else if (Branches().Match(row.Shape) is { Success: true } told)
        {
            Same(int.Parse(told.Groups["a"].Value, CultureInfo.InvariantCulture), adsorption, "adsorption points");
            Same(int.Parse(told.Groups["d"].Value, CultureInfo.InvariantCulture), run.Points - adsorption, "desorption points");
            if (!row.Shape.Contains('(', StringComparison.Ordinal) && AxisEndsWithAdsorption(row))
                pressure = pressure[..adsorption];
        }
        else
        {
            Same(row.Counts[0], run.Points, "points");
        }

        Near(row.AxisFirst, pressure[0], "first pressure");
        Near(row.AxisLast, pressure[^1], "last pressure");

        // Converted rows of the raw data give the amount per gram, the raw file that of the sample.
        var perGram = row.Derived.Contains("expected conversion divides", StringComparison.Ordinal) ? 1e3 * run.SampleMass : 1;
        foreach (var spot in Spot().Matches(row.SpotText).Cast<Match>())
        {
            var values = spot.Groups["what"].Value is "pressure" ? pressure : loading;
            var index = spot.Groups["at"].Value is "last" ? values.Length - 1 : spot.Groups["what"].Value is "max" ? Array.IndexOf(values, values.Max()) : int.Parse(spot.Groups["at"].Value, CultureInfo.InvariantCulture) + (spot.Groups["what"].Value == "des" ? adsorption : 0);
            Near(spot.Groups["value"].Value, values[index] / (spot.Groups["what"].Value is "pressure" ? 1 : perGram), spot.Value);
            spots++;
        }

        return wrong;

        void Same(int expected, int found, string what)
        {
            if (expected != found)
                wrong.Add($"{found} {what} in the place of {expected}");
        }

        void Near(string text, double found, string what)
        {
            var expected = double.Parse(text, CultureInfo.InvariantCulture);
            var tolerance = row.ToleranceText.StartsWith("1e-6", StringComparison.Ordinal) ? 1e-6 : Printed;
            if (!(Math.Abs(found - expected) <= tolerance * Math.Abs(expected)))
                wrong.Add($"{what}: {found:R} in the place of {text}");
        }
    }

    private static bool AxisEndsWithAdsorption(FixtureRow row) => (!row.SpotText.Contains("desorption", StringComparison.Ordinal) && row.Path.Contains("/aif/", StringComparison.Ordinal)) || row.Format.Contains("semicolon", StringComparison.Ordinal);

    private static double[] PressureOf(Table table) => (table["pe"] ?? table["Absolute Pressure"] ?? table["pressure"] ?? table["Press"] ?? table.Columns[0]).Values.ToArray();

    private static double[] LoadingOf(Table table) => (table["V"] ?? table["Va"] ?? table["na"] ?? table["Quantity Adsorbed"] ?? table["Volume @ STP"] ?? table["loading"] ?? table["amount"] ?? table["Change in mass"] ?? table.Columns[1]).Values.ToArray();

    [GeneratedRegex(@"(?<a>\d+) adsorption\D+(?<d>\d+) desorption", RegexOptions.ExplicitCapture)]
    private static partial Regex Branches();

    [GeneratedRegex(@"((?<what>loading|pressure|desorption|ads|des|max) ?)?(?<at>\d+|last|)=(?<value>[-+.\deE]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Spot();
}
