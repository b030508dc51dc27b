namespace Fickian.Files;

/// <summary>A table in an HDF5 file: one data set per column, in the order of the attribute <c>columns</c>.</summary>
internal static class NexusTable
{
    public static Table Read(Hdf5Tree tree, Hdf5Node group, Dictionary<string, Hdf5Node> sets, NexusNotes notes)
    {
        var columns = tree.Texts(group, "columns").Where(sets.ContainsKey).Select(name =>
            new TableColumn(tree.Text(sets[name], "long_name") ?? name, tree.Text(sets[name], "units") ?? "", tree.Doubles(sets[name]))).ToArray();
        if (columns.Any(c => c.Values.Length != columns[0].Values.Length))
            throw tree.Source.Wrong(group.Name, "columns of one length were expected and they differ; the file is damaged, copy it again.");
        return new(notes.Name, [.. columns]) { Metadata = notes.Metadata, Findings = [.. notes.Findings] };
    }

    /// <summary>A log: values over the times at which they were taken, in the units of the file.</summary>
    public static Table? ReadLog(Hdf5Tree tree, Hdf5Node value, Hdf5Node time, NexusNotes notes, string[] description)
    {
        var (values, times) = (tree.Doubles(value), tree.Doubles(time));
        if (values.Length != times.Length)
            return null;
        var metadata = notes.Metadata;
        if (tree.Text(time, "start") is { Length: > 0 } start)
            metadata = metadata.With("start", start);
        if (description is [{ Length: > 0 } text, ..])
            metadata = metadata.With("description", text);
        return new(notes.Name, [new("time", tree.Text(time, "units") ?? "", times), new(tree.Text(value, "long_name") ?? "value", tree.Text(value, "units") ?? "", values)])
        {
            Metadata = metadata.With("provenance", notes.Provenance.ToString().ToLowerInvariant()),
            Findings = [.. notes.Findings],
        };
    }
}
