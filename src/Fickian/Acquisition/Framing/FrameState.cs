namespace Fickian.Acquisition.Framing;

/// <summary>What stands at the beginning of the bytes.</summary>
public enum FrameState
{
    /// <summary>The beginning of a frame, or nothing.</summary>
    Incomplete,

    /// <summary>A whole frame.</summary>
    Complete,

    /// <summary>Bytes that belong to no frame.</summary>
    Damaged,
}
