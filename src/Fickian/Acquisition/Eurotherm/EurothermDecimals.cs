namespace Fickian.Acquisition.Eurotherm;

/// <summary>Where the decimal point of a controller's registers is.</summary>
/// <param name="Display">Decimals of temperatures.</param>
/// <param name="Output">Decimals of outputs in per cent.</param>
internal sealed record EurothermDecimals(int Display, int Output)
{
    public double Step(EurothermScale scale) => scale switch
    {
        EurothermScale.Display => Math.Pow(10, -Display),
        EurothermScale.Percent => Math.Pow(10, -Output),
        _ => 1,
    };

    public double Value(EurothermScale scale, short raw) => raw / Math.Round(1 / Step(scale));

    /// <summary>The raw number of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A register cannot hold it.</exception>
    public short Raw(EurothermScale scale, double value)
    {
        var raw = Math.Round(value / Step(scale));
        return raw is >= short.MinValue and <= short.MaxValue
            ? (short)raw
            : throw new ArgumentOutOfRangeException(nameof(value), $"A register of a controller with {Display} decimals holds no {value:G6}; nothing was sent.");
    }
}
