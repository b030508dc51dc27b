using System.Globalization;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class OpusFixtureTests
{
    [Fact]
    public void Every_block_of_the_reference_files_agrees_with_two_independent_readers()
    {
        var rows = FixtureRow.Of("opus");
        foreach (var file in rows.GroupBy(r => r.Location))
        {
            var contents = DataFile.Open(file.Key);
            Assert.Equal("opus", contents.Format);
            foreach (var row in file)
            {
                var set = Assert.Single(contents.DataSets.OfType<Spectrum>(), s => (s.Metadata["block"], s.Metadata["channel"], s.Metadata["occurrence"]) == (row.Told("block kind"), row.Told("channel"), row.Told("occurrence")));
                row.CheckAxis(set.Axis, row.Counts[0]);
                row.CheckSpots(i => set.At(i));
                Assert.Equal(row.AxisUnit == "points" ? InfraredQuantity.InterferogramPoint : InfraredQuantity.Wavenumber, set.Axis.Quantity);
                Assert.StartsWith(row.ValueUnit.Split(' ')[0].Replace("-", "", StringComparison.Ordinal), row.ValueUnit.StartsWith('V') || row.ValueUnit == "rad" ? set.Value.Unit.Symbol : set.Value.Name, StringComparison.OrdinalIgnoreCase);
                Assert.Equal(row.Told("INS"), set.Metadata["instrument"]);
                // The interferograms of one file are labelled with the extremes of another scale.
                var mislabelled = row.Path.Contains("617262", StringComparison.Ordinal) && set.Value == InfraredQuantity.Interferogram;
                Assert.Equal(mislabelled ? ["their label says"] : [], set.Findings.Select(f => f.Message.Contains("their label says", StringComparison.Ordinal) ? "their label says" : f.Message));
            }
        }

        Assert.Equal(37, rows.Count);
    }

    // The export is rounded to five decimals.
    [Theory]
    [InlineData("no")]
    [InlineData("with")]
    public void The_default_spectrum_is_the_one_that_the_instrument_exports(string compensation)
    {
        const double HalfDigit = 5.001e-6;
        var path = Repository.Shared($"fixtures/opus/co2-diamonds/FN7112-diamond-500scans-up_to_4000cm-{compensation}_atm_comp-2cm-1.0");
        var spectrum = OpusFile.Read(path).The<Spectrum>();
        var rows = File.ReadLines(path + ".dpt").Select(l => l.Split(['\t', ','], StringSplitOptions.TrimEntries).Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal(rows.Length, spectrum.Count);
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.Equal(rows[i][0], spectrum.Axis[i], HalfDigit);
            Assert.Equal(rows[i][1], spectrum.Values.Span[i], HalfDigit);
        }
    }

    [Fact]
    public void Of_two_results_of_a_kind_the_second_comes_first()
    {
        var sets = OpusFile.Read(Repository.Shared("fixtures/opus/opusreader2/BF_lo_01_soil_cal.1")).DataSets;
        Assert.Equal(("absorbance 2", "2"), (sets[0].Name, sets[0].Metadata["occurrence"]));
        Assert.Equal(["sample single channel", "absorbance", "reference single channel"], sets.Skip(1).Select(s => s.Name));
    }

    [Fact]
    public void Parameters_history_and_times_are_kept()
    {
        var contents = OpusFile.Read(Repository.Shared("fixtures/opus/brukeropus/file.0"));
        Assert.Equal(("Duran", "File Test", "1135", "1 mm"), (contents.Metadata["operator"], contents.Metadata["sample"], contents.Metadata["serialNumber"], contents.Metadata["APT"]));
        Assert.Contains("Atm-MWIR", contents.Metadata["SFM"], StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(contents.Metadata["history"]));
        var absorbance = contents.The<Spectrum>();
        Assert.Equal(("2019-05-03T13:34:44.641-04:00", "50", "4"), (absorbance.Metadata["date"], absorbance.Metadata["scans"], absorbance.Metadata["resolution"]));
        var reference = contents.DataSets.First(s => s.Name == "reference single channel");
        Assert.Equal(("2019-05-03T13:31:22.358-04:00", "1"), (reference.Metadata["date"], reference.Metadata["scans"]));
    }
}
