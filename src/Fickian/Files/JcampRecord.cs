using System.Text;

namespace Fickian.Files;

/// <summary>One labelled data record of a JCAMP-DX file: <c>##LABEL= value</c> and the lines that follow it.</summary>
/// <param name="Name">Label as written.</param>
/// <param name="Line">Number of its line, counted from 1.</param>
/// <param name="Body">Everything between the equals sign and the next record.</param>
internal sealed record JcampRecord(string Name, int Line, ReadOnlyMemory<byte> Body)
{
    private const int LongestText = 1 << 16;

    /// <summary>Label in capitals without blanks, hyphens, underscores and solidi, by which labels are compared.</summary>
    public string Label { get; } = Normalise(Name);

    /// <summary>First line of the value without its comment.</summary>
    public string First { get; } = Text(Body.Span[..TextLines.End(Body.Span, 0)]);

    /// <summary>All lines of the value without comments, cut where it is longer than any text an instrument writes.</summary>
    public string Value
    {
        get
        {
            var text = new StringBuilder();
            var body = Body.Span;
            for (var start = 0; start < body.Length && text.Length < LongestText;)
            {
                var end = TextLines.End(body, start);
                text.Append(Text(body[start..Math.Min(end, start + LongestText)])).Append('\n');
                start = end + 1;
            }

            return text.ToString().Trim();
        }
    }

    /// <summary>A line up to its comment.</summary>
    public static ReadOnlySpan<byte> Uncommented(ReadOnlySpan<byte> line)
    {
        var comment = line.IndexOf("$$"u8);
        return comment < 0 ? line : line[..comment];
    }

    private static string Text(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(Uncommented(line)[..Math.Min(Uncommented(line).Length, LongestText)]).Trim();

    private static string Normalise(string name) => string.Concat(name.Where(c => c is not (' ' or '\t' or '-' or '_' or '/'))).ToUpperInvariant();
}
