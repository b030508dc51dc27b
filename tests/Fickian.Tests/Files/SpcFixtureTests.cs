using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class SpcFixtureTests
{
    [Fact]
    public void Every_sub_file_of_the_reference_files_agrees_with_two_independent_readers()
    {
        var rows = FixtureRow.Of("spc").Where(r => r.Shape != "refuse").ToArray();
        foreach (var row in rows)
        {
            var contents = DataFile.Open(row.Location);
            Assert.Equal("spc", contents.Format);
            var set = Assert.Single(contents.DataSets);
            var axis = set is SpectralMap map ? map.Wavenumbers : set.Axes[0];
            row.CheckAxis(axis, row.Counts[1]);
            Assert.Equal(row.Counts[0], set is SpectralMap series ? series.Frames.Count : 1);
            row.CheckSpots(i => set is SpectralMap ? set.At(0, 0, i[1], i[0]) : set.At(i[1]));
            Assert.Equal(row.AxisUnit switch { "nm" => "nm", "arbitrary" => "?", _ => "cm⁻¹" }, axis.Quantity.Unit.Symbol);
            Assert.Equal(row.ValueUnit == "counts", set.Value == InfraredQuantity.Counts);
        }

        Assert.Equal(11, rows.Length);
    }

    [Fact]
    public void Planes_that_are_stated_are_kept()
    {
        var series = SpcFile.Read(Repository.Shared("fixtures/spc/hyspc.read.spc/spc.LabRam/LabRam-1.spc")).The<SpectralMap>();
        Assert.Equal((-40, 9), (series.Frames.First, series.Frames.Last));
        Assert.Equal("subFile", series.Frames.Quantity.Name);
    }

    [Fact]
    public void The_log_and_the_date_are_kept()
    {
        var contents = SpcFile.Read(Repository.Shared("fixtures/spc/hyspc.read.spc/spc.Kaisermap/ebroAVIX.spc"));
        Assert.Equal(("High Speed", "2009-09-22T03:44"), (contents.Metadata["Accuracy_Mode"], contents.Metadata["date"]));
    }

    [Fact]
    public void A_compound_document_is_refused_by_name()
    {
        var row = Assert.Single(FixtureRow.Of("spc"), r => r.Shape == "refuse");
        Assert.Contains("Shimadzu", Assert.Throws<DataFileException>(() => DataFile.Open(row.Location)).Message, StringComparison.Ordinal);
    }
}
