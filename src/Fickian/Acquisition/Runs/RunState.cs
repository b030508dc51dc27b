namespace Fickian.Acquisition.Runs;

/// <summary>Where a run is.</summary>
public enum RunState
{
    /// <summary>Instruments are being connected.</summary>
    Connecting,

    /// <summary>The safe sequence runs before anything else, because an earlier run ended badly.</summary>
    MakingSafe,

    /// <summary>Steps are carried out.</summary>
    Running,

    /// <summary>No new step begins; polling and interlocks go on.</summary>
    Paused,

    /// <summary>The safe sequence runs at the end.</summary>
    Ending,

    /// <summary>Over.</summary>
    Over,
}
