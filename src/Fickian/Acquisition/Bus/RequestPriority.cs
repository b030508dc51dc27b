namespace Fickian.Acquisition.Bus;

/// <summary>Who goes first when several want to talk on one line.</summary>
public enum RequestPriority
{
    /// <summary>Emergency stop: goes before all, and ends the waiting of what is under way.</summary>
    Emergency,

    /// <summary>Interlocks and the safe sequence.</summary>
    Interlock,

    /// <summary>Steps of a recipe.</summary>
    Recipe,

    /// <summary>Polling of values.</summary>
    Polling,
}
