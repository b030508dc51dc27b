namespace Fickian.Numerics;

/// <summary>Derivatives of the polynomial that fits a few points by least squares.</summary>
/// <remarks>Positions are scaled to −1 … 1 over the window and the basis is Chebyshev's, so that a degree of 20 keeps its digits.</remarks>
internal static class LocalPolynomial
{
    /// <summary>Weights of the points of a window of even steps of 1, one row for each place in the window at which the derivative is wanted.</summary>
    /// <param name="points">Points of the window, p.</param>
    /// <param name="degree">Degree of the polynomial, below p.</param>
    /// <param name="derivative">Order of the derivative.</param>
    /// <returns>Weights, [p × p].</returns>
    public static double[] EvenWeights(int points, int degree, int derivative)
    {
        var x = new double[points];
        for (var i = 0; i < points; i++)
            x[i] = i;
        var weights = new double[points * points];
        Span<double> unit = new double[points];
        Span<double> coefficients = new double[degree + 1];
        var system = new LinearLeastSquares(ChebyshevColumns.Of(x, degree), points);
        for (var j = 0; j < points; j++)
        {
            unit.Clear();
            unit[j] = 1;
            system.Solve(unit, coefficients);
            for (var i = 0; i < points; i++)
                weights[(i * points) + j] = Evaluate(coefficients, x[0], x[^1], x[i], derivative);
        }

        return weights;
    }

    /// <summary>Derivative at a position of the polynomial through the finite points of a window; NaN if they are not more than the degree.</summary>
    public static double Derivative(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double at, int degree, int derivative)
    {
        Span<double> coefficients = stackalloc double[degree + 1];
        new LinearLeastSquares(ChebyshevColumns.Of(x, degree), x.Length).Solve(y, coefficients);
        return Evaluate(coefficients, x[0], x[^1], at, derivative);
    }

    // Tₖ′ = 2Tₖ₋₁·k + Tₖ₋₂′·k/(k − 2), applied to the coefficients from the highest down.
    private static double Evaluate(ReadOnlySpan<double> coefficients, double first, double last, double at, int derivative)
    {
        var c = coefficients.ToArray();
        var slope = first == last ? 0 : 2 / (last - first);
        for (var order = 0; order < derivative; order++)
        {
            var d = new double[c.Length];
            for (var k = c.Length - 1; k > 0; k--)
                d[k - 1] = (k + 1 < c.Length ? d[k + 1] : 0) + (2 * k * c[k]);
            d[0] /= 2;
            c = Array.ConvertAll(d, v => v * slope);
        }

        return Chebyshev.Evaluate(c, ((at - first) * slope) - 1);
    }
}
