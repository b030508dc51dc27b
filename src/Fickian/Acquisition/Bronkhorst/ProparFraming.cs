namespace Fickian.Acquisition.Bronkhorst;

/// <summary>How ProPar messages are marked off on the line.</summary>
internal enum ProparFraming
{
    /// <summary><c>:</c>, hexadecimal digits, CR LF; without sequence number.</summary>
    Ascii,

    /// <summary>10 02 … 10 03 with every 10 inside doubled, and a sequence number.</summary>
    Binary,
}
