namespace Fickian.Fitting;

/// <content>The profile itself, for figures: how much worse the fit becomes when one parameter is held.</content>
public sealed partial class FitResult
{
    // A decade and a half, and how far beyond the interval a figure looks.
    private const double OpenSide = 3.45;
    private const double Margin = 3;

    /// <summary>S(p)/S_min: least sum of squares with the parameter held at each value, over the least of all.</summary>
    /// <remarks>The 95 % interval ends where the curve meets <see cref="ProfileThreshold"/>; where it stays below, the data do not bound the parameter.</remarks>
    /// <param name="parameter">A free parameter or coefficient of the model.</param>
    /// <param name="values">Values, SI, ascending, [n].</param>
    /// <exception cref="ArgumentException">The parameter is fixed or not of this model, or a value lies beyond its bounds.</exception>
    public Curve Profile(Parameter parameter, double[] values)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(values);
        var index = solution.Set.IndexOf(parameter);
        if (!solution.Set.All[index].IsFree)
            throw new ArgumentException($"A free parameter was expected and '{parameter.Quantity.Name}' is fixed; a profile needs something to vary.", nameof(parameter));
        var profile = new ProfileLikelihood(solution, index, StandardError(index));
        return new Curve(values, Array.ConvertAll(values, profile.Ratio))
        {
            XQuantity = parameter.Quantity,
            YQuantity = new("profile", "S/Smin", Unit.One),
            Name = Model.Name,
            Provenance = Derived,
        };
    }

    /// <summary>S(p)/S_min on both sides of the best value, as far as a figure needs it: three times as far as the 95 % interval reaches.</summary>
    /// <remarks>Evenly spread in ln p where the parameter is fitted as its logarithm. Towards an open side it goes on for a decade and a half from the other end, beyond that end for half a decade.</remarks>
    /// <param name="parameter">A free parameter or coefficient of the model.</param>
    /// <param name="points">Number of values, at least 3.</param>
    /// <exception cref="ArgumentException">The parameter is fixed or not of this model.</exception>
    public Curve ProfileAround(Parameter parameter, int points = 121)
    {
        if (points < 3)
            throw new ArgumentOutOfRangeException(nameof(points), points, "A profile needs at least 3 values.");
        var index = solution.Set.IndexOf(parameter);
        var (value, axis) = (Values[index], solution.Set.Axes[index]);
        if (!solution.Set.All[index].IsFree)
            return Profile(parameter, [value]);
        var interval = this[parameter].Interval(0.95);
        return Profile(parameter, axis.IsLogarithmic && value > 0
            ? Array.ConvertAll(Spread(Math.Log(Math.Max(value, axis.Lower)), LogOf(interval.Lower), LogOf(interval.Upper), OpenSide, axis.LowerCoordinate, axis.UpperCoordinate, points), axis.ToValue)
            : Spread(value, interval.Lower, interval.Upper, Math.Max(Math.Abs(value), double.Epsilon), axis.Lower, axis.Upper, points));

        static double LogOf(double end) => end > 0 ? Math.Log(end) : double.NegativeInfinity;
    }

    /// <summary>Border of the joint confidence region of two parameters, for a figure.</summary>
    /// <remarks>
    /// All pairs (p, q) with S(p, q) − S_min = 2·F(2, ν; confidence)·s², S(p, q) the least sum of squares with both held.
    /// An ellipse where the model is straight in both. Of a strongly bent region only what is seen from the best pair is shown.
    /// </remarks>
    /// <param name="first">A free parameter or coefficient of the model.</param>
    /// <param name="second">Another one.</param>
    /// <param name="confidence">Confidence, between 0 and 1.</param>
    /// <param name="points">Number of points of the border.</param>
    /// <exception cref="ArgumentException">A parameter is fixed or not of this model, both are the same, or their covariance is not finite.</exception>
    public Contour Contour(Parameter first, Parameter second, double confidence = 0.95, int points = 72)
    {
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, for example 0.95.");
        if (points < 3)
            throw new ArgumentOutOfRangeException(nameof(points), points, "A border needs at least 3 points.");
        var (p, q) = (solution.Set.IndexOf(first), solution.Set.IndexOf(second));
        var (i, j) = (Array.IndexOf(solution.Set.Free, p), Array.IndexOf(solution.Set.Free, q));
        if (p == q || i < 0 || j < 0)
            throw new ArgumentException($"Two different free parameters were expected; found '{first.Quantity.Name}' and '{second.Quantity.Name}'.", nameof(second));
        var covariance = Covariance;
        if (!double.IsFinite(covariance[i, i]) || !double.IsFinite(covariance[j, j]))
            throw new ArgumentException("The data do not determine the two parameters apart: there is no closed region to draw; look at the profile of each.", nameof(second));
        var border = new JointProfile(solution, p, q, (covariance[i, i], covariance[i, j], covariance[j, j])).Border(confidence, points);
        return border with { IsClosed = border.IsClosed && this[first].Verdict == Verdict.Determined && this[second].Verdict == Verdict.Determined };
    }

    /// <summary>Value of S(p)/S_min at which an interval ends: 1 + F(1, ν; confidence)/ν.</summary>
    /// <param name="confidence">Confidence, between 0 and 1.</param>
    public double ProfileThreshold(double confidence = 0.95)
    {
        var quantile = solution.Quantile(confidence);
        return 1 + (quantile * quantile * solution.Variance / solution.SumOfSquares);
    }

    private static double[] Spread(double best, double lower, double upper, double open, double least, double most, int points)
    {
        var (from, to) = (double.IsFinite(lower), double.IsFinite(upper)) switch
        {
            (true, true) => (best - (Margin * (best - lower)), best + (Margin * (upper - best))),
            (false, true) => (upper - open, upper + (open / Margin)),
            (true, false) => (lower - (open / Margin), lower + open),
            _ => (best - open, best + open),
        };
        (from, to) = (Math.Max(from, least), Math.Min(to, most));
        return [.. Enumerable.Range(0, points).Select(i => Math.Clamp(from + ((to - from) * i / (points - 1)), from, to))];
    }
}
