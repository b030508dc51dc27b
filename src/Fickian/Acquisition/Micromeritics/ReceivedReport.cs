using Fickian.Files;

namespace Fickian.Acquisition.Micromeritics;

/// <summary>What a pycnometer has sent, kept byte by byte, and what it says.</summary>
/// <remarks>A report whose number of runs is met ends with its last CR; a line feed that comes apart from it is left out.</remarks>
/// <param name="Raw">The bytes as they came.</param>
/// <param name="Calibration">The calibration; null if the report is none, is incomplete, or is damaged.</param>
/// <param name="State">What is to be said about it: <c>ok</c>, or why there are no values.</param>
public sealed record ReceivedReport(ReadOnlyMemory<byte> Raw, AccuPycReport? Calibration, string State)
{
    /// <summary>Reads what came.</summary>
    /// <param name="raw">The bytes.</param>
    /// <param name="instrument">Name of the instrument, for the sentence.</param>
    internal static ReceivedReport Of(byte[] raw, string instrument)
    {
        try
        {
            var report = AccuPycFile.Parse(instrument, raw);
            return report.IsConsistent
                ? new(raw, report, Instruments.Reading.Ok)
                : new(raw, null, "the stated volumes do not follow from the pressures: a character was damaged on the line");
        }
        catch (DataFileException e)
        {
            return new(raw, null, $"{(e.Position.Length == 0 ? "" : $"{e.Position}: ")}{e.Reason.TrimEnd('.')}");
        }
    }
}
