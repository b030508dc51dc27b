namespace Fickian.Sorption;

/// <summary>The molar gas constant.</summary>
internal static class MolarGas
{
    /// <summary>R = N_A·k, J/(mol K): exact since the SI of 2019.</summary>
    public const double Constant = 8.31446261815324;
}
