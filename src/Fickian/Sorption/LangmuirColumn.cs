namespace Fickian.Sorption;

/// <summary>Filling of one kind of site: θ = bp/(1+bp), dθ/d ln p = bp/(1+bp)², ∫θ d ln p = ln(1+bp).</summary>
internal static class LangmuirColumn
{
    /// <summary>θ and its slope.</summary>
    /// <param name="z">bp.</param>
    public static IsothermPoint At(double z)
    {
        var filling = z / (1 + z);
        return new(filling, filling / (1 + z));
    }

    /// <summary>ln(1+z) without its cancellation at small z.</summary>
    public static double LogOnePlus(double z) => z > 0.5 ? Math.Log(1 + z) : 2 * Math.Atanh(z / (2 + z));
}
