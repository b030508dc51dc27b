namespace Fickian.Sorption;

/// <summary>Fills the columns of an isotherm for a fit.</summary>
internal static class IsothermColumns
{
    /// <summary>φⱼ at each pressure; 0 at p = 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pressure is negative, or the gas would condense.</exception>
    public static void Fill(IIsothermModel model, ReadOnlySpan<double> pressure, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var limit = model.PressureLimit(parameters);
        for (var i = 0; i < pressure.Length; i++)
        {
            Require(model.Name, pressure[i], limit);
            for (var j = 0; j < model.Coefficients.Count; j++)
                columns[(j * pressure.Length) + i] = pressure[i] == 0 ? 0 : model.Column(j, pressure[i], parameters).Value;
        }
    }

    /// <summary>Refuses a pressure at which the law does not hold.</summary>
    public static void Require(string model, double pressure, double limit)
    {
        if (!(pressure >= 0 && pressure < limit))
        {
            throw new ArgumentOutOfRangeException(nameof(pressure), pressure, double.IsPositiveInfinity(limit)
                ? $"A pressure is not negative and finite, in pascal; found {pressure}."
                : $"The {model} isotherm holds from 0 up to, not including, {limit} Pa, where the gas condenses; found {pressure} Pa.");
        }
    }
}
