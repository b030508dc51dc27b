namespace Fickian.Acquisition.Instruments;

/// <summary>What may be done with a parameter.</summary>
[Flags]
public enum Access
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It can be read.</summary>
    Read = 1,

    /// <summary>It can be set.</summary>
    Write = 2,

    /// <summary>It can be read and set.</summary>
    ReadWrite = Read | Write,
}
