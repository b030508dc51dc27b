using System.Text;

namespace Fickian.Files;

/// <summary>Directory of an OMNIC file.</summary>
/// <remarks>
/// Little endian. The file begins with <c>Spectral Data File</c> (entries of 16 bytes: int16 key, uint32 offset, uint32 size) or <c>Spectral Exte File</c>
/// (entries of 22 bytes: int16 key, int64 offset, int32 size, int32 not 0 for blocks of the whole, int32 record). Title at 30, number of entries at 294, start at 296, entries from 304.
/// </remarks>
internal sealed record OmnicDirectory(bool Extended, string Title, DateTime Start, IReadOnlyList<OmnicBlock> Blocks)
{
    public const int Header = 2;
    public const int Ordinates = 3;
    public const int Comment = 4;
    public const int Positions = 6;
    public const int History = 27;
    public const int SampleInterferogram = 102;
    public const int BackgroundInterferogram = 103;
    public const int SpectrumTitle = 107;
    public const int Picture = 147;
    public const int Spectra = 301;
    public const int Layout = 325;

    private const int TitleAt = 30;
    private const int TitleSize = 256;
    private const int EntriesAt = 304;
    private static readonly DateTime Epoch = new(1899, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    // What a reader keeps in memory; blocks of a file do not overlap, so together they fit into it.
    private static readonly int[] Kept = [Ordinates, Comment, Positions, History, SampleInterferogram, BackgroundInterferogram, SpectrumTitle, Spectra, Layout];

    public static bool Begins(FileSource source, bool extended) =>
        source.Length >= EntriesAt && source.Head(18).Span.SequenceEqual(extended ? "Spectral Exte File"u8 : "Spectral Data File"u8);

    public static OmnicDirectory Read(FileSource source)
    {
        var extended = Begins(source, extended: true);
        if (!extended && !Begins(source, extended: false))
            throw source.Wrong("offset 0", "an OMNIC file was expected and 'Spectral Data File' was not found; open it as another format.");
        var head = source.Head(EntriesAt);
        ByteView view = new(source, head);
        var entry = extended ? 22 : 16;
        var count = view.UInt16(294);
        source.Require(EntriesAt, (long)count * entry, "directory");
        var entries = new byte[count * entry];
        source.Read(EntriesAt, entries);
        ByteView list = new(source, entries);
        var blocks = Enumerable.Range(0, count).Select(i => extended ? Long(list, 22 * i) : Short(list, 16 * i)).ToArray();
        var total = blocks.Where(b => Kept.Contains(b.Key)).Sum(b => (double)Math.Max(0, b.Size));
        if (total > source.Length)
            throw source.Wrong($"offset {EntriesAt}", $"blocks of at most {source.Length} bytes in all were expected and the directory names {total}; the file is truncated or damaged, copy it again.");
        return new(extended, view.Text(TitleAt, TitleSize), Epoch.AddSeconds(view.UInt32(296)), blocks);
    }

    /// <summary>Start of a spectrum or a map from the seconds that the file counts from the end of 1899.</summary>
    public static DateTime Time(uint seconds) => Epoch.AddSeconds(seconds);

    public IEnumerable<OmnicBlock> Of(int key) => Blocks.Where(b => b.Key == key);

    /// <summary>Bytes of a block.</summary>
    public static ByteView View(FileSource source, OmnicBlock block, long most = long.MaxValue)
    {
        var size = Math.Min(block.Size, most);
        source.Require(block.Offset, size, $"a block of key {block.Key}");
        var bytes = new byte[size];
        source.Read(block.Offset, bytes);
        return new(source, bytes);
    }

    /// <summary>Text of a block, line by line, without what cannot be printed.</summary>
    public static string Text(FileSource source, OmnicBlock block)
    {
        var bytes = new byte[Math.Clamp(block.Size, 0, 1 << 20)];
        source.Require(block.Offset, bytes.Length, "text");
        source.Read(block.Offset, bytes);
        var text = Encoding.Latin1.GetString(bytes).Split('\0')[0];
        return string.Join('\n', text.Split('\n').Select(l => string.Concat(l.Where(c => !char.IsControl(c))).Trim()).Where(l => l.Length > 0));
    }

    private static OmnicBlock Short(ByteView list, int at) => new(list.Int16(at), list.UInt32(at + 2), list.UInt32(at + 6), 0, false);

    private static OmnicBlock Long(ByteView list, int at) => new(list.Int16(at), list.Int64(at + 2), list.Int32(at + 10), list.Int32(at + 18), list.Int32(at + 14) != 0);
}
