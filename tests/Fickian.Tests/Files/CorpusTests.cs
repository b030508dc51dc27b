using Fickian.Files;

namespace Fickian.Tests.Files;

/// <summary>Every reference file gives the values that were found for it elsewhere.</summary>
public sealed class CorpusTests
{
    // How the table of expected values names a format -> how it is registered.
    private static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal)
    {
        ["envi (zipped .hdr+.dat)"] = "envi",
        ["tiff"] = "tiff",
        ["jpeg"] = "jpeg",
        ["bmp image"] = "bmp",
    };

    // Formats whose values are checked row by row by the tests of their readers -> how they are registered.
    private static readonly Dictionary<string, string> ByReader = new(StringComparer.Ordinal)
    {
        ["agilent-fpa interferograms"] = "agilent-fpa",
        ["agilent-fpa mosaic (parameters + two tiles)"] = "agilent-fpa",
        ["agilent-fpa mosaic tile"] = "agilent-fpa",
        ["agilent-fpa mosaic tile, interferograms"] = "agilent-fpa",
        ["agilent-fpa parameters"] = "agilent-fpa",
        ["agilent-fpa tile"] = "agilent-fpa",
        ["bruker-brml"] = "bruker-brml",
        ["bruker-dpt"] = "bruker-dpt",
        ["csv with unit line"] = "thermal-table",
        ["dsc-csv (PerkinElmer, endo up)"] = "thermal-table",
        ["bruker-raw RAW1.01"] = "bruker-raw",
        ["bruker-raw RAW4.00"] = "bruker-raw",
        ["cif"] = "cif",
        ["jcamp"] = "jcamp",
        ["labelled two-column text"] = "xy-text",
        ["mettler-stare"] = "mettler-stare",
        ["netzsch-ngb"] = "netzsch-ngb",
        ["netzsch-text"] = "netzsch-text",
        ["omnic-map"] = "omnic-map",
        ["omnic-spa"] = "omnic-spa",
        ["opus"] = "opus",
        ["perkinelmer-asp"] = "perkinelmer-asp",
        ["pyris-csv"] = "pyris-csv",
        ["pyris-text"] = "pyris-text",
        ["quadera-asc"] = "quadera-asc",
        ["setaram-text (UTF-16, semicolon)"] = "setaram-text",
        ["rigaku-ras"] = "rigaku-ras",
        ["rigaku-rasx"] = "rigaku-rasx",
        ["spc"] = "spc",
        ["ta-q-series text (UTF-16)"] = "ta-q-series",
        ["text map, one column per pixel"] = "text-map",
        ["text map, wavenumber header line, two leading coordinate columns"] = "text-map",
        ["trios-json"] = "trios-json",
        ["trios-text"] = "trios-text",
        ["xy-csv"] = "xy-csv",
        ["xy-text"] = "xy-text",
        ["xy-text with # header"] = "xrd-text",
        ["zilien-tsv"] = "zilien-tsv",
        ["zilien-tsv mass scan"] = "zilien-tsv",
        ["xrdml"] = "xrdml",
    };

    // Formats of other sciences whose values are checked row by row by the tests of their readers: isotherms and NMR.
    private static readonly string[] ByTheirTests =
    [
        "aif", "isotherm bel", "isotherm bel xls", "isotherm generic", "isotherm mic", "isotherm micromeritics text (UTF-16)", "isotherm micromeritics xls", "isotherm qnt", "isotherm qnt (reduced isotherm)",
        "isotherm sms_dvs", "isotherm table (semicolon, decimal comma)", "nist-isodb json", "pygaps csv", "pygaps json", "pygaps xls", "bruker-nmr fid", "bruker-nmr folder in a zip", "bruker-nmr parameters", "bruker-nmr processed",
    ];

    // Several files at once, or a refusal; each has a test of its own.
    private static readonly string[] Special = ["omnic-spa map", "setaram-csv (damaged numbers)", "three-run c_p", "zip of three xy CSV files"];

    // Other sciences, and files that explain other files.
    private static readonly string[] Elsewhere =
    [
        "aif dictionary", "csv table", "dat", "expected values (json)", "golden values (json)", "ini", "markdown", "nist-strd", "permeation-xlsx (LabVIEW)", "text table", "xy", "xye",
    ];

    [Fact]
    public void Every_format_of_the_table_has_its_place()
    {
        var named = FixtureRow.All().Select(r => r.Format).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.DoesNotContain(named, f => (Read.ContainsKey(f) ? 1 : 0) + (ByReader.ContainsKey(f) ? 1 : 0) + Special.Count(f.Equals) + ByTheirTests.Count(f.Equals) + Elsewhere.Count(f.Equals) != 1);
        Assert.All(Read.Values.Concat(ByReader.Values), name => Assert.Contains(DataFile.Formats, f => f.Name == name));
    }

    [Fact]
    public void Every_file_is_recognised_by_its_content()
    {
        List<string> wrong = [];
        foreach (var row in FixtureRow.All().Where(r => ByReader.ContainsKey(r.Format)).DistinctBy(r => r.Path))
        {
            using var source = FileSource.Open(Repository.Shared($"fixtures/{row.Path}"));
            var found = DataFile.FormatOf(source).Name;
            if (found != ByReader[row.Format])
                wrong.Add($"{row.Path}: {found} in the place of {ByReader[row.Format]}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_file_that_is_read_gives_the_expected_values()
    {
        var rows = FixtureRow.All().Where(r => Read.ContainsKey(r.Format)).ToArray();
        Assert.NotEmpty(rows);
        List<string> wrong = [];
        foreach (var file in rows.GroupBy(r => r.Path, StringComparer.Ordinal))
        {
            var contents = DataFile.Open(Repository.Shared($"fixtures/{file.Key}"));
            var left = contents.DataSets.ToList();
            foreach (var row in file)
            {
                var found = left.Find(s => FixtureDifference.Of(row, s) is null);
                if (found is null || contents.Format != Read[row.Format])
                    wrong.Add($"{row.Path} ({contents.Format}): {string.Join(" | ", left.Select(s => FixtureDifference.Of(row, s)))}");
                else
                    left.Remove(found);
            }
        }

        Assert.Empty(wrong);
    }
}
