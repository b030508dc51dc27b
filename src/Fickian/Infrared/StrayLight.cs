using Fickian.Fitting;

namespace Fickian.Infrared;

/// <summary>Absorbance as a detector shows it when light reaches it that did not pass the sample.</summary>
/// <remarks>
/// A′ = log₁₀[(1 + s)/(T + s)], T = 10^(−A), A = k·x: with x an absorbance known to be in proportion, such as that of a weak band of the same path, k their ratio and s the stray light over the light without a sample.
/// A′ cannot exceed log₁₀[(1 + s)/s]. Electronic non-linearity and finite resolution bend a strong band likewise, and s then stands for them.
/// x is taken as exact; its noise makes k small, as it does in any fit of a line. Bounds of s: 1e-9 to 1.
/// </remarks>
public sealed record StrayLight : IModel
{
    private static readonly Quantity StrayFraction = new("strayLight", "s", Unit.One);
    private static readonly Quantity BandRatio = new("bandRatio", "k", Unit.One);

    /// <summary>Stray light s over the light without a sample, 1; free by default.</summary>
    public Parameter Fraction { get; init => field = value.Positive(StrayFraction, 1e-9, 1); } = Parameter.Free.Positive(StrayFraction, 1e-9, 1);

    /// <summary>True absorbance over the abscissa, k, 1; free by default. 1 if the abscissa is the expected absorbance itself.</summary>
    public Parameter Ratio { get; init => field = value.Positive(BandRatio, 1e-6, 1e6); } = Parameter.Free.Positive(BandRatio, 1e-6, 1e6);

    /// <inheritdoc/>
    public string Name => "stray light";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Fraction, Ratio];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [];

    /// <summary>Absorbance that is shown for a true one.</summary>
    /// <param name="absorbance">A, 1.</param>
    /// <param name="fraction">s, 1.</param>
    public static double Shown(double absorbance, double fraction) => Math.Log10((1 + fraction) / (Math.Pow(10, -absorbance) + fraction));

    /// <summary>True absorbance behind one that is shown; +∞ at and above log₁₀[(1 + s)/s].</summary>
    /// <param name="shown">A′, 1.</param>
    /// <param name="fraction">s, 1.</param>
    public static double True(double shown, double fraction)
    {
        var transmittance = ((1 + fraction) * Math.Pow(10, -shown)) - fraction;
        return transmittance > 0 ? -Math.Log10(transmittance) : double.PositiveInfinity;
    }

    /// <summary>The largest shown absorbance that is too low by at most a relative error.</summary>
    /// <param name="fraction">s, 1; +∞ is returned for 0.</param>
    /// <param name="error">Relative error, between 0 and 1, for example 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">The error is not between 0 and 1, or the fraction is negative.</exception>
    public static double LinearUpTo(double fraction, double error)
    {
        if (!(error is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(error), error, "A relative error between 0 and 1 is expected, for example 0.01.");
        if (!(fraction >= 0))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A fraction of stray light is not negative.");

        // A′/A falls steadily with A from (1/(1 + s)); the root lies below the ceiling, which A′ reaches to within a factor at twice its value.
        if (fraction == 0)
            return double.PositiveInfinity;
        var (low, high) = (0.0, 2 * Math.Log10((1 + fraction) / fraction) / (1 - error));
        for (var k = 0; k < 200 && high - low > 1e-15 * high; k++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Shown(middle, fraction) >= (1 - error) * middle ? (middle, high) : (low, middle);
        }

        return Shown(low, fraction);
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        for (var i = 0; i < x.Length; i++)
            columns[i] = Shown(parameters[1] * x[i], parameters[0]);
    }

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        var (s, free) = (parameters[0], 0);
        for (var i = 0; i < x.Length && Fraction.IsFree; i++)
            derivatives[i] = ((1 / (1 + s)) - (1 / (Math.Pow(10, -parameters[1] * x[i]) + s))) / Math.Log(10);
        free += Fraction.IsFree ? 1 : 0;
        for (var i = 0; i < x.Length && Ratio.IsFree; i++)
        {
            var transmittance = Math.Pow(10, -parameters[1] * x[i]);
            derivatives[(free * x.Length) + i] = x[i] * transmittance / (transmittance + s);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        // The slope through the origin of the lower half, and the stray light that the largest value leaves room for.
        var (along, square, largest) = (0.0, 0.0, 0.0);
        var half = data.X.ToArray().Max() / 2;
        for (var i = 0; i < data.Count; i++)
        {
            var x = data.X.Span[i];
            largest = Math.Max(largest, data.Y.Span[i]);
            if (x <= half)
                (along, square) = (along + (x * data.Y.Span[i]), square + (x * x));
        }

        parameters[1] = Math.Clamp(square > 0 ? along / square : 1, 1e-5, 1e5);
        parameters[0] = Math.Clamp(0.3 * Math.Pow(10, -largest), 1e-8, 0.5);
    }
}
