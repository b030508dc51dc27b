namespace Fickian.Sorption;

/// <summary>Layers upon layers: φ = Cx/{(1−x)[1+(C−1)x]}, for BET and GAB.</summary>
internal static class LayeredColumn
{
    /// <summary>φ and dφ/d ln x = φ·{1/(1−x) − (C−1)x/[1+(C−1)x]}.</summary>
    public static IsothermPoint At(double x, double constant)
    {
        var denominator = 1 + ((constant - 1) * x);
        var value = constant * x / ((1 - x) * denominator);

        // The bracket over one denominator: [1 + (C−1)x²]/{(1−x)[1+(C−1)x]}, which does not cancel.
        return new(value, value * (1 + ((constant - 1) * x * x)) / ((1 - x) * denominator));
    }

    /// <summary>∫φ d ln x = ln{[1+(C−1)x]/(1−x)} = ln[1 + Cx/(1−x)].</summary>
    public static double Potential(double x, double constant) => LangmuirColumn.LogOnePlus(constant * x / (1 - x));
}
