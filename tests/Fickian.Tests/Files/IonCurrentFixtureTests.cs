using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Files;
using Fickian.Infrared;
using Fickian.Thermal;

namespace Fickian.Tests.Files;

/// <summary>Files of mass spectrometers against the values stated for them, row by row of the list.</summary>
public sealed partial class IonCurrentFixtureTests
{
    // The list prints nine digits.
    private const double Printed = 5e-9;

    [Fact]
    public void Channels_of_Quadera_have_their_own_times_and_the_stated_values()
    {
        var rows = FixtureRow.Of("quadera-asc");
        var currents = IonCurrentFile.Read(rows[0].Location);
        Assert.Equal(rows.Count, currents.Channels.Length);
        foreach (var row in rows)
        {
            var name = Named().Match(row.Shape).Groups["name"].Value;
            var channel = currents.Channels.Single(c => c.Name == name);

            // Pressures are in pascal inside; the list has the millibar of the file.
            Check(row, channel, row.SpotText, 100);
            Assert.Equal(Unit.Pascal, channel.Unit);
            Assert.Equal(row.Counts[^1], channel.Time.Length);
            var largest = row.Told("max");
            Assert.Equal(double.Parse(largest, CultureInfo.InvariantCulture), channel.Current.ToArray().Max() / 100, 1e-6 * channel.Current.ToArray().Max());
            Assert.Equal(int.Parse(row.Told("negative readings"), CultureInfo.InvariantCulture), channel.Current.ToArray().Count(v => v < 0));
        }

        Assert.Equal(14, currents[14]!.MassToCharge);
        Assert.Null(currents[18]);
        Assert.Equal("2022-11-28 13:51:12 (zone not stated)", currents.Metadata["date"]);
    }

    [Fact]
    public void Series_of_Zilien_end_where_their_times_end()
    {
        foreach (var row in FixtureRow.Of("zilien-tsv").Where(r => r.Format == "zilien-tsv"))
        {
            var currents = IonCurrentFile.Read(row.Location);
            var told = Lines().Match(row.Shape);
            Assert.Equal((Integer(told.Groups["lines"]), Integer(told.Groups["columns"])), (currents.ToTable().Rows, currents.ToTable().Columns.Length));
            var channel = currents[Integer(told.Groups["mass"])]!;
            Assert.Equal(Integer(told.Groups["points"]), channel.Time.Length);
            Check(row, channel, row.SpotText.Split(':')[1], 1);
        }
    }

    [Fact]
    public void Mass_scans_of_Zilien_are_spectra()
    {
        foreach (var row in FixtureRow.Of("zilien-tsv mass scan"))
        {
            var scan = DataFile.Open(row.Location).The<Spectrum>();
            row.CheckAxis(scan.Axis, row.Counts[0]);
            Assert.Equal("A", scan.Value.Unit.Symbol);
            foreach (var (index, value) in row.Spots)
                Assert.Equal(double.Parse(value, CultureInfo.InvariantCulture), scan.Values.Span[index[0]], 1e-20);
            Assert.Equal(4, scan.Axis[scan.Values.ToArray().Index().MaxBy(v => v.Item).Index], 0.3);
        }
    }

    private static void Check(FixtureRow row, IonCurrent channel, string spots, double factor)
    {
        Near(double.Parse(row.AxisFirst, CultureInfo.InvariantCulture), channel.Time.Span[0]);
        Near(double.Parse(row.AxisLast, CultureInfo.InvariantCulture), channel.Time.Span[^1]);
        foreach (var spot in spots.Split(';', StringSplitOptions.TrimEntries))
        {
            var parts = spot.Split('=');
            Near(factor * double.Parse(parts[1], CultureInfo.InvariantCulture), channel.Current.Span[int.Parse(parts[0], CultureInfo.InvariantCulture)]);
        }

        void Near(double expected, double found) => Assert.True(Math.Abs(expected - found) <= Printed * Math.Abs(expected), $"{row.Path}, {channel.Name}: {found:R} in the place of {expected:R}");
    }

    private static int Integer(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?<lines>\d+) lines x (?<columns>\d+) columns; \d+ series; M(?<mass>\d+): (?<points>\d+) points", RegexOptions.ExplicitCapture)]
    private static partial Regex Lines();
}
