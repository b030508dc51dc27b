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
}
