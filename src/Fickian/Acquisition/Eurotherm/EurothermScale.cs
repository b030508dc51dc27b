namespace Fickian.Acquisition.Eurotherm;

/// <summary>How a register counts: registers have no decimal point, the controller's configuration says where it is.</summary>
internal enum EurothermScale
{
    /// <summary>In steps of the display.</summary>
    Display,

    /// <summary>In per cent, with as many decimals as outputs have.</summary>
    Percent,

    /// <summary>In ones.</summary>
    Whole,
}
