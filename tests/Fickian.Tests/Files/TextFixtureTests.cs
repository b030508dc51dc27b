using System.Globalization;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>Files of instruments and of other readers' tests against the values stated for them.</summary>
public sealed class TextFixtureTests
{
    // The list prints nine digits.
    private const double Printed = 5e-9;

    private static readonly string[] Formats = ["jcamp", "xy-text", "xy-csv", "bruker-dpt", "perkinelmer-asp", "labelled two-column text"];

    public static TheoryData<string> Jcamp() => Of("jcamp");

    public static TheoryData<string> Spectra() => Of(Formats[1..]);

    public static TheoryData<string> Tables() => Of("csv with unit line", "csv table", "pyris-csv", "dsc-csv (PerkinElmer, endo up)");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Jcamp))]
    [MemberData(nameof(Spectra))]
    public void A_spectrum_has_the_stated_axis_and_values(string row)
    {
        var cells = row.Split('\t');
        var contents = DataFile.Open(PathOf(cells));
        if (cells[2] == "0 spectra")
        {
            Assert.Empty(contents.DataSets);
            Assert.Contains("no spectrum in this file", Assert.Single(contents.Findings).Message, StringComparison.Ordinal);
            return;
        }

        var spectra = contents.DataSets.OfType<Spectrum>().ToArray();
        var derived = cells[9];
        var block = derived.StartsWith("block ", StringComparison.Ordinal) ? int.Parse(derived.Split(' ')[1], CultureInfo.InvariantCulture) - 1 : 0;
        var spectrum = spectra[block];
        Assert.Equal(int.Parse(cells[2].Split(' ')[0], CultureInfo.InvariantCulture), spectrum.Count);
        var tolerance = cells[8].StartsWith("1e-6", StringComparison.Ordinal) ? 1e-6 : Printed;
        if (cells[3] != "not given")
        {
            Near(Number(cells[3]), spectrum.Axis.First, tolerance, Number(cells[3]));
            Near(Number(cells[4]), spectrum.Axis.Last, tolerance, Math.Max(Math.Abs(Number(cells[3])), Math.Abs(Number(cells[4]))));
        }

        var largest = spectrum.Values.ToArray().Max(Math.Abs);
        foreach (var spot in cells[7].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = spot.Split('=');
            Near(Number(parts[1]), spectrum.Values.Span[int.Parse(parts[0], CultureInfo.InvariantCulture)], tolerance, Math.Max(Math.Abs(Number(parts[1])), 1e-3 * largest));
        }

        foreach (var label in new[] { "FIRSTY", "MINY", "MAXY" }.Where(l => derived.Contains($"{l} label DISAGREES", StringComparison.Ordinal)))
            Assert.Contains(spectrum.Findings, f => f.Message.Contains(label, StringComparison.Ordinal));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Tables))]
    public void A_table_has_the_stated_cells(string row)
    {
        var cells = row.Split('\t');
        var table = DataFile.Open(PathOf(cells)).The<ITabular>().ToTable();
        Assert.Equal(int.Parse(cells[2].Split(' ')[0], CultureInfo.InvariantCulture), table.Rows);
        foreach (var spot in cells[7].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = spot.Split('=');
            var place = parts[0].Trim('[', ']').Split(',');
            var line = int.Parse(place[0], CultureInfo.InvariantCulture);
            var column = place.Length < 2 ? table.Columns[1] : int.TryParse(place[1], CultureInfo.InvariantCulture, out var at) ? table.Columns[at] : table[place[1]]!;
            Near(Number(parts[1]), column.Values.Span[line], Printed, Number(parts[1]));
        }
    }

    [Fact]
    public void An_irregular_map_keeps_its_places()
    {
        var map = DataFile.Open(Repository.Shared("fixtures/ir-text/hyspc.read.txt/txt.HoribaJobinYvon/map.txt")).The<SpectralMap>();
        Assert.Equal((1, 398, 616), (map.Rows.Count, map.Columns.Count, map.Wavenumbers.Count));
        Assert.Equal((50, 3500), (map.Wavenumbers.First, map.Wavenumbers.Last));
        Assert.Equal((0, 0, 898.605f), (map.At(0, 0, 0), map.At(0, 0, 615), (float)map.At(0, 397, 615)));
        Assert.Equal((37, 20), (map.Places.Select(p => p.X).Distinct().Count(), map.Places.Select(p => p.Y).Distinct().Count()));
        Assert.Equal((-60.6119 / 1e6, -40.8551 / 1e6), map.Places[0]);
    }

    [Fact]
    public void A_map_of_one_column_per_pixel_is_a_grid()
    {
        var map = DataFile.Open(Repository.Shared("fixtures/ir-text/hyspc.read.txt/txt.Witec/Witec-Map_full.txt")).The<SpectralMap>();
        Assert.Equal((5, 5, 1024), (map.Rows.Count, map.Columns.Count, map.Wavenumbers.Count));
        Assert.Equal((87.7367, 2821.31), (map.Wavenumbers.First, map.Wavenumbers.Last));
        Assert.Equal((InfraredQuantity.RamanShift, InfraredQuantity.Counts), (map.Wavenumbers.Quantity, map.Value));
        Assert.Equal((994, 997, 986), (map.At(0, 0, 0), map.At(4, 4, 0), map.At(4, 4, 1023)));
    }

    [Fact]
    public void One_file_per_pixel_makes_a_map()
    {
        var folder = Repository.Shared("fixtures/omnic/co2-diamonds/HPHT-IIa-diamond");
        string[] paths = [.. new[] { 1, 5, 9 }.Select(n => Path.Combine(folder, $"IIa_map_HPHT_2_spectra000{n}.CSV"))];
        var map = TextMapFile.ReadPixels(paths, columns: 1, pitch: 50.Micrometres());
        Assert.Equal((3, 1, 14105), (map.Rows.Count, map.Columns.Count, map.Wavenumbers.Count));
        Assert.Equal((100.Micrometres(), 600.0195, 4000.05), (map.Rows.Last, map.Wavenumbers.First, map.Wavenumbers.Last));
        Assert.Equal((0.02615722f, 0.3938547f, 0.06744932f), ((float)map.At(0, 0, 0), (float)map.At(1, 0, 7052), (float)map.At(2, 0, 14104)));
        Assert.Throws<ArgumentException>(() => TextMapFile.ReadPixels(paths, columns: 2, pitch: 1));
        var other = Repository.Shared("fixtures/omnic/co2-diamonds/7112_map_50_mkm0037.CSV");
        Assert.Contains("the axis of the first file was expected", Assert.Throws<DataFileException>(() => TextMapFile.ReadPixels([paths[0], other], columns: 1, pitch: 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thermal/pkynetics/dsc/sample_dsc_setaram.csv")]
    [InlineData("thermal/pkynetics/sample_tga_data.csv")]
    public void Numbers_with_two_decimal_signs_are_refused(string file)
    {
        var failure = Assert.Throws<DataFileException>(() => DataFile.Open(Repository.Shared("fixtures/" + file)));
        Assert.Contains("line 2, column 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'50.026.184' has two decimal signs", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_forms_of_one_spectrum_are_equal()
    {
        var (compressed, plain) = (Read("jcamp-difdup.dx"), Read("jcamp-fix.dx"));
        Assert.Equal(plain.Axis.Values.ToArray(), compressed.Axis.Values.ToArray());
        Assert.Equal(plain.Values.ToArray(), compressed.Values.ToArray());

        static Spectrum Read(string name) => DataFile.Open(Repository.Shared("fixtures/jcamp/jcampconverter/compression/" + name)).The<Spectrum>();
    }

    [Fact]
    public void Uptake_curves_of_the_repository_are_tables_with_names_and_units()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "data", "simulated", "uptake"), "*.csv"))
        {
            var (contents, run) = (DataFile.Open(file), UptakeFile.Read(file));
            var table = contents.The<Table>();
            Assert.Equal("table", contents.Format);
            Assert.Equal(("time", "s"), (table.Columns[0].Name, table.Columns[0].Unit));
            Assert.Equal(run.Uptake.X.ToArray(), table.Columns[0].Values.ToArray());
            Assert.Equal(run.Uptake.Y.ToArray(), table.Columns[1].Values.ToArray());
            Assert.Equal("simulated", table.Metadata["provenance"]);
        }
    }

    private static TheoryData<string> Of(params string[] formats)
    {
        var list = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "fixtures", "expected.tsv"));
        return !File.Exists(list) ? [] : [.. File.ReadLines(list).Skip(1).Where(l => formats.Contains(l.Split('\t')[1]))];
    }

    private static string PathOf(string[] cells) => Repository.Shared("fixtures/" + cells[0]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Near(double expected, double found, double tolerance, double scale) => Assert.Equal(expected, found, tolerance * Math.Abs(scale));
}
