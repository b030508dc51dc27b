using System.Globalization;
using Fickian.Files;
using PureHDF;

namespace Fickian.Acquisition.Journal;

/// <summary>A run as an HDF5 file along the NeXus conventions.</summary>
/// <remarks>
/// <code>
/// /entry               NXentry       title, start_time, end_time, program_name, entry_identifier; attribute simulated (0 or 1)
///   instrument         NXinstrument
///     (instrument)     NXcollection  type, serial_number, firmware
///       (channel)      NXlog         value (units), time / s (attribute start: UTC from which it counts), utc_ticks, state
///   (series)           NXdata        data [time × wavenumber], time, wavenumber
///   parameters_1 …     NXcollection  occasion, time; instrument, name, value, units, one line each
///   recipe, rig        NXnote        data, sha256
///   clock_offsets      NXcollection  clock, seconds, uncertainty, time
///   events, commands, checkpoints, markers, files   NXcollection  columns of equal length beside their time / s
/// </code>
/// The file appears whole or not at all. The journal stays the record of the run: the export holds what was read from it.
/// </remarks>
public static class RunHdf5
{
    private static readonly string[] Program = ["Fickian"];
    private static readonly string[] Identity = ["type", "serial_number", "firmware"];

    /// <summary>Writes a run.</summary>
    /// <param name="path">Path of the file; replaced if it exists.</param>
    /// <param name="run">The run.</param>
    public static void Write(string path, RunData run)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(run);
        var file = new H5File { ["entry"] = Entry(run) };
        file.Attributes["NX_class"] = "NXroot";
        file.Attributes["default"] = "entry";
        file.Attributes["creator"] = "Fickian";
        file.Attributes["creator_version"] = run.Header.LibraryVersion;
        file.Attributes["simulated"] = Simulated(run);
        WholeFile.Write(path, partial => file.Write(partial, new H5WriteOptions(PreferCompactDatasetLayout: false)));
    }

    private static H5Group Entry(RunData run)
    {
        var header = run.Header;
        var entry = new H5Group { Attributes = { ["NX_class"] = "NXentry", ["simulated"] = Simulated(run) } };
        Text(entry, "title", header.Title);
        Text(entry, "entry_identifier", header.RunId.ToString());
        Text(entry, "start_time", RunStatements.Utc(header.Start));
        Text(entry, "end_time", RunStatements.Utc(run.Last.Utc));
        entry["program_name"] = new H5Dataset(Program) { Attributes = { ["version"] = header.LibraryVersion } };
        Text(entry, "provenance", run.Provenance.ToString());
        Text(entry, "runtime", header.Runtime);
        Text(entry, "segment", header.Segment.ToString(CultureInfo.InvariantCulture));
        if (header.Predecessor is { } before)
            Text(entry, "predecessor", $"{before.FileName}, SHA-256 {(before.Sha256.Length > 0 ? before.Sha256 : "not known")}");
        if (header.Seed is { } seed)
            entry["seed"] = new H5Dataset(new[] { seed });
        if (header.Speed is { } speed)
            entry["speed"] = new H5Dataset(new[] { speed });
        entry["recipe"] = Note(header.Recipe, header.RecipeSha256);
        entry["rig"] = Note(header.Rig, header.RigSha256);
        entry["instrument"] = Instrument(run);
        RunHdf5Lists.AddTo(entry, run);
        RunHdf5Spectra.AddTo(entry, run);
        return entry;
    }

    private static H5Group Instrument(RunData run)
    {
        var instrument = RunHdf5Lists.Group("NXinstrument");
        var names = new NexusNames();
        foreach (var found in run.Header.Instruments)
        {
            var group = RunHdf5Lists.Group("NXcollection");
            Text(group, "type", found.Type);
            Text(group, "serial_number", found.SerialNumber);
            Text(group, "firmware", found.Firmware);
            AddChannels(group, run, c => c.Channel.Instrument == found.Name);
            instrument[names.Of(found.Name)] = group;
        }

        var rest = RunHdf5Lists.Group("NXcollection");
        AddChannels(rest, run, c => run.Header.Instruments.All(i => i.Name != c.Channel.Instrument));
        instrument[names.Of("channels")] = rest;
        return instrument;
    }

    private static void AddChannels(H5Group group, RunData run, Func<ChannelData, bool> belongs)
    {
        var names = new NexusNames(Identity);
        foreach (var data in run.Channels.Where(belongs))
            group[names.Of(data.Channel.Name)] = Log(data, run);
    }

    private static H5Group Log(ChannelData data, RunData run)
    {
        var log = RunHdf5Lists.Group("NXlog");
        var samples = data.Samples.ToArray();
        log["value"] = new H5Dataset(data.Values()) { Attributes = { ["units"] = PlainUnit.Of(new Unit(data.Channel.Unit)), ["long_name"] = data.Channel.Name } };
        log["time"] = new H5Dataset(data.Seconds()) { Attributes = { ["units"] = "s", ["start"] = RunStatements.Utc(run.Header.Start) } };
        log["utc_ticks"] = new H5Dataset(Array.ConvertAll(samples, s => s.Time.UtcTicks)) { Attributes = { ["long_name"] = "UTC in ticks of 100 ns since the year 1" } };
        log["state"] = new H5Dataset(Array.ConvertAll(samples, s => (byte)s.State)) { Attributes = { ["long_name"] = string.Join(", ", Enum.GetValues<SampleState>().Select(s => $"{(byte)s} {s}")) } };
        Text(log, "description", data.Channel.Description);
        Text(log, "provenance", run.Provenance.ToString());
        return log;
    }

    private static H5Group Note(string text, string hash)
    {
        var note = RunHdf5Lists.Group("NXnote");
        Text(note, "type", "text/plain");
        Text(note, "data", text);
        Text(note, "sha256", hash);
        return note;
    }

    private static void Text(H5Group group, string name, string text) => group[name] = new H5Dataset(new[] { text });

    private static int Simulated(RunData run) => run.Header.Kind == RunKind.Simulated ? 1 : 0;
}
