namespace Fickian.Files;

/// <summary>Groups of numbers of a JCAMP-DX table <c>(XY..XY)</c> or <c>(XYW..XYW)</c>, parted by blanks, commas, semicolons or line ends.</summary>
internal static class JcampPairs
{
    /// <summary>Reads the numbers, one list for each variable; NaN stands for a question mark.</summary>
    /// <param name="source">The file, for messages.</param>
    /// <param name="record">The record; its first line is the form and is left out.</param>
    /// <param name="variables">Numbers in a group.</param>
    /// <param name="incomplete">Whether the last group was cut and left out.</param>
    /// <exception cref="DataFileException">Something else than a number stands in the table.</exception>
    public static List<double>[] Read(FileSource source, JcampRecord record, int variables, out bool incomplete)
    {
        var lists = new List<double>[variables];
        for (var i = 0; i < variables; i++)
            lists[i] = [];
        var text = record.Body.Span;
        var (count, line) = (0, record.Line);
        for (var start = TextLines.End(text, 0) + 1; start < text.Length;)
        {
            var end = TextLines.End(text, start);
            line++;
            var rest = JcampRecord.Uncommented(text[start..end]).Trim(" \t\r,;"u8);
            while (rest.Length > 0)
            {
                var used = NumberScan.Double(rest, (byte)'.', out var value);
                if (used == 0 && rest[0] == '?')
                    (used, value) = (1, double.NaN);
                else if (used == 0 || double.IsInfinity(value))
                    throw source.Wrong($"line {line}", $"a number was expected and '{TextLines.Excerpt(rest)}' was found; the file is damaged, export it again.");
                lists[count++ % variables].Add(value);
                rest = rest[used..].TrimStart(" \t\r,;"u8);
            }

            start = end + 1;
        }

        incomplete = count % variables > 0;
        foreach (var list in lists)
            list.RemoveRange(count / variables, list.Count - (count / variables));
        return lists;
    }
}
