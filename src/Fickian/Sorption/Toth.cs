using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Tóth's isotherm: heterogeneous sites with a Henry law at low and saturation at high pressure.</summary>
/// <remarks>
/// q = q_s·θ,  θ = bp/[1+(bp)ᵗ]^{1/t};  Γ = d ln p/d ln q = 1/(1−θᵗ) = 1+(bp)ᵗ;
/// ∫q d ln p = q_s·∫₀^θ dθ′/(1−θ′ᵗ) = q_s·Σⱼ θ^{jt+1}/(jt+1), j = 0, 1, …, as far as (bp)ᵗ = 1, by quadrature over ln p above.
/// t &lt; 1: heterogeneous; t = 1: <see cref="Langmuir"/>. For small t saturation is approached so slowly that q_s is extrapolated: read its interval.
/// Relative error 1e-14, of the integral 1e-12.
/// Source: J. Tóth, Acta Chim. Acad. Sci. Hung. 69, 311 (1971), not consulted.
/// </remarks>
public sealed record Toth : IIsothermModel
{
    private const int Nodes = 16;
    private static readonly Quantity ExponentQuantity = new("exponent", "t", Unit.One);

    /// <summary>Capacity q_s, mol/kg; free by default.</summary>
    public Parameter Capacity { get; init => field = SorptionParameters.Capacity(value, "capacity", "q_s"); } = SorptionParameters.Capacity(Parameter.Free, "capacity", "q_s");

    /// <summary>Affinity b, 1/Pa; free by default, between 1e-12 and 1e6.</summary>
    public Parameter Affinity { get; init => field = SorptionParameters.Affinity(value); } = SorptionParameters.Affinity(Parameter.Free);

    /// <summary>Exponent t, 1; free by default, between 0.05 and 20.</summary>
    public Parameter Exponent { get; init => field = SorptionParameters.Positive(value, ExponentQuantity, 0.05, 20); } = SorptionParameters.Positive(Parameter.Free, ExponentQuantity, 0.05, 20);

    /// <inheritdoc/>
    public string Name => "Tóth";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Affinity, Exponent];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Capacity];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => IsothermColumns.Fill(this, x, parameters, columns);

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(
            this, data,
            from b in SorptionParameters.Affinities(data)
            from t in new[] { 1, 0.7, 0.5, 0.3, 1.5, 3 }
            select new[] { b, t },
            parameters);

    /// <inheritdoc/>
    public IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters)
    {
        var (z, t) = (parameters[0] * pressure, parameters[1]);
        var power = Math.Pow(z, t);

        // Above z = 1 with 1/z, so that no power overflows.
        var value = z < 1 ? z * Math.Pow(1 + power, -1 / t) : Math.Pow(1 + (1 / power), -1 / t);
        return new(value, value / (1 + power));
    }

    /// <inheritdoc/>
    public double Potential(int column, double pressure, ReadOnlySpan<double> parameters)
    {
        var (affinity, exponent) = (parameters[0], parameters[1]);
        var low = Math.Min(pressure, 1 / affinity);
        var sum = Series(Column(column, low, parameters).Value, exponent);
        if (pressure <= low)
            return sum;

        // θ is analytic in ln p within ±π/t: segments of that width or less converge fast.
        var end = Math.Log(affinity * pressure);
        var segments = 1 + (int)Math.Ceiling(end * Math.Max(1, exponent));
        double[] theta = [1, exponent];
        for (var i = 0; i < segments; i++)
        {
            sum += MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
                logarithm => Column(column, Math.Exp(logarithm), theta).Value, i * end / segments, (i + 1) * end / segments, Nodes);
        }

        return sum;
    }

    private static double Series(double filling, double exponent)
    {
        var (power, ratio, sum) = (filling, Math.Pow(filling, exponent), 0.0);
        for (var j = 0; power > 1e-17 * sum; j++)
        {
            sum += power / ((j * exponent) + 1);
            power *= ratio;
        }

        return sum;
    }
}
