namespace Fickian.Acquisition.Scpi;

/// <summary>What a SCPI instrument is doing, as far as this driver knows.</summary>
public enum ScpiState
{
    /// <summary>Nothing is under way.</summary>
    Idle = 0,

    /// <summary>The output of a supply is on.</summary>
    OutputOn = 1,

    /// <summary>It has reported an error, and nothing but its safe state is set until <c>clear</c> is.</summary>
    Fault = 2,
}
