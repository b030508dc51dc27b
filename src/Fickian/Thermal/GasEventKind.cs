namespace Fickian.Thermal;

/// <summary>What an ion current does.</summary>
public enum GasEventKind
{
    /// <summary>It rises and comes back: gas is released.</summary>
    Burst,

    /// <summary>It rises and stays.</summary>
    Rise,

    /// <summary>It falls and stays: the gas is consumed or no longer supplied.</summary>
    Loss,
}
