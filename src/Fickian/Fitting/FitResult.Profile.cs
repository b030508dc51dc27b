namespace Fickian.Fitting;

/// <content>The profile itself, for figures: how much worse the fit becomes when one parameter is held.</content>
public sealed partial class FitResult
{
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
}
