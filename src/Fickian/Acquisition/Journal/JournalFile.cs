using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Acquisition.Journal;

/// <summary>Journals as data files: a table of time and value per channel, a map over time per series of spectra.</summary>
public static class JournalFile
{
    private static readonly string[] Minor = ["", "1"];

    /// <summary>The format, as <see cref="DataFile"/> knows it.</summary>
    public static FileFormat Format { get; } = new("fickian-journal", "journal of a run", source => new RecordScan(source).HasSignature, Read);

    // The formats of files lie below acquisition and do not know it; it makes itself known to them.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The list of formats has to be complete before anyone asks for it.")]
    internal static void Register()
    {
        DataFile.Add(Format);
        DataFile.Add(TidyRunFile.Format);
    }

    private static FileContents Read(FileSource source)
    {
        var run = RunData.Read(source);
        var head = new Metadata([
            .. RunStatements.Of(run).Where(s => s.Key != "finding"),
            .. run.Header.Instruments.Select(i => KeyValuePair.Create("instrument", $"{i.Name}: {string.Join(", ", new[] { i.Type, i.SerialNumber, i.Firmware }.Where(t => t.Length > 0))}")),
        ]);
        return new(source.Path, Format.Name, [.. run.Channels.Select(Table), .. run.Spectra.Where(s => s.Seconds.Length > 0).Select(s => Map(s, run)).OfType<SpectralMap>()])
        {
            Variant = $"{run.Header.Kind.ToString().ToLowerInvariant()}, segment {run.Header.Segment}",
            Metadata = head,
            Findings = [.. run.Findings, .. run.Of<RunEnd>().Any() ? ImmutableArray<Finding>.Empty : [Finding.Warning("The run did not end properly; 'fickian recover' says more.")]],
        };
    }

    private static Table Table(ChannelData data) => new(data.Channel.Name, [new("time", "s", data.Seconds()), new(data.Channel.Name, data.Channel.Unit, data.Values())])
    {
        Metadata = new([new("channel", $"{data.Channel.Number}"), new("instrument", data.Channel.Instrument), new("description", data.Channel.Description)]),
    };

    // A stated axis whose positions are no numbers makes no map; its spectra stay in the journal.
    private static SpectralMap? Map(SpectralSeries series, RunData run)
    {
        if (series.Axis.Positions.IsEmpty || !series.Axis.Positions.All(double.IsFinite))
            return null;
        return new(series.Values, new Axis(Quantity(series.Axis.Quantity, series.Axis.Unit), [.. series.Axis.Positions]), Axis.Index("row", 1), Axis.Index("column", 1), new Axis(Fickian.Quantity.Time, series.Seconds.ToArray()))
        {
            Name = series.Axis.Series,
            Value = StatedQuantity.OfValues($"{series.Axis.ValueQuantity} {series.Axis.ValueUnit}") ?? Quantity(series.Axis.ValueQuantity, series.Axis.ValueUnit),
            Provenance = run.Provenance,
        };
    }

    private static Quantity Quantity(string name, string unit) =>
        StatedQuantity.OfAxis($"{name} {unit}") ?? new(name, name, Minor.Contains(unit) ? Unit.One : new Unit(unit));
}
