using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Micromeritics;

/// <summary>Bytes as they arrive: where a report ends only its content tells, and a line that was cut has no end.</summary>
internal sealed record ArrivalFramer : IFramer
{
    /// <inheritdoc/>
    public int LongestFrame => int.MaxValue;

    /// <inheritdoc/>
    public FrameScan Scan(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? FrameScan.Incomplete : FrameScan.Frame(bytes.Length, 0, bytes.Length);
}
