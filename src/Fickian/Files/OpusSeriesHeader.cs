namespace Fickian.Files;

/// <summary>Head of an OPUS block that holds many spectra: six int32 {version, spectra, offset of the first, bytes per spectrum, bytes per info record, pairs of the store table}.</summary>
internal readonly record struct OpusSeriesHeader(int Version, int Spectra, int First, int SpectrumSize, int RecordSize, int Pairs)
{
    /// <summary>Bytes of the head.</summary>
    public const int Size = 24;

    /// <summary>Bytes of the info record behind each spectrum.</summary>
    public const int FullRecord = 152;

    private const int CsfAt = 104;
    private const int StartTimeAt = 136;

    public long Stride => (long)SpectrumSize + RecordSize;

    public static OpusSeriesHeader Read(FileSource source, OpusBlock block)
    {
        var head = new byte[Size];
        source.Require(block.Offset, Size, "a series' head");
        source.Read(block.Offset, head);
        return new(Word(0), Word(1), Word(2), Word(3), Word(4), Word(5));

        int Word(int i) => BitConverter.ToInt32(head, 4 * i);
    }

    /// <summary>Factor of the ordinates in an info record.</summary>
    public static double Scale(ReadOnlySpan<byte> record) => BitConverter.ToDouble(record[CsfAt..]);

    /// <summary>Start time in an info record, s.</summary>
    public static double StartTime(ReadOnlySpan<byte> record) => BitConverter.ToDouble(record[StartTimeAt..]);
}
