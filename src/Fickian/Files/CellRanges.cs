namespace Fickian.Files;

/// <summary>Places of the cells of a line, one after the other, without memory of their own.</summary>
/// <param name="line">The line.</param>
/// <param name="separator">What parts the cells; a blank stands for any run of blanks and tabs.</param>
internal ref struct CellRanges(ReadOnlySpan<byte> line, byte separator)
{
    private readonly ReadOnlySpan<byte> line = line;
    private int next;

    /// <summary>Place of the present cell.</summary>
    public Range Current { get; private set; }

    public readonly CellRanges GetEnumerator() => this;

    public bool MoveNext()
    {
        if (separator == ' ')
            return MoveOverBlanks();
        if (next > line.Length)
            return false;
        var length = line[next..].IndexOf(separator);
        var end = length < 0 ? line.Length : next + length;
        Current = next..end;
        next = end + 1;
        return true;
    }

    private bool MoveOverBlanks()
    {
        var start = line[next..].IndexOfAnyExcept(TextCell.Blanks);
        if (start < 0)
            return false;
        start += next;
        var length = line[start..].IndexOfAny(TextCell.Blanks);
        next = length < 0 ? line.Length : start + length;
        Current = start..next;
        return true;
    }
}
