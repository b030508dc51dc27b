namespace Fickian.Acquisition.Rigs;

/// <summary>One comparison of a value of the rig, or of the difference of two: <c>gauge.pressure &lt; 0.01 mbar</c>, <c>gauge.pressure - baratron.pressure &gt; 2 mbar</c>, <c>valves.vent = open</c>.</summary>
/// <remarks>Of a difference the size counts, not the sign.</remarks>
/// <param name="Value">What is compared.</param>
/// <param name="Minus">What is taken off it; null for nothing.</param>
/// <param name="Comparison">How.</param>
/// <param name="Written">With what, as written: a number with its unit, or the name of a choice.</param>
public sealed record Condition(ParameterName Value, ParameterName? Minus, Comparison Comparison, string Written)
{
    private static readonly (string Sign, Comparison Comparison)[] Signs =
    [
        ("<=", Comparison.AtMost), ("≤", Comparison.AtMost), (">=", Comparison.AtLeast), ("≥", Comparison.AtLeast), ("!=", Comparison.Unequal), ("≠", Comparison.Unequal),
        ("<", Comparison.Below), (">", Comparison.Above), ("=", Comparison.Equal),
    ];

    /// <summary>Reads a condition.</summary>
    /// <param name="text">Value, sign, limit.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static Condition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (sign, comparison) in Signs)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var left = text[..at].Trim();
            var minus = left.IndexOf(" - ", StringComparison.Ordinal);
            return minus < 0
                ? new(ParameterName.Parse(left), null, comparison, text[(at + sign.Length)..].Trim())
                : new(ParameterName.Parse(left[..minus]), ParameterName.Parse(left[(minus + 3)..]), comparison, text[(at + sign.Length)..].Trim());
        }

        throw new FormatException($"a condition such as 'gauge.pressure < 0.01 mbar' was expected and '{text}' was found");
    }

    /// <summary>The parameters that it looks at.</summary>
    public IEnumerable<ParameterName> Parameters => Minus is { } minus ? [Value, minus] : [Value];

    /// <summary>The limit in the unit of the parameter.</summary>
    /// <param name="parameter">What is compared.</param>
    /// <exception cref="FormatException">The limit has another unit, or is no choice.</exception>
    public double Limit(Instruments.Parameter parameter) => WrittenQuantity.Of(parameter, Written);

    /// <summary>Whether it holds.</summary>
    /// <param name="value">Value in the unit of the parameter.</param>
    /// <param name="minus">Value that is taken off; 0 if there is none.</param>
    /// <param name="limit">Limit in the unit of the parameter.</param>
    public bool Holds(double value, double minus, double limit)
    {
        var compared = Minus is null ? value : Math.Abs(value - minus);
        return Comparison switch
        {
            Comparison.AtMost => compared <= limit,
            Comparison.AtLeast => compared >= limit,
            Comparison.Below => compared < limit,
            Comparison.Above => compared > limit,
            Comparison.Equal => Math.Abs(compared - limit) < 1e-9 * Math.Max(1, Math.Abs(limit)),
            _ => Math.Abs(compared - limit) >= 1e-9 * Math.Max(1, Math.Abs(limit)),
        };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Value}{(Minus is { } minus ? $" - {minus}" : "")} {Signs.First(s => s.Comparison == Comparison).Sign} {Written}";
}
