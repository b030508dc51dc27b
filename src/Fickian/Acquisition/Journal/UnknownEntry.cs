namespace Fickian.Acquisition.Journal;

/// <summary>A sound record that this version of the program does not understand; kept as it is.</summary>
/// <param name="Type">Number of its type.</param>
/// <param name="Payload">Its bytes.</param>
public sealed record UnknownEntry(ushort Type, ReadOnlyMemory<byte> Payload) : IJournalEntry;
