namespace Fickian.Files;

/// <summary>A table of a STAR file.</summary>
/// <param name="Tags">Names of its columns, as written.</param>
/// <param name="Cells">Its values, row by row; <c>.</c> and <c>?</c> as written.</param>
internal sealed record StarLoop(IReadOnlyList<string> Tags, IReadOnlyList<string> Cells)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Tags.Count == 0 ? 0 : Cells.Count / Tags.Count;

    /// <summary>Values of a column, whatever the case of its name; null if there is none.</summary>
    public string[]? this[string tag]
    {
        get
        {
            var column = Enumerable.Range(0, Tags.Count).FirstOrDefault(i => Tags[i].Equals(tag, StringComparison.OrdinalIgnoreCase), -1);
            return column < 0 ? null : [.. Enumerable.Range(0, Rows).Select(r => Cells[(r * Tags.Count) + column])];
        }
    }
}
