namespace Fickian.Acquisition.Bronkhorst;

/// <summary>Type of a ProPar parameter.</summary>
internal enum ProparType
{
    /// <summary>One byte.</summary>
    UInt8,

    /// <summary>Two bytes, the higher one first.</summary>
    UInt16,

    /// <summary>Four bytes, the highest first.</summary>
    UInt32,

    /// <summary>IEEE 754 number of four bytes, the highest first.</summary>
    Single,

    /// <summary>A length byte and characters; length 0 means that a zero ends them.</summary>
    Text,
}
