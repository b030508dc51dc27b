using System.Runtime.CompilerServices;

namespace Fickian.Files;

/// <summary>The beginning of a text file and the layout of the table in it, looked at once for all formats that ask.</summary>
/// <param name="Text">The beginning as UTF-8, up to a line end.</param>
/// <param name="Layout">Its layout; null if it holds no rows of numbers.</param>
internal sealed record TextProbe(ReadOnlyMemory<byte> Text, TextLayout? Layout)
{
    private static readonly ConditionalWeakTable<FileSource, TextProbe> Probed = [];

    /// <summary>The beginning of a file; empty if it is no text.</summary>
    public static TextProbe Of(FileSource source) => Probed.GetValue(source, static s =>
        TextEncoding.Beginning(s, TextLayout.Sample) is { } text ? new(text, TextLayout.Find(text.Span)) : new(ReadOnlyMemory<byte>.Empty, null));
}
