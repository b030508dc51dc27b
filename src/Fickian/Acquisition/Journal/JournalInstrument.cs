namespace Fickian.Acquisition.Journal;

/// <summary>An instrument of a run, as it identified itself.</summary>
/// <param name="Name">Name in the rig file.</param>
/// <param name="Type">Maker and model.</param>
/// <param name="SerialNumber">Serial number; empty if it tells none.</param>
/// <param name="Firmware">Version of its firmware; empty if it tells none.</param>
public sealed record JournalInstrument(string Name, string Type, string SerialNumber = "", string Firmware = "");
