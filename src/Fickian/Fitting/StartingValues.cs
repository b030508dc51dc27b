namespace Fickian.Fitting;

/// <summary>Where a fit starts: stated starts first, then what the model guesses from the data.</summary>
internal static class StartingValues
{
    /// <summary>Values of all parameters θ, [p].</summary>
    /// <exception cref="ArgumentException">A stated start is out of bounds, or there is no start for a parameter.</exception>
    public static double[] Find(ParameterSet set, Curve data)
    {
        var values = new double[set.Nonlinear];
        for (var k = 0; k < values.Length; k++)
            values[k] = set.All[k].Value;
        if (Array.Exists(values, double.IsNaN))
            set.Model.Guess(data, values);
        for (var k = 0; k < values.Length; k++)
        {
            var parameter = set.All[k];
            values[k] = !parameter.IsFree ? parameter.Value
                : double.IsNaN(parameter.Value) ? Within(values[k], parameter, set.Axes[k])
                : Stated(parameter, set.Axes[k]);
        }

        return values;
    }

    private static double Stated(Parameter parameter, ParameterAxis axis)
    {
        if (parameter.Value >= axis.Lower && parameter.Value <= axis.Upper && double.IsFinite(axis.ToCoordinate(parameter.Value)))
            return parameter.Value;
        throw new ArgumentException(
            $"The start of '{parameter.Quantity.Name}', {parameter.Value}, should lie between its bounds {axis.Lower} and {axis.Upper}; move the start or the bounds.", nameof(parameter));
    }

    // A guess is the model's, not the user's: one beyond a bound is brought to it, one that failed gives way to the middle.
    private static double Within(double guess, Parameter parameter, ParameterAxis axis)
    {
        if (double.IsFinite(guess) && Math.Clamp(guess, axis.Lower, axis.Upper) is var p && double.IsFinite(axis.ToCoordinate(p)))
            return p;
        var middle = 0.5 * (axis.LowerCoordinate + axis.UpperCoordinate);
        if (double.IsFinite(middle))
            return axis.ToValue(middle);
        throw new ArgumentException(
            $"There is no start for '{parameter.Quantity.Name}': state one with Parameter.From, or give it two finite bounds.", nameof(parameter));
    }
}
