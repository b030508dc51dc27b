namespace Fickian.Sorption;

/// <summary>Which way the pressure went when a point of an isotherm was taken.</summary>
public enum SorptionBranch
{
    /// <summary>Pressure raised.</summary>
    Adsorption,

    /// <summary>Pressure lowered.</summary>
    Desorption,
}
