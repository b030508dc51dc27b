using System.Buffers.Binary;
using System.Text;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class BrukerNmrFileTests
{
    [Theory]
    [InlineData("chemsharp/nmr/pdata/1/1r")]
    [InlineData("chemsharp/nmr/pdata/1/1i")]
    [InlineData("nmrglue/bruker_test_data/1/pdata/1/1r")]
    public void Processed_spectra_have_the_values_of_the_table(string file)
    {
        var row = FixtureRow.Of("bruker-nmr processed").Single(r => r.Path == $"nmr/{file}");
        var (contents, scale) = (DataFile.Open(row.Location), file.StartsWith("nmrglue", StringComparison.Ordinal) ? 0.125 : 0.5);
        var spectrum = contents.The<Spectrum>();
        Assert.Equal(("bruker-nmr", row.Counts[0]), (contents.Format, spectrum.Count));
        foreach (var (index, text) in row.Spots)
            Assert.Equal(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), spectrum.Values.Span[index[0]] / (row.SpotText.Contains($"scaled {index[0]}=", StringComparison.Ordinal) ? 1 : scale), 0.5);
        if (row.AxisFirst.Length > 0)
        {
            Assert.Equal("chemicalShift", spectrum.Axis.Quantity.Name);
            Assert.Equal(double.Parse(row.AxisFirst, System.Globalization.CultureInfo.InvariantCulture), spectrum.Axis.First, 1e-6);
            Assert.Equal(double.Parse(row.AxisLast, System.Globalization.CultureInfo.InvariantCulture), spectrum.Axis.Last, 1e-6);
            Assert.Equal(16.43563 - (26067 * 6203.47394540448 / 300.260020579057 / 32768), spectrum.Axis[26067], 1e-9);
        }
    }

    [Fact]
    public void The_decay_has_the_values_of_the_table_with_its_group_delay()
    {
        var contents = DataFile.Open(Repository.Shared("fixtures/nmr/chemsharp/nmr/fid"));
        var table = contents.The<Table>();
        Assert.Equal(24576, table.Rows);
        Assert.Equal((0, 0), (table.At(0, 1), table.At(0, 2)));

        // The table prints six digits.
        Assert.Equal(-2.55181e6, table.At(100, 1), 5.0);
        Assert.Equal(-2.71849e6, table.At(100, 2), 5.0);
        Assert.Equal((9060, 21274), (table.At(24575, 1), table.At(24575, 2)));
        Assert.Equal(1 / 6203.47394540943, table.At(1, 0), 1e-15);
        Assert.Contains(table.Findings, f => f.Message.Contains("67.987", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chemsharp/nmr/acqus")]
    [InlineData("chemsharp/nmr/pdata/1/procs")]
    [InlineData("nmrglue/bruker_test_data/1/acqus")]
    [InlineData("nmrglue/bruker_test_data/1/pdata/1/procs")]
    public void Parameters_are_those_of_the_table_and_lead_to_the_spectrum(string file)
    {
        var row = FixtureRow.Of("bruker-nmr parameters").Single(r => r.Path == $"nmr/{file}");
        var contents = DataFile.Open(row.Location);
        Assert.Equal(("bruker-nmr", true), (contents.Format, contents.The<Spectrum>().Count >= 2));
        foreach (var told in row.SpotText.Split(';', StringSplitOptions.TrimEntries))
            Assert.Equal(told.Split('=')[1].Trim('<', '>'), contents.Metadata[told.Split('=')[0]]);
    }

    [Fact]
    public void A_zip_archive_and_a_folder_open_as_their_spectrum()
    {
        var row = FixtureRow.Of("bruker-nmr folder in a zip").Single();
        var contents = DataFile.Open(row.Location);
        var spectrum = contents.DataSets.OfType<Spectrum>().First(s => s.Name.StartsWith("spectrum", StringComparison.Ordinal));
        row.CheckAxis(spectrum.Axis, 16384);
        Assert.Equal(("spectrum 31P", 743338, -1020148, 555010), (spectrum.Name, spectrum.Values.Span[0] * 128, spectrum.Values.Span[8192] * 128, spectrum.Values.Span[16383] * 128));
        Assert.Equal(4096, contents.The<Table>().Rows);
        var folder = DataFile.Open(Repository.Shared("fixtures/nmr/chemsharp/nmr"));
        Assert.Equal(32768, folder.The<Spectrum>().Count);
    }

    [Fact]
    public void A_JCAMP_spectrum_over_frequency_comes_on_the_shift_of_its_reference()
    {
        var curve = NmrFile.Read(Repository.Shared("fixtures/nmr/datalab/1h.dx"));
        Assert.Equal((32768, "chemicalShift"), (curve.Count, curve.XQuantity.Name));

        // The first point at 13.99587 ppm, 6410.06078 Hz above the last one, at 400.42 MHz.
        Assert.Equal(13.99587, curve.X.Span[^1], 1e-9);
        Assert.Equal(13.99587 - (6410.06078 / 400.42), curve.X.Span[0], 2e-4);
        Assert.Empty(curve.Findings.Where(f => f.Message.Contains("reference", StringComparison.Ordinal)));
    }

    [Fact]
    public void Both_byte_orders_and_both_kinds_of_numbers_are_read()
    {
        var (big, real) = (new byte[12], new byte[24]);
        for (var i = 0; i < 3; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(big.AsSpan(4 * i), 10 * (i + 1));
            BinaryPrimitives.WriteDoubleLittleEndian(real.AsSpan(8 * i), 10 * (i + 1));
        }

        Assert.Equal([20, 40, 60], Read(big, "##$BYTORDP= 1\n##$DTYPP= 0\n"));
        Assert.Equal([20, 40, 60], Read(real, "##$BYTORDP= 0\n##$DTYPP= 2\n"));
    }

    [Theory]
    [InlineData("##$SI= 4\n##$NC_proc= 1\n", "4 points")]
    [InlineData("##$SI= 1e30\n##$NC_proc= 1\n", "parameter SI")]
    [InlineData("##$NC_proc= 1\n", "parameter SI")]
    [InlineData("##$SI= 3\n", "NC_proc")]
    public void Damage_is_told_in_one_sentence(string parameters, string said)
    {
        var message = Assert.Throws<DataFileException>(() => Read(new byte[12], parameters, complete: false)).Message;
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    private static double[] Read(byte[] data, string parameters, bool complete = true)
    {
        Dictionary<string, byte[]> beside = new(StringComparer.OrdinalIgnoreCase)
        {
            ["1r"] = data,
            ["procs"] = Encoding.ASCII.GetBytes("##TITLE= Parameter file\n##JCAMPDX= 5.0\n" + (complete ? "##$SI= 3\n##$NC_proc= 1\n##$OFFSET= 10\n##$SW_p= 3000\n##$SF= 300\n" : "") + parameters + "##END=\n"),
        };
        using var source = FileSource.InMemory("1r", data, beside);
        return DataFile.Open(source).The<Spectrum>().Values.ToArray();
    }
}
