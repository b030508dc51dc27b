using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>One run in a NETZSCH text: its head, the heading of its columns, and its tables.</summary>
/// <param name="Head">Lines of the head.</param>
/// <param name="Heading">The line that begins with ##, without them.</param>
/// <param name="Tables">Rows below that line, and below equal ones.</param>
internal sealed record NetzschPart(ImmutableArray<string> Head, string Heading, ImmutableArray<TextStretch> Tables)
{
    /// <summary>A head of more lines is none.</summary>
    private const int MostHeadLines = 10_000;

    /// <summary>The runs of a text.</summary>
    /// <exception cref="DataFileException">No line begins with ##.</exception>
    public static IReadOnlyList<NetzschPart> Of(FileSource source, ReadOnlyMemory<byte> text)
    {
        List<NetzschPart> parts = [];
        List<string> head = [];
        TextStretch? table = null;
        foreach (var line in TextStretch.Lines(text))
        {
            var start = line.Of(text).TrimStart(" \t\""u8);
            if (start.Length == 0 || start[0] != '#')
            {
                table = table is { } t ? t with { End = line.End } : table;
                continue;
            }

            Close();
            if (head.Count > MostHeadLines)
                throw source.Wrong($"line {line.Line}", $"a table below at most {MostHeadLines} lines of head was expected; export the data again.");
            if (start.StartsWith("##"u8))
                Begin(line);
            else
                head.Add(line.Text(text));
        }

        Close();
        return parts.Count > 0 ? parts : throw source.Wrong("", "a line that begins with ## was expected above the columns of a NETZSCH export and none was found; export the data again with their heading.");

        void Begin(TextStretch line)
        {
            var heading = line.Text(text).Trim().TrimStart('"').TrimStart('#').TrimEnd('"');
            if (head.Count > 0 || parts.Count == 0 || parts[^1].Heading != heading)
                parts.Add(new([.. head], heading, []));
            head.Clear();
            table = new(Math.Min(line.End + 1, text.Length), Math.Min(line.End + 1, text.Length), line.Line + 1);
        }

        void Close()
        {
            if (table is { } rows)
                parts[^1] = parts[^1] with { Tables = parts[^1].Tables.Add(rows) };
            table = null;
        }
    }
}
