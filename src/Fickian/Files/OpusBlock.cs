namespace Fickian.Files;

/// <summary>One entry of the directory of an OPUS file: what a block holds and where it lies.</summary>
/// <remarks>
/// Type word, from the lowest bit: 2 bits complex part, 2 bits channel, 6 bits kind of parameters (0: data), 7 bits kind of data, 2 bits derivative, 3 bits extension.
/// Bits 22 to 29 number the reports that belong to a block; bit 30 is set in many files and means nothing here.
/// </remarks>
/// <param name="Type">Type word.</param>
/// <param name="Offset">Where the block begins, bytes.</param>
/// <param name="Size">Its size, bytes.</param>
internal readonly record struct OpusBlock(uint Type, long Offset, long Size)
{
    private const uint KindBits = 0x1FC0F;
    private const uint VariantBits = 0x3E0000;

    public int Channel => (int)((Type >> 2) & 3);

    public int Parameters => (int)((Type >> 4) & 0x3F);

    public int Data => (int)((Type >> 10) & 0x7F);

    public int Derivative => (int)((Type >> 17) & 3);

    public int Extension => (int)((Type >> 19) & 7);

    /// <summary>Complex part, channel and kind of data: what a data block and its status block share.</summary>
    public uint Kind => Type & KindBits;

    /// <summary>Kind with derivative and extension.</summary>
    public uint FullKind => Type & (KindBits | VariantBits);

    public bool IsStatus => Parameters == 1;

    public bool IsSpectrum => HoldsData && Extension is 0 or 4;

    public bool IsSeries => HoldsData && Extension == 2;

    /// <summary>Whether the values stand at the end of the block.</summary>
    public bool IsCompact => Extension == 4;

    public bool IsHistory => Parameters == 0 && Data == 0 && Extension == 5;

    public bool IsDirectory => Parameters == 0 && Data == 13;

    /// <summary>Parameters of the measurement, of the instrument or of a method; not those of a data block.</summary>
    public bool IsParameters => Parameters > 1 || (Type & 0x3FFFFFFF) == 1u << 19;

    /// <summary>Entries without a type are blocks that were deleted.</summary>
    public bool IsDeleted => Type == 0;

    public string ChannelName => Channel switch { 1 => "sample", 2 => "reference", 3 => "result", _ => "" };

    public string DataName => (Derivative == 0 ? "" : $"derivative {Derivative} of ") + OpusKind.Name(Data);

    public override string ToString() => Parameters == 0
        ? $"{OpusKind.Name(Data)}{(Extension == 0 ? "" : $" (extension {Extension})")} at offset {Offset}, {Size} bytes"
        : $"parameters {Parameters} of {OpusKind.Name(Data)} at offset {Offset}, {Size} bytes";

    private bool HoldsData => Parameters == 0 && Data is not (0 or 13) && (Type & 0x3FC00000) == 0;
}
