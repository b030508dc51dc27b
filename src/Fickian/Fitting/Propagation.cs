using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Uncertainty of a quantity that is computed from several others, each measured by itself.</summary>
/// <remarks>
/// y = f(x₁ … xₙ):  u²(y) = Σ (∂f/∂xᵢ)²·u²(xᵢ), the law of propagation for independent inputs; degrees of freedom by Welch and Satterthwaite.
/// Linear: good where f is straight over the standard errors of its inputs. Parameters of one fit are correlated and go through <c>FitResult.Derive</c> instead.
/// Source: JCGM 100:2008 (GUM), 5.1.2 and G.4.1.
/// </remarks>
public static class Propagation
{
    // Differences reach over a tenth of the standard error or of the value: wide enough against rounding, narrow against curvature.
    private const double Width = 0.1;

    /// <summary>The computed quantity with its standard error.</summary>
    /// <param name="quantity">What it is.</param>
    /// <param name="function">f, from the values of the inputs in SI.</param>
    /// <param name="inputs">Inputs, independent of each other.</param>
    /// <exception cref="ArgumentException">f has no finite value at the inputs.</exception>
    public static Estimate OfIndependent(Quantity quantity, Func<double[], double> function, params Estimate[] inputs)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        var at = Array.ConvertAll(inputs, i => i.Value);
        var value = function(at);
        if (!double.IsFinite(value))
            throw new ArgumentException($"'{quantity.Name}' has no finite value at {string.Join(", ", at)}; check the inputs.", nameof(inputs));
        var (variance, fourth) = (0.0, 0.0);
        var differences = new RichardsonDerivative(1);
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].StandardError == 0)
                continue;
            if (inputs[i].Verdict != Verdict.Determined || !double.IsFinite(inputs[i].StandardError))
                return new(value, double.PositiveInfinity, quantity.Unit) { Name = quantity.Name, Verdict = Verdict.NotDetermined };
            var contribution = Slope(differences, function, at, i, inputs[i].StandardError) * inputs[i].StandardError;
            variance += contribution * contribution;
            fourth += Math.Pow(contribution, 4) / inputs[i].DegreesOfFreedom;
        }

        return new(value, Math.Sqrt(variance), quantity.Unit)
        {
            Name = quantity.Name,
            DegreesOfFreedom = fourth > 0 ? variance * variance / fourth : double.PositiveInfinity,
        };
    }

    private static double Slope(RichardsonDerivative differences, Func<double[], double> function, double[] at, int input, double standardError)
    {
        var point = (double[])at.Clone();
        Span<double> slope = stackalloc double[1];
        var width = Width * standardError;
        differences.Differentiate(
            (x, result) =>
            {
                point[input] = x;
                result[0] = function(point);
                return double.IsFinite(result[0]);
            },
            at[input], double.NegativeInfinity, double.PositiveInfinity, ref width, slope);
        return slope[0];
    }
}
