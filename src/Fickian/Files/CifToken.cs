namespace Fickian.Files;

/// <summary>A word of a STAR text by its place: a tag, a keyword or a value.</summary>
/// <param name="Start">Place of its first byte, quotes not counted.</param>
/// <param name="Length">Length in bytes; that of a quoted value with its highest bit set, so that a token stays as small as the shortest word.</param>
internal readonly record struct CifToken(int Start, int Length)
{
    private const int QuoteBit = int.MinValue;

    public bool IsQuoted => (Length & QuoteBit) != 0;

    public int Count => Length & ~QuoteBit;

    public static CifToken Bare(int start, int end) => new(start, end - start);

    public static CifToken Quoted(int start, int end) => new(start, (end - start) | QuoteBit);

    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> text) => text.Slice(Start, Count);
}
