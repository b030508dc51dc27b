namespace Fickian.Acquisition.Journal;

/// <summary>Where the bytes of a journal go; tests put a full disk here.</summary>
internal interface IJournalStore : IDisposable
{
    /// <summary>Path of the file.</summary>
    string Path { get; }

    /// <summary>Hands bytes to the operating system: they outlive the program.</summary>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Waits until the bytes are on the disk: they outlive a power cut.</summary>
    void Sync();
}
