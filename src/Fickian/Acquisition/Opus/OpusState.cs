namespace Fickian.Acquisition.Opus;

/// <summary>How far a spectrometer behind OPUS is on its way to a measurement.</summary>
public enum OpusState
{
    /// <summary>No line.</summary>
    Disconnected,

    /// <summary>OPUS answers.</summary>
    Alive,

    /// <summary>The instrument can measure.</summary>
    Ready,

    /// <summary>An experiment is loaded.</summary>
    Configured,

    /// <summary>A reference was measured with it.</summary>
    ReferenceTaken,

    /// <summary>Scans are under way.</summary>
    Measuring,

    /// <summary>The last measurement failed, or the instrument cannot measure any more.</summary>
    Failed,
}
