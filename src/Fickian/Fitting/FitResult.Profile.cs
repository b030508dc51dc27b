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

    /// <summary>Value of S(p)/S_min at which an interval ends: 1 + F(1, ν; confidence)/ν.</summary>
    /// <param name="confidence">Confidence, between 0 and 1.</param>
    public double ProfileThreshold(double confidence = 0.95)
    {
        var quantile = solution.Quantile(confidence);
        return 1 + (quantile * quantile * solution.Variance / solution.SumOfSquares);
    }
}
