namespace Fickian.Acquisition.Instruments;

/// <summary>When a part of the safe sequence has its turn: heat off, gas closed, emission off, then the rest; a vacuum is held.</summary>
public enum SafeStage
{
    /// <summary>Heaters off.</summary>
    Heat,

    /// <summary>Gas closed.</summary>
    Gas,

    /// <summary>Filaments, multipliers and supplies off.</summary>
    Emission,

    /// <summary>What moves or streams stops.</summary>
    Motion,

    /// <summary>Nothing to be done.</summary>
    Nothing,
}
