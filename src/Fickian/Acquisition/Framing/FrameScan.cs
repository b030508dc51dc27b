namespace Fickian.Acquisition.Framing;

/// <summary>What a framer has found at the beginning of the bytes.</summary>
/// <param name="State">Frame, damage, or too little yet.</param>
/// <param name="Consumed">Bytes that are done with, terminators included.</param>
/// <param name="Start">First byte of the content.</param>
/// <param name="Length">Length of the content, without what only marks it off.</param>
public readonly record struct FrameScan(FrameState State, int Consumed, int Start, int Length)
{
    /// <summary>Nothing can be said before more has arrived.</summary>
    public static FrameScan Incomplete { get; }

    /// <summary>A whole frame.</summary>
    /// <param name="consumed">Bytes that are done with.</param>
    /// <param name="start">First byte of the content.</param>
    /// <param name="length">Length of the content.</param>
    public static FrameScan Frame(int consumed, int start, int length) => new(FrameState.Complete, consumed, start, length);

    /// <summary>Bytes that belong to no frame: noise, or one whose check does not hold.</summary>
    /// <param name="consumed">Bytes to be skipped, at least 1.</param>
    public static FrameScan Damaged(int consumed) => new(FrameState.Damaged, consumed, 0, 0);
}
