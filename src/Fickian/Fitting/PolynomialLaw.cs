namespace Fickian.Fitting;

/// <summary>A polynomial about an origin: y = Σ cₖ·(x − x₀)ᵏ.</summary>
/// <param name="Degree">Degree, from 0.</param>
/// <param name="Origin">x₀: best in the middle of the points, which keeps the coefficients apart.</param>
internal sealed record PolynomialLaw(int Degree, double Origin) : IModel
{
    /// <inheritdoc/>
    public string Name => Degree switch { 0 => "constant", 1 => "straight line", 2 => "parabola", _ => $"polynomial of degree {Degree}" };

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients { get; } = [.. Enumerable.Range(0, Degree + 1).Select(k => Parameter.Free.Of(new($"coefficient{k}", $"c{k}", Unit.One)))];

    /// <summary>Value at a place from fitted coefficients.</summary>
    public double At(double x, FitValues values)
    {
        var sum = 0.0;
        for (var k = Degree; k >= 0; k--)
            sum = (sum * (x - Origin)) + values[k];
        return sum;
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var power = 1.0;
            for (var k = 0; k <= Degree; k++, power *= x[i] - Origin)
                columns[(k * x.Length) + i] = power;
        }
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
    }
}
