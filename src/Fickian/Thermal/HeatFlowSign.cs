namespace Fickian.Thermal;

/// <summary>Which way heat flows where the heat flow is positive.</summary>
public enum HeatFlowSign
{
    /// <summary>The file does not say.</summary>
    NotStated,

    /// <summary>Into the sample: melting is a positive peak ("endo up").</summary>
    EndothermicPositive,

    /// <summary>Out of the sample: melting is a negative peak ("exo up").</summary>
    ExothermicPositive,
}
