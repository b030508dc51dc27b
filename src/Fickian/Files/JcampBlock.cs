using System.Globalization;
using System.Text;

namespace Fickian.Files;

/// <summary>A block of a JCAMP-DX file, from its title to its end, and the blocks linked in it.</summary>
internal sealed class JcampBlock
{
    private const int Deepest = 16;
    private const int MostRecords = 100_000;

    /// <summary>Records, in the order of the file.</summary>
    public List<JcampRecord> Records { get; } = [];

    /// <summary>Blocks inside this one.</summary>
    public List<JcampBlock> Blocks { get; } = [];

    /// <summary>Whether the end of the block is marked.</summary>
    public bool Closed { get; private set; }

    /// <summary>Text of the first record of a label; null if there is none or it is empty.</summary>
    public string? this[string label] => Records.FirstOrDefault(r => r.Label == label)?.First is { Length: > 0 } text ? text : null;

    /// <summary>Number in the first record of a label; null if there is none.</summary>
    public double? Number(string label) => ParseNumber(this[label]);

    /// <summary>A number with nothing behind it but blanks; null if the text is none.</summary>
    public static double? ParseNumber(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>Whether a label opens a table of data.</summary>
    public static bool IsTable(string label) => label is "XYDATA" or "XYPOINTS" or "PEAKTABLE" or "PEAKASSIGNMENTS" or "DATATABLE";

    /// <summary>Parts a text into blocks; the outermost ones are in the block that is returned.</summary>
    /// <exception cref="DataFileException">Blocks lie too deep in one another, or the file holds too many records.</exception>
    public static JcampBlock Parse(FileSource source, ReadOnlyMemory<byte> text)
    {
        var file = new JcampBlock { Closed = true };
        Stack<JcampBlock> open = new([file]);
        foreach (var record in Split(source, text))
        {
            if (record.Label == "TITLE")
            {
                // A block of data that was not closed ends where the next one begins.
                if (open.Count > 1 && open.Peek().Records.Exists(r => IsTable(r.Label)))
                    open.Pop();
                var block = new JcampBlock();
                open.Peek().Blocks.Add(block);
                open.Push(block);
                if (open.Count > Deepest + 1)
                    throw source.Wrong($"line {record.Line}", $"blocks nested at most {Deepest} deep were expected and more were found; the file is damaged.");
            }

            if (record.Label == "END" && open.Count > 1)
                open.Pop().Closed = true;
            else if (record.Label != "END")
                open.Peek().Records.Add(record);
        }

        return file;
    }

    private static List<JcampRecord> Split(FileSource source, ReadOnlyMemory<byte> text)
    {
        List<JcampRecord> records = [];
        var span = text.Span;
        var (name, line, body, bodyLine) = ("", 0, 0, 0);
        for (var start = 0; start < span.Length;)
        {
            var end = TextLines.End(span, start);
            line++;
            var begin = span[start..end].TrimStart(" \t\r"u8);
            if (begin.StartsWith("##"u8))
            {
                Close(start);
                var equals = begin.IndexOf((byte)'=');
                name = Encoding.UTF8.GetString(begin[2..(equals < 0 ? begin.Length : Math.Min(equals, 300))]).Trim();
                (body, bodyLine) = (equals < 0 ? end : end - begin.Length + equals + 1, line);
                if (records.Count > MostRecords)
                    throw source.Wrong($"line {line}", $"at most {MostRecords} labels were expected and more were found; the file is damaged.");
            }

            start = end + 1;
        }

        Close(span.Length);
        return records;

        void Close(int at)
        {
            if (bodyLine > 0)
                records.Add(new(name, bodyLine, text[Math.Min(body, at)..at]));
        }
    }
}
