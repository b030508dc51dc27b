namespace Fickian.Acquisition.Journal;

/// <summary>Numbers of the kinds of records. A number is never given another meaning.</summary>
internal enum JournalEntryType : ushort
{
    None = 0,
    Header = 1,
    Sample = 2,
    Samples = 3,
    Event = 4,
    Parameters = 5,
    Command = 6,
    SpectralAxis = 7,
    Spectrum = 8,
    FileReference = 9,
    ClockOffsets = 10,
    Checkpoint = 11,
    Marker = 12,
    End = 13,
}
