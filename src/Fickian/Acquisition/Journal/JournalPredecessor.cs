namespace Fickian.Acquisition.Journal;

/// <summary>The segment that a journal continues.</summary>
/// <param name="FileName">Name of its file.</param>
/// <param name="Sha256">SHA-256 of its bytes when it was continued, in hexadecimal; empty if they could not be read then.</param>
public sealed record JournalPredecessor(string FileName, string Sha256 = "");
