using System.Text;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class XyTextFileTests
{
    [Theory]
    [InlineData("4000 0.1\n3998 0.2\n3996 0.3\n", "xy-text", "wavenumber", "value")]
    [InlineData("4000,0.1\r\n3998,0.2\r\n3996,0.3", "xy-csv", "wavenumber", "value")]
    [InlineData("wavenumber / cm⁻¹,absorbance\n4000,0.1\n3998,0.2\n3996,0.3\n", "xy-csv", "wavenumber", "absorbance")]
    [InlineData("Wavenumber (cm-1);Transmittance (%)\n4000;0,1\n3998;0,2\n3996;0,3\n", "xy-csv", "wavenumber", "transmittance")]
    [InlineData("Raman shift\tcounts\nrel. 1/cm\tCCD cts\n4000\t1e-1\n3998\t+2.0E-001\n3996\t.3\n", "xy-text", "ramanShift", "intensity")]
    [InlineData("# sample: ZIF-62\n# wavenumber\tabsorbance\n4000\t0.1\n3998\t0.2\n3996\t0.3\n", "xy-text", "wavenumber", "absorbance")]
    [InlineData("##XUNITS=1/CM\n##YUNITS=%T\n4000 \t0.1 \n3998 \t0.2 \n3996 \t0.3 ", "xy-text", "wavenumber", "transmittance")]
    [InlineData("4000 0.1\r3998 0.2\r3996 0.3\r", "xy-text", "wavenumber", "value")]
    [InlineData("4000 0.1\r\r\n3998 0.2\r\r\n3996 0.3\r\r\n", "xy-text", "wavenumber", "value")]
    [InlineData("nm,A\n4000,0.1\n3998,0.2\n3996,0.3\n", "xy-csv", "wavelength", "absorbance")]
    public void Columns_are_read_whatever_parts_them(string text, string format, string abscissa, string ordinate)
    {
        var contents = InMemory.Open(text);
        var spectrum = Assert.IsType<Spectrum>(Assert.Single(contents.DataSets));
        Assert.Equal(format, contents.Format);
        Assert.Equal([4000, 3998, 3996], spectrum.Axis.Values.ToArray());
        Assert.Equal([0.1, 0.2, 0.3], spectrum.Values.ToArray());
        Assert.Equal((abscissa, ordinate), (spectrum.Axis.Quantity.Name, spectrum.Value.Name));
    }

    [Fact]
    public void Each_column_is_a_spectrum_of_its_name()
    {
        var contents = InMemory.Open("cm-1,first,second\n1000,1,2\n1001,3,\n1002,5,6\n");
        Assert.Equal(["first", "second"], contents.DataSets.Select(s => s.Name));
        Assert.Equal([1, 3, 5], ((Spectrum)contents.DataSets[0]).Values.ToArray());
        Assert.Equal([2, double.NaN, 6], ((Spectrum)contents.DataSets[1]).Values.ToArray());
        Assert.Contains(contents.DataSets[1].Findings, f => f.Message.StartsWith("1 cells hold no value", StringComparison.Ordinal));
    }

    [Fact]
    public void A_unit_that_is_not_stated_is_a_finding()
    {
        Assert.Contains(InMemory.Open("4000 0.1\n3998 0.2\n").DataSets[0].Findings, f => f.Message.Contains("wavenumbers in cm⁻¹ were taken", StringComparison.Ordinal));
        var spectrum = InMemory.Open("0.5 0.1\n0.6 0.2\n").The<Spectrum>();
        Assert.Equal("abscissa", spectrum.Axis.Quantity.Name);
        Assert.Contains(spectrum.Findings, f => f.Message.Contains("does not suggest one", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("windows-1252", false)]
    public void Any_encoding_is_read(string name, bool mark)
    {
        var encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("# temperature: 20 °C\nwavenumber [cm-1]\tabsorbance\n4000\t0.5\n3999\t0.25\n")];
        var spectrum = InMemory.Open(bytes).The<Spectrum>();
        Assert.Equal("20 °C", spectrum.Metadata["temperature"]);
        Assert.Equal([0.5, 0.25], spectrum.Values.ToArray());
    }

    [Fact]
    public void Japanese_labels_are_read()
    {
        var shiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932)!;
        var spectrum = InMemory.Open(shiftJis.GetBytes("# 測定日: 月曜日\nwavenumber,absorbance\n4000,0.5\n3999,0.25\n")).The<Spectrum>();
        Assert.Equal("月曜日", spectrum.Metadata["測定日"]);
    }

    [Theory]
    [InlineData("wavenumber;A\n4000;0,1\n3999;0.2\n3998;0,3\n", "points and commas are mixed")]
    [InlineData("wavenumber,A\n4000,0.1\n3999,abc\n3998,0.3\n", "line 3, column 2: a finite number with a decimal point was expected and 'abc' was found")]
    [InlineData("wavenumber,A\n4000,0.1\n3999,1e999\n3998,0.3\n", "line 3, column 2")]
    [InlineData("wavenumber,A\n4000,0.1\n,0.2\n3998,0.3\n", "line 3, column 1: a finite number with a decimal point was expected and an empty cell was found")]
    [InlineData("wavenumber,A\n4000,0.1\n3999,0.1,0.2\n3998,0.3\n", "line 3: 2 cells were expected, as in most rows, and more were found")]
    [InlineData("wavenumber,A\n4000,0.1\n3999,50.026.184\n3998,0.3\n", "'50.026.184' has two decimal signs")]
    [InlineData("wavenumber\tA\n4000\t0.1\n3999\n3998\t0.3\n", "line 3: 2 cells were expected, as in most rows, and 1 were found")]
    [InlineData("only words\n", "a file in a known format was expected")]
    public void Bad_input_gets_one_sentence(string text, string sentence)
    {
        var message = InMemory.Refusal(text);
        Assert.Contains(sentence, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var spectrum = new Spectrum(new Axis(InfraredQuantity.Wavenumber, [4000, 3998.0000000001, 1.0 / 3]), [0.1, double.NaN, 1e-300])
        {
            Value = InfraredQuantity.TransmittancePercent,
            Provenance = Provenance.Simulated,
            Metadata = new([new("sample", "ZIF-62"), new("gas", "CO2\nsecond line")]),
            Findings = [Finding.Warning("The baseline drifts.")],
        };
        var read = InMemory.Written("spectrum.csv", path => XyTextFile.Write(spectrum, path)).The<Spectrum>();
        Assert.Equal(spectrum.Axis.Values.ToArray(), read.Axis.Values.ToArray());
        Assert.Equal(spectrum.Values.ToArray(), read.Values.ToArray());
        Assert.Equal((spectrum.Value, spectrum.Axis.Quantity, Provenance.Simulated), (read.Value, read.Axis.Quantity, read.Provenance));
        Assert.Equal(("ZIF-62", "CO2 second line", "The baseline drifts."), (read.Metadata["sample"], read.Metadata["gas"], read.Metadata["finding"]));
    }

    [Fact]
    public void A_data_point_table_is_known_by_its_decimals()
    {
        var contents = InMemory.Open("3998.02611\t0.50742\t\r\n3997.00569\t-0.50791\t\r\n");
        Assert.Equal("bruker-dpt", contents.Format);
        Assert.Equal([0.50742, -0.50791], contents.The<Spectrum>().Values.ToArray());
        var interferogram = InMemory.Open("0.00000\t0.50742\n1.00000\t0.50791\n2.00000\t0.10000\n");
        Assert.Equal(("bruker-dpt", InfraredQuantity.InterferogramPoint), (interferogram.Format, interferogram.The<Spectrum>().Axis.Quantity));
    }

    [Fact]
    public void A_table_keeps_short_rows_texts_and_names()
    {
        var contents = InMemory.Open("\uFEFFtime,Temp,branch\n[s],[K],\n0,300,ads\n1,301,des\n2,302,des\n\nthe end\n");
        var table = contents.The<Table>();
        Assert.Equal(("table", 3), (contents.Format, table.Rows));
        Assert.Equal([("time", "s"), ("Temp", "K"), ("branch", "")], table.Columns.Select(c => (c.Name, c.Unit)));
        Assert.Equal([300, 301, 302], table.Columns[1].Values.ToArray());
        Assert.All(table.Columns[2].Values.ToArray(), v => Assert.True(double.IsNaN(v)));
        Assert.Contains(table.Findings, f => f.Message.StartsWith("3 cells hold text", StringComparison.Ordinal));
        Assert.Contains(table.Findings, f => f.Message.StartsWith("1 lines below", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_lines_are_read_as_few_are()
    {
        var lines = Enumerable.Range(0, 150_000).Select(i => FormattableString.Invariant($"{i},{i * 0.5},{-i}"));
        var table = InMemory.Open("time / s,a,b\n" + string.Join('\n', lines)).The<Table>();
        Assert.Equal(150_000, table.Rows);
        Assert.Equal(Enumerable.Range(0, 150_000).Select(i => i * 0.5), table["a"]!.Values.ToArray());
        Assert.Equal(Enumerable.Range(0, 150_000).Select(i => -(double)i), table["b"]!.Values.ToArray());
    }
}
