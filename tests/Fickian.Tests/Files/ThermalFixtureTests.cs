using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Tests.Files;

/// <summary>Files of thermal instruments against the values stated for them, row by row of the list.</summary>
public sealed partial class ThermalFixtureTests
{
    // The list prints nine digits.
    private const double Printed = 5e-9;

    [Theory]
    [InlineData("netzsch-text")]
    [InlineData("ta-q-series text (UTF-16)")]
    [InlineData("pyris-csv")]
    [InlineData("csv with unit line")]
    [InlineData("dsc-csv (PerkinElmer, endo up)")]
    [InlineData("setaram-text (UTF-16, semicolon)")]
    public void A_run_has_the_stated_cells(string format)
    {
        foreach (var row in FixtureRow.Of(format))
        {
            var table = ThermalFile.Read(row.Location).ToTable();
            Assert.Equal(row.Counts[0], table.Rows);
            var first = table.Columns.Skip(table.Columns[0].Name == "Index" ? 1 : 0).First();
            Near(row, Number(row.AxisFirst), first.Values.Span[0]);
            Near(row, Number(row.AxisLast), first.Values.Span[^1]);
            Check(row, table, 0);
        }
    }

    [Fact]
    public void Steps_of_TRIOS_texts_have_the_stated_cells()
    {
        foreach (var file in FixtureRow.Of("trios-text").GroupBy(r => r.Location))
        {
            // Steps of a table that is no thermogram are not told apart; their rows stand one below the other.
            var sets = DataFile.Open(file.Key).DataSets;
            var (set, from) = (0, 0);
            foreach (var row in file)
            {
                var table = ((ITabular)sets[set]).ToTable();
                var (rows, columns) = (int.Parse(RowsOf().Match(row.Shape).Groups["rows"].Value, CultureInfo.InvariantCulture), int.Parse(RowsOf().Match(row.Shape).Groups["columns"].Value, CultureInfo.InvariantCulture));
                Assert.Equal(columns, table.Columns.Length);
                var time = table.Columns.First(c => c.Name == "Time").Values.Span;
                Near(row, Number(row.AxisFirst), time[from]);
                Near(row, Number(row.AxisLast), time[from + rows - 1]);
                Check(row, table, from);
                if (sets[set] is Thermogram run)
                    Assert.Contains(run.Steps, s => row.Shape.Contains($"\"{s.Name}\"", StringComparison.Ordinal) && s.First == from && s.Count == rows);
                from += rows;
                (set, from) = from == table.Rows ? (set + 1, 0) : (set, from);
            }

            Assert.Equal((sets.Length, 0), (set, from));
        }
    }

    [Fact]
    public void A_TRIOS_document_has_the_rows_of_its_own_test()
    {
        var row = Assert.Single(FixtureRow.Of("trios-json"));
        var table = DataFile.Open(row.Location).The<Table>();
        Assert.Equal(row.Counts[0], table.Rows);
        Check(row, table, 0, 1e-9);
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("fixtures/ta-instruments/tadatakit/expected.json")));
        var line = 0;
        foreach (var told in expected.RootElement.GetProperty("rows").EnumerateArray())
        {
            foreach (var cell in told.EnumerateObject().Where(c => c.Value.ValueKind == JsonValueKind.Number))
                Assert.Equal(cell.Value.GetDouble(), table.Columns.First(c => c.Heading == cell.Name).Values.Span[line]);
            line++;
        }
    }

    [Fact]
    public void Curves_of_a_STARe_text_have_the_stated_cells()
    {
        var rows = FixtureRow.Of("mettler-stare");
        var sets = DataFile.Open(rows[0].Location).DataSets;
        Assert.Equal(3, sets.Length);
        foreach (var (row, set) in rows.Zip(sets))
        {
            var table = ((ITabular)set).ToTable();
            Assert.Equal(2251, table.Rows);
            Near(row, Number(row.AxisLast), table["t"]!.Values.Span[^1]);
            Check(row, table, 0);
        }

        var (weight, heat) = ((Thermogram)sets[0], (Thermogram)sets[1]);
        Assert.Equal(12.802e-6, weight.SampleMass, 1e-15);
        Assert.Equal(12.8009e-6, weight[ThermalRole.Mass][0], 1e-15);
        Assert.Equal(-0.115901e-3, heat[ThermalRole.HeatFlow][0], 1e-12);
        Assert.Equal(649.233 + 273.15, heat[ThermalRole.SampleTemperature][^1], 1e-9);
        Assert.Equal(-0.000112104, ((ITabular)sets[2]).ToTable()["y value"]!.Values.Span[0]);
    }

    [Fact]
    public void Steps_of_a_Pyris_text_have_the_stated_cells()
    {
        var rows = FixtureRow.Of("pyris-text");
        var run = ThermalFile.Read(rows[0].Location);
        Assert.Equal(1155, run.Rows);
        Assert.Equal(3, run.Steps.Length);
        Assert.DoesNotContain(run.Findings, f => f.Message.Contains("The head tells of", StringComparison.Ordinal));
        foreach (var (row, step) in rows.Zip(run.Steps))
        {
            // The list takes the first two rows of the second and third step for lines of headings, which stand over the first step only; with them the steps hold the 1155 points of the head.
            var headings = step.First == 0 ? 0 : 2;
            Assert.Contains(step.Name, row.Shape, StringComparison.Ordinal);
            Assert.Equal(int.Parse(RowsOf().Match(row.Shape).Groups["rows"].Value, CultureInfo.InvariantCulture), step.Count - headings);
            Near(row, Number(row.AxisFirst), run.ToTable().Columns[0].Values.Span[step.First + headings]);
            Near(row, Number(row.AxisLast), run.ToTable().Columns[0].Values.Span[step.First + step.Count - 1]);
            Check(row, run.ToTable(), step.First + headings);
        }
    }

    [Fact]
    public void Channels_of_a_NETZSCH_measurement_equal_the_golden_values_in_every_bit()
    {
        foreach (var row in FixtureRow.Of("netzsch-ngb"))
        {
            using var golden = JsonDocument.Parse(File.ReadAllBytes(Repository.Shared($"fixtures/netzsch-ngb/pyngb/goldens/{Path.GetFileName(row.Path)}.parity.json")));
            var told = golden.RootElement;
            var runs = DataFile.Open(row.Location).DataSets.Cast<Thermogram>().ToArray();
            Assert.Equal(row.Path.EndsWith("ds3", StringComparison.Ordinal) ? 2 : 1, runs.Length);
            Assert.Equal(told.GetProperty("num_rows").GetInt32(), runs[0].Rows);
            var names = told.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).ToArray();
            Assert.Equal(names.Length, runs[0].ToTable().Columns.Length);
            foreach (var (name, column) in names.Zip(runs[0].ToTable().Columns))
            {
                // The golden values have time in seconds.
                var values = name == "time" ? runs[0][ThermalRole.Time] : column.Values.ToArray();
                Assert.Equal(told.GetProperty("column_sha256").GetProperty(name).GetString(), Sha256(values));
                var stats = told.GetProperty("column_stats").GetProperty(name);
                Assert.Equal(
                    (stats.GetProperty("first").GetDouble(), stats.GetProperty("last").GetDouble(), stats.GetProperty("min").GetDouble(), stats.GetProperty("max").GetDouble()),
                    (values[0], values[^1], values.Min(), values.Max()));
            }

            Check(row, runs[0].ToTable(), 0);
            var metadata = told.GetProperty("metadata");
            Assert.Equal(
                [metadata.GetProperty("instrument").GetString(), metadata.GetProperty("sample_name").GetString(), metadata.GetProperty("operator").GetString(), metadata.GetProperty("timezone").GetString(), metadata.GetProperty("crucible_type").GetString(), metadata.GetProperty("application_version").GetString()],
                new[] { "instrument", "sample", "operator", "time zone", "crucible", "application" }.Select(k => runs[0].Metadata[k]));
            Assert.Equal(metadata.GetProperty("date_performed").GetDateTimeOffset(), DateTimeOffset.Parse(runs[0].Metadata["date"]!, CultureInfo.InvariantCulture));
            var mass = metadata.GetProperty("sample_mass").GetDouble();
            Assert.Equal(mass > 0 ? mass / 1e6 : double.NaN, runs[0].SampleMass);
        }
    }

    [Fact]
    public void The_correction_run_of_a_NETZSCH_measurement_is_a_run_of_its_own()
    {
        var runs = DataFile.Open(Repository.Shared("fixtures/netzsch-ngb/pyngb/01_Messung_Probe_G_300_Grad_Ar.ngb-ds3")).DataSets.Cast<Thermogram>().ToArray();
        Assert.Equal(5801, runs[1].Rows);
        Assert.Equal(-0.77700001, runs[1].ToTable()["mass"]!.Values.Span[^1], 1e-8);
        Assert.Equal(double.NaN, runs[1].SampleMass);
        Assert.Equal([751, 250, 1950, 250, 2600], runs[1].Steps.Select(s => s.Count));
    }

    [Fact]
    public void Signals_are_in_SI()
    {
        var netzsch = ThermalFile.Read(Repository.Shared("fixtures/netzsch-text/tga-spectrum/netzsch.txt"));
        Assert.Equal(8.90906267e-6, netzsch[ThermalRole.Mass][0], 5e-15);
        Assert.Equal(0.9998948, netzsch[ThermalRole.RelativeMass][0], 1e-12);
        Assert.Equal(300.291, netzsch[ThermalRole.SampleTemperature][0], 1e-9);
        Assert.Equal(133.95164 * 60, netzsch[ThermalRole.Time][^1], 1e-9);
        var mof = ThermalFile.Read(Repository.Shared("fixtures/ta-instruments/tga-spectrum/mof.txt"));
        Assert.Equal(29.32, 100 * mof[ThermalRole.Mass][^1] / mof[ThermalRole.Mass][0], 0.005);
        Assert.Equal(7.492e-6, mof.SampleMass, 1e-15);
        var nist = ThermalFile.Read(Repository.Shared("fixtures/tga-dsc-replicates/matl-db/NIST/NIST_DSC_N2_10K_1.csv"));
        Assert.Equal(2705, nist[ThermalRole.SpecificHeatFlow][347], 1e-9);
        Assert.Equal(303.147, nist[ThermalRole.SampleTemperature][0], 1e-12);
        var calorimeter = ThermalFile.Read(Repository.Shared("fixtures/thermal/calorimeter/6HAW158.csv"));
        Assert.Equal((HeatFlowSign.EndothermicPositive, 2.5e-6), (calorimeter.HeatFlowSign, Math.Round(calorimeter[ThermalRole.HeatFlow][0], 12)));
        var segments = ThermalFile.Read(Repository.Shared("fixtures/netzsch-text/pytga/netzsch_example3.txt"));
        Assert.Equal([6421, 601], segments.Steps.Select(s => s.Count));
        Assert.Equal(HeatFlowSign.EndothermicPositive, segments.HeatFlowSign);
        Assert.Equal(50e-6 / 60, segments[ThermalRole.GasFlow][0], 1e-18);
    }

    [Fact]
    public void The_three_runs_of_a_heat_capacity_share_their_clock()
    {
        var runs = new[] { "zero", "sapphire", "sample" }.Select(n => ThermalFile.Read(Repository.Shared($"fixtures/thermal/pkynetics/heat_capacity/{n}.txt"))).ToArray();
        Assert.All(runs, r => Assert.Equal(22801, r.Rows));
        Assert.All(runs, r => Assert.Equal(runs[0][ThermalRole.Time], r[ThermalRole.Time]));
        Assert.Equal([double.NaN, double.NaN, 58.3], runs.Select(r => Math.Round(1e6 * r.SampleMass, 9)));
    }

    [Fact]
    public void Units_that_a_file_does_not_state_are_told_by_its_user()
    {
        var path = Repository.Shared("fixtures/perkinelmer-thermal/tga-spectrum/tga/perkinElmer.csv");
        var silent = ThermalFile.Read(path);
        Assert.Empty(silent.Signals);
        Assert.Contains(silent.Findings, f => f.Severity == Severity.Warning && f.Message.Contains("no unit of Time, Unsubtracted Weight", StringComparison.Ordinal));
        var told = ThermalFile.Read(path, StatedUnits.Pyris);
        Assert.Equal(2.92929e-6, told[ThermalRole.Mass][0], 1e-15);
        Assert.Equal(143.933333 * 60, told[ThermalRole.Time][^1], 1e-9);
        Assert.DoesNotContain(told.Findings, f => f.Severity == Severity.Warning);
    }

    private static void Check(FixtureRow row, Table table, int from, double tolerance = Printed)
    {
        Assert.NotEmpty(row.SpotText);
        foreach (var spot in row.SpotText.Split("; "))
        {
            var sign = spot.LastIndexOf('=');
            var place = spot[..sign].Trim('[', ']').Split(',', 2);
            var column = place.Length == 1 ? table.Columns[1] : Column(table, place[1].Trim());
            Assert.True(column is not null, $"{row.Path}: no column '{place[^1]}' among {string.Join(", ", table.Headings)}");
            Near(row, Number(spot[(sign + 1)..]), column.Values.Span[from + int.Parse(place[0], CultureInfo.InvariantCulture)], tolerance);
        }
    }

    // The list writes columns by number, name, name and unit in several ways, or the name of the golden values.
    private static TableColumn? Column(Table table, string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? table.Columns[at]
            : table.Columns.FirstOrDefault(c => name == $"{c.Name}/{c.Unit}" || name == $"{c.Name} {c.Unit}" || name == c.Heading || name == c.Name || name == c.Name.Replace(' ', '_'));

    private static string Sha256(double[] values) => Convert.ToHexStringLower(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan())));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Near(FixtureRow row, double expected, double found, double tolerance = Printed) =>
        Assert.True(Math.Abs(expected - found) <= tolerance * Math.Abs(expected), $"{row.Path}: {found:R} in the place of {expected:R}");

    [GeneratedRegex(@": (?<rows>\d+) rows x (?<columns>\d+) columns", RegexOptions.ExplicitCapture)]
    private static partial Regex RowsOf();
}
