namespace Fickian.Acquisition.Journal;

/// <summary>A file that an instrument's own program wrote during the run.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Sha256">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="Instrument">Name of the instrument.</param>
/// <param name="Description">What it holds.</param>
public sealed record FileReference(string Path, string Sha256, string Instrument = "", string Description = "") : IJournalEntry;
