using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Gradient of a derived quantity with respect to the free parameters and coefficients, in natural units.</summary>
internal static class DerivedGradient
{
    // The function is short and smooth: a hundredth of the value is wide enough to be free of rounding.
    private const double Width = 0.01;

    public static double[] Of(ParameterSet set, FitValues values, Func<FitValues, double> function)
    {
        var differences = new RichardsonDerivative(1);
        var gradient = new double[set.Free.Length];
        for (var k = 0; k < gradient.Length; k++)
        {
            var index = set.Free[k];
            var axis = set.Axes[index];
            var width = Width * (values[index] == 0 ? 1 : Math.Abs(values[index]));
            differences.Differentiate(
                (p, result) =>
                {
                    result[0] = function(values.With(index, p));
                    return double.IsFinite(result[0]);
                },
                values[index], Math.Min(axis.Lower, values[index]), Math.Max(axis.Upper, values[index]), ref width, gradient.AsSpan(k, 1));
        }

        return gradient;
    }
}
