using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Runs;

/// <summary>The last value of a parameter, and when it came.</summary>
/// <param name="Reading">The value.</param>
/// <param name="Timestamp">Time stamp of the laboratory's clock.</param>
public sealed record BoardValue(Reading Reading, long Timestamp)
{
    /// <summary>What rules and conditions compare: the value; below the range of the instrument 0 for a pressure and −∞ else, above it +∞; null if nothing can be said.</summary>
    public double? Comparable => Reading.IsValid ? Reading.Value
        : Reading.State.StartsWith("under range", StringComparison.Ordinal) ? (Reading.Parameter.Unit == Unit.Pascal ? 0 : double.NegativeInfinity)
        : Reading.State.StartsWith("over range", StringComparison.Ordinal) ? double.PositiveInfinity
        : null;
}
