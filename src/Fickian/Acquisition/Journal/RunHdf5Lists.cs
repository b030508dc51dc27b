using PureHDF;

namespace Fickian.Acquisition.Journal;

/// <summary>What was noted during a run, as columns of equal length.</summary>
internal static class RunHdf5Lists
{
    public static void AddTo(H5Group entry, RunData run)
    {
        Add<RunEvent>(entry, "events", run, ("level", e => e.Level.ToString().ToLowerInvariant()), ("source", e => e.Source), ("text", e => e.Sentence));
        Add<InstrumentCommand>(entry, "commands", run, ("instrument", c => c.Instrument), ("commanded", c => c.Commanded), ("read_back", c => c.ReadBack), ("outcome", c => c.Outcome.ToString()));
        Add<Checkpoint>(entry, "checkpoints", run, ("name", c => c.Name), ("position", c => c.Position));
        Add<Marker>(entry, "markers", run, ("name", m => m.Name), ("description", m => m.Description));
        Add<FileReference>(entry, "files", run, ("path", f => f.Path), ("sha256", f => f.Sha256), ("instrument", f => f.Instrument), ("description", f => f.Description));
        Add<RunEnd>(entry, "end", run, ("outcome", e => e.Outcome.ToString().ToLowerInvariant()), ("text", e => e.Sentence));
        foreach (var (number, (time, snapshot)) in run.Of<ParameterSnapshot>().Index())
            entry[$"parameters_{number + 1}"] = Parameters(time, snapshot);
        AddClocks(entry, run);
        if (!run.Findings.IsEmpty)
            entry["findings"] = Texts(run.Findings.Select(f => f.ToString()));
    }

    public static H5Group Group(string kind) => new() { Attributes = { ["NX_class"] = kind } };

    private static void Add<T>(H5Group entry, string name, RunData run, params (string Name, Func<T, string> Text)[] columns)
        where T : IJournalEntry
    {
        var found = run.Of<T>().ToArray();
        if (found.Length == 0)
            return;
        var group = Group("NXcollection");
        group["time"] = Seconds(found.Select(f => f.Time.Seconds));
        foreach (var (column, text) in columns)
            group[column] = Texts(found.Select(f => text(f.Entry)));
        entry[name] = group;
    }

    private static H5Group Parameters(RunTime time, ParameterSnapshot snapshot)
    {
        var group = Group("NXcollection");
        group["occasion"] = Texts([snapshot.Occasion]);
        group["time"] = Seconds([time.Seconds]);
        if (snapshot.Values.IsEmpty)
            return group;
        group["instrument"] = Texts(snapshot.Values.Select(v => v.Instrument));
        group["name"] = Texts(snapshot.Values.Select(v => v.Name));
        group["value"] = Texts(snapshot.Values.Select(v => v.Value));
        group["units"] = Texts(snapshot.Values.Select(v => v.Unit));
        return group;
    }

    private static void AddClocks(H5Group entry, RunData run)
    {
        var found = run.Header.ClockOffsets.Select(c => (Time: 0.0, Clock: c)).Concat(run.Of<ClockOffsets>().SelectMany(o => o.Entry.Values.Select(c => (Time: o.Time.Seconds, Clock: c)))).ToArray();
        if (found.Length == 0)
            return;
        var group = Group("NXcollection");
        group["time"] = Seconds(found.Select(f => f.Time));
        group["clock"] = Texts(found.Select(f => f.Clock.Clock));
        group["seconds"] = Seconds(found.Select(f => f.Clock.Seconds));
        group["uncertainty"] = Seconds(found.Select(f => f.Clock.Uncertainty));
        entry["clock_offsets"] = group;
    }

    private static H5Dataset Seconds(IEnumerable<double> values) => new(values.ToArray()) { Attributes = { ["units"] = "s" } };

    private static H5Dataset Texts(IEnumerable<string> texts) => new(texts.ToArray());
}
