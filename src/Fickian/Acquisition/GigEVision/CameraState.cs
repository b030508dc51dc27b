namespace Fickian.Acquisition.GigEVision;

/// <summary>How far a camera is on its way to frames.</summary>
public enum CameraState
{
    /// <summary>No line.</summary>
    Closed,

    /// <summary>It answers.</summary>
    Found,

    /// <summary>This program has control.</summary>
    Controlled,

    /// <summary>The stream is set up.</summary>
    Configured,

    /// <summary>Frames come.</summary>
    Streaming,

    /// <summary>Control was lost: another program has it, or the heartbeat did not come in time.</summary>
    Lost,
}
