using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Uptake against √t, with the straight line of its beginning.</summary>
/// <remarks>
/// Diffusion from a surface at constant concentration begins as M = s√t, s = (2/√π)(S/V)·M∞√D, straight through the origin up to about half of M∞;
/// a surface barrier bends the beginning upwards, so that the line meets the axis at √t &gt; 0, at a negative M.
/// The line is fitted to the points up to a fraction of the largest uptake, unweighted or with their standard deviations.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 10, for the initial slope.
/// </remarks>
/// <param name="Points">Uptake over √t, s^½.</param>
/// <param name="Line">The line, from √t = 0 to where it reaches the largest uptake.</param>
/// <param name="Slope">s, in the unit of the uptake over s^½.</param>
/// <param name="Intercept">M at t = 0 on the line, in the unit of the uptake.</param>
public sealed record SquareRootPlot(Curve Points, Curve Line, Estimate Slope, Estimate Intercept)
{
    private static readonly Quantity RootTime = new("rootTime", "√t", new Unit("s^(1/2)", 1));

    /// <summary>Whether the line misses the origin: its intercept differs from 0 at 95 %.</summary>
    public bool IsBent => !Intercept.Interval(0.95).Contains(0);

    /// <summary>What the plot says.</summary>
    public string Statement => !IsBent ? "The beginning is straight against √t and passes through the origin: diffusion from a surface at constant concentration."
        : Intercept.Value < 0 ? "The beginning is not straight against √t: it starts late, as behind a surface barrier, with slow pressure or a delayed time zero."
        : "The line against √t passes above the origin: the sample was not empty, the signal has an offset, or the beginning is not resolved.";

    /// <summary>Makes the plot.</summary>
    /// <param name="uptake">Uptake over time since exposure.</param>
    /// <param name="fraction">Fraction of the largest uptake up to which the line is fitted, from 0 to 1.</param>
    /// <exception cref="ArgumentException">Fewer than three points lie on the beginning, or a time is negative.</exception>
    public static SquareRootPlot Of(Curve uptake, double fraction = 0.5)
    {
        ArgumentNullException.ThrowIfNull(uptake);
        if (!(fraction is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A fraction lies between 0 and 1, for example 0.5.");
        if (uptake.X.Span.ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon))
            throw new ArgumentException("Times since exposure are not negative; subtract the time of exposure and leave out what came before.", nameof(uptake));
        var points = uptake.With(Array.ConvertAll(uptake.X.ToArray(), Math.Sqrt), uptake.Y.ToArray(), uptake.StandardDeviation?.ToArray()) with { XQuantity = RootTime };
        var largest = uptake.Y.ToArray().Max();
        // The beginning ends where the uptake first exceeds the fraction; noise behind it does not bring points back.
        var end = Array.FindIndex(uptake.Y.ToArray(), y => y > fraction * largest);
        end = end < 0 ? uptake.Count : end;
        if (end < 3)
            throw new ArgumentException($"At least 3 points up to {fraction:0.##} of the largest uptake were expected for the line; found {end}.", nameof(uptake));
        var line = new StraightLine(uptake.YQuantity.Unit);
        var fit = line.FitTo(points.Between(0, points.X.Span[end - 1]));
        var (slope, intercept) = (fit[line.Slope], fit[line.Intercept]);
        var reach = slope.Value > 0 ? Math.Min((largest - intercept.Value) / slope.Value, points.X.Span[^1]) : points.X.Span[^1];
        return new(points, fit.Evaluate([0, reach]), slope, intercept);
    }

    /// <summary>M = s√t + b.</summary>
    private sealed record StraightLine(Unit Uptake) : IModel
    {
        public Parameter Slope { get; } = Parameter.Free.Of(new("initialSlope", "dM/d√t", new Unit(Uptake == Unit.One ? "s^(−1/2)" : $"{Uptake} s^(−1/2)", Uptake.InSI)));

        public Parameter Intercept { get; } = Parameter.Free.Of(new("intercept", "M(0)", Uptake));

        public string Name => "straight line";

        public IReadOnlyList<Parameter> Parameters => [];

        public IReadOnlyList<Parameter> Coefficients => [Slope, Intercept];

        public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
        {
            x.CopyTo(columns);
            columns[x.Length..].Fill(1);
        }

        public void Guess(Curve data, Span<double> parameters)
        {
        }
    }
}
