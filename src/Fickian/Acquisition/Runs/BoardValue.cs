using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Runs;

/// <summary>The last value of a parameter, and when it came.</summary>
/// <param name="Reading">The value.</param>
/// <param name="Timestamp">Time stamp of the laboratory's clock.</param>
public sealed record BoardValue(Reading Reading, long Timestamp);
