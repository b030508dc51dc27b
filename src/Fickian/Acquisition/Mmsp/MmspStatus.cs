namespace Fickian.Acquisition.Mmsp;

/// <summary>Bits of the system status; those without a name are not known.</summary>
[Flags]
internal enum MmspStatus : long
{
    /// <summary>None.</summary>
    Idle = 0,

    /// <summary>Scans are running.</summary>
    Scanning = 0x2,
}
