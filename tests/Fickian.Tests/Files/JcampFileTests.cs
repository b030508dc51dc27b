using CsCheck;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class JcampFileTests
{
    private const string Head = "##TITLE=test\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n";

    [Theory]
    [InlineData("100 1 2 3 -4\n104 5", new double[] { 1, 2, 3, -4, 5 })]
    [InlineData("100+1+2+3-4\n104+5", new double[] { 1, 2, 3, -4, 5 })]
    [InlineData("100 1.0E+00, 2e0; 3\t-.4E1\n104 50e-1", new double[] { 1, 2, 3, -4, 5 })]
    [InlineData("100A0B1C2d3\n104@E5", new double[] { 10, 21, 32, -43, 0, 55 })]
    [InlineData("100A0JK%j2\n104A1R9", new double[] { 10, 11, 13, 13, 1, 110 }, "line 11")]
    [InlineData("100A0J\n101A1K\n102A3\n", new double[] { 10, 11, 13 })]
    [InlineData("100A0UJT\n104A2TK", new double[] { 10, 10, 10, 11, 12, 12, 14 })]
    [InlineData("100A0S%S1\n", new double[] { 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10 })]
    [InlineData("100A0s\n", new double[] { 10, 10, 10, 10, 10, 10, 10, 10, 10 })]
    [InlineData("100A0?B0 $$ A comment\n$$ another\n103C0", new double[] { 10, double.NaN, 20, 30 })]
    public void Every_form_of_an_ordinate_is_read(string table, double[] expected, string failedLine = "")
    {
        var spectrum = InMemory.Open($"{Head}##FIRSTX=100\n##DELTAX=1\n##XFACTOR=1\n##XYDATA=(X++(Y..Y))\n{table}\n##END=\n").The<Spectrum>();
        Assert.Equal(expected, spectrum.Values.ToArray());
        Assert.Equal(100, spectrum.Axis.First);
        Assert.Equal(failedLine, spectrum.Findings.FirstOrDefault(f => f.Message.Contains("check value that differs", StringComparison.Ordinal))?.Where ?? "");
    }

    [Theory]
    [InlineData("##FIRSTX=100\n##LASTX=104\n##NPOINTS=9\n##XYDATA=(X++(Y..Y))\n100 1 2 3\n103 4 5\n", "incomplete: 5 of 9")]
    [InlineData("##FIRSTX=100\n##LASTX=104\n##NPOINTS=5\n##XYDATA=(X++(Y..Y))\n100 1 2 3\n120 4 5\n", "1 of 2 lines begin with another abscissa")]
    [InlineData("##FIRSTX=100\n##LASTX=104\n##DELTAX=2\n##XYDATA=(X++(Y..Y))\n100 1 2 3\n103 4 5\n", "DELTAX says 2")]
    [InlineData("##FIRSTX=100\n##LASTX=104\n##FIRSTY=9\n##XYDATA=(X++(Y..Y))\n100 1 2 3\n103 4 5\n", "FIRSTY says 9")]
    [InlineData("##XYDATA=(X++(Y..Y))\n100 1 2 3\n103 4 5\n", "FIRSTX is missing")]
    public void Labels_that_lie_are_findings(string labels, string finding)
    {
        var spectrum = InMemory.Open($"{Head}{labels}##END=\n").The<Spectrum>();
        Assert.Equal([1, 2, 3, 4, 5], spectrum.Values.ToArray());
        Assert.Contains(spectrum.Findings, f => f.Message.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_that_breaks_off_keeps_its_step()
    {
        var contents = InMemory.Open($"{Head}##FIRSTX=100\n##LASTX=120\n##NPOINTS=11\n##XYDATA=(X++(Y..Y))\n100 1 2 3\n106 4 5\n");
        Assert.Equal([100, 102, 104, 106, 108], contents.The<Spectrum>().Axis.Values.ToArray());
        Assert.Contains(contents.Findings, f => f.Message.Contains("without the label ##END", StringComparison.Ordinal));
    }

    [Fact]
    public void Linked_blocks_pairs_peaks_and_assignments_are_data_sets_in_their_order()
    {
        var contents = InMemory.Open("##TITLE=all\n##DATA TYPE=LINK\n##BLOCKS=3\n" + Head + "##XFACTOR=2\n##YFACTOR=10\n##XYPOINTS=(XY..XY)\n1, 2; 3, 4\n5 6 7,?\n##END=\n"
            + "  ## TITLE = peaks\n##XUNITS=M/Z\n##YUNITS=RELATIVE ABUNDANCE\n##PEAK TABLE=(XY..XY)\n11,100 13,50\n42,7\n##END=\n"
            + "##TITLE=assigned\n##PEAK ASSIGNMENTS=(XYA)\n(1700, 0.5, <C=O, stretch>)\n(2340 0.25 <CO2>)\n##END=\n##END=\n");
        Assert.Equal(["spectrum", "peaks", "assignments"], contents.DataSets.Select(s => s.Kind));
        var pairs = (Spectrum)contents.DataSets[0];
        Assert.Equal(([2, 6, 10, 14], [20, 40, 60, double.NaN]), (pairs.Axis.Values.ToArray(), pairs.Values.ToArray()), new ArraysEqual());
        Assert.Equal(("peaks", "massToCharge"), (contents.DataSets[1].Name, contents.DataSets[1].Axes[0].Quantity.Name));
        var table = (Table)contents.DataSets[2];
        Assert.Equal([1700, 2340], table["X"]!.Values.ToArray());
        Assert.Equal(("C=O, stretch", "CO2"), (table.Metadata["assignment 1"], table.Metadata["assignment 2"]));
    }

    [Fact]
    public void Pages_of_an_n_tuple_have_their_own_factors()
    {
        var contents = InMemory.Open("##TITLE=nmr\n##JCAMP-DX=5.01\n##DATA TYPE=NMR SPECTRUM\n##NTUPLES=NMR SPECTRUM\n##VAR_NAME=FREQUENCY, SPECTRUM/REAL, SPECTRUM/IMAG, PAGE NUMBER\n##SYMBOL=X, R, I, N\n##UNITS=HZ, ARBITRARY UNITS, ARBITRARY UNITS,\n"
            + "##FIRST=10, 2, 6, 1\n##LAST=8, 6, 12, 2\n##VAR_DIM=3, 3, 3, 2\n##FACTOR=1, 2, 3, 1\n##PAGE=N=1\n##DATA TABLE=(X++(R..R)), XYDATA\n10A1B2\n8 3\n##PAGE=N=2\n##DATA TABLE=(X++(I..I)), XYDATA\n10 2 3 4\n##END NTUPLES=NMR SPECTRUM\n##END=\n");
        Assert.Equal(["nmr SPECTRUM/REAL", "nmr SPECTRUM/IMAG"], contents.DataSets.Select(s => s.Name));
        Assert.Equal([22, 44, 6], ((Spectrum)contents.DataSets[0]).Values.ToArray());
        Assert.Equal([6, 9, 12], ((Spectrum)contents.DataSets[1]).Values.ToArray());
        Assert.Equal([10, 9, 8], ((Spectrum)contents.DataSets[1]).Axis.Values.ToArray());
    }

    [Fact]
    public void A_unit_that_no_diffraction_pattern_has_is_doubted()
    {
        var spectrum = InMemory.Open("##TITLE=x\n##JCAMP-DX=5.00\n##DATA TYPE=X-RAY DIFFRACTION\n##XUNITS=1/CM\n##YUNITS=COUNTS\n##XYDATA=(XY..XY)\n2, 48\n2.5, 49\n##END=\n").The<Spectrum>();
        Assert.Equal(("twoTheta", InfraredQuantity.Counts), (spectrum.Axis.Quantity.Name, spectrum.Value));
        Assert.Contains(spectrum.Findings, f => f.Message.Contains("no diffraction pattern", StringComparison.Ordinal));
    }

    [Fact]
    public void Transmittance_beyond_two_is_per_cent()
    {
        var spectrum = InMemory.Open("##TITLE=x\n##JCAMP-DX=5.00\n##XUNITS=1/CM\n##YUNITS=TRANSMITTANCE\n##XYDATA=(XY..XY)\n2000, 48\n2001, 99\n##END=\n").The<Spectrum>();
        Assert.Equal(InfraredQuantity.TransmittancePercent, spectrum.Value);
        Assert.Equal([48, 99], spectrum.Values.ToArray());
    }

    [Theory]
    [InlineData("##XYDATA=(X++(Y..Y))\n100 1 ! 3\n", "line 7: an ordinate was expected and '! 3' was found")]
    [InlineData("##XYDATA=(X++(Y..Y))\nhello\n", "line 7: an abscissa was expected and 'hello' was found")]
    [InlineData("##XYDATA=(X++(Y..Y))\n100 J1\n", "line 7: an ordinate before the difference was expected")]
    [InlineData("##XYDATA=(X++(Y..Y))\n100 T1\n", "line 7: an ordinate before the count was expected")]
    [InlineData("##XYDATA=(X++(Y..Y))\n100A0Z999999999\n", "a count of 8999999999 was found")]
    [InlineData("##XYDATA=(X++(Y..Y))\n100A0123456789012345678901\n", "at most 18 digits")]
    [InlineData("##XYPOINTS=(XY..XY)\n1 2 3 four\n", "line 7: a number was expected and 'four' was found")]
    [InlineData("##XYDATA=(Q)\n1 2 3\n", "a table such as (X++(Y..Y)) or (XY..XY) was expected and '(Q)' was found")]
    [InlineData("##PEAK ASSIGNMENTS=(XYA)\n(nothing)\n", "a group such as (1700, 0.5, <C=O>) was expected")]
    public void Damage_gets_one_sentence(string table, string sentence) =>
        Assert.Contains(sentence, InMemory.Refusal($"{Head}{table}##END=\n"), StringComparison.Ordinal);

    [Fact]
    public void Blocks_nested_without_end_are_refused() =>
        Assert.Contains("nested at most 16 deep", InMemory.Refusal(string.Concat(Enumerable.Repeat("##TITLE=a\n##DATA TYPE=LINK\n##JCAMP-DX=4.24\n", 20))), StringComparison.Ordinal);

    [Fact]
    public void What_is_written_is_read_back_to_half_its_factor() =>
        Gen.Select(Gen.Double[-1, 1].Array[1, 300], Gen.Int[-12, 12], Gen.Int[0, 3]).Sample((noise, scale, form) =>
        {
            // Plateaus, steps and gaps make duplicates, long differences and missing values.
            var values = noise.Select((v, i) => i % 17 == 5 ? double.NaN : i % 40 < 20 ? Math.Round(v) * Math.Pow(10, scale) : v * Math.Pow(10, scale)).ToArray();
            var axis = form == 3 ? new Axis(InfraredQuantity.RamanShift, [.. values.Select((_, i) => 100 + (0.1 * i * i))]) : Axis.Linear(InfraredQuantity.Wavenumber, 4000.123456789, 400, values.Length);
            var spectrum = new Spectrum(axis, values) { Name = "written", Provenance = Provenance.Simulated };
            var read = InMemory.Written("s.jdx", path => JcampFile.Write(spectrum, path, form == 1 ? JcampForm.Plain : JcampForm.DifDup)).The<Spectrum>();
            var largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
            var step = form is 1 or 3 ? 0 : Math.ScaleB(largest, -30) / 2;
            Assert.Equal(values.Length, read.Count);
            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(values[i], read.Values.Span[i], step);
                Assert.Equal(axis[i], read.Axis[i], 1e-9 * 3600);
            }

            Assert.Equal((Provenance.Simulated, axis.Quantity, "written"), (read.Provenance, read.Axis.Quantity, read.Name));
            Assert.DoesNotContain(read.Findings, f => f.Severity == Severity.Warning && !f.Message.Contains("missing", StringComparison.Ordinal));
        }, iter: 60, seed: "0000000000001");

    [Fact]
    public void Written_labels_keep_metadata_findings_and_narrow_lines()
    {
        var spectrum = new Spectrum(Axis.Linear(InfraredQuantity.Wavenumber, 4000, 400, 500), [.. Enumerable.Range(0, 500).Select(i => Math.Sin(i / 30.0))])
        {
            Metadata = new([new("instrument", "LUMOS II"), new("scans", "64"), new("gas $$ cell", "5 cm")]),
            Findings = [Finding.Warning("Purged too briefly.")],
        };
        var length = 0;
        var read = InMemory.Written("s.dx", path =>
        {
            JcampFile.Write(spectrum, path);
            length = File.ReadLines(path).Max(l => l.Length);
        }).The<Spectrum>();
        Assert.InRange(length, 40, 80);
        Assert.Equal(("LUMOS II", "64", "5 cm"), (read.Metadata["instrument"], read.Metadata["scans"], read.Metadata["gas $$ cell"]));
        Assert.Contains(read.Findings, f => f.Message == "Purged too briefly.");
        Assert.Throws<ArgumentException>(() => JcampFile.Write(new Spectrum(Axis.Index("x", 1), [double.PositiveInfinity]), "never.dx"));
        Assert.Throws<ArgumentException>(() => JcampFile.Write(new Spectrum(Axis.Index("x", 0), []), "never.dx"));
    }

    private sealed class ArraysEqual : IEqualityComparer<(double[], double[])>
    {
        public bool Equals((double[], double[]) a, (double[], double[]) b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2);

        public int GetHashCode((double[], double[]) pair) => pair.Item1.Length;
    }
}
