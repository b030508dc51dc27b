namespace Fickian.Fitting;

/// <summary>Thermal activation: p(T) = p₀·exp(−E/RT), one temperature per curve.</summary>
/// <remarks>
/// R = 8.314462618 J mol⁻¹ K⁻¹. p₀ and E are independent of T; over a short range of temperatures they are strongly correlated,
/// so state a value at a temperature within the range by <see cref="GlobalFit.Of(int, Parameter)"/> rather than p₀.
/// Source: for D the definition of the activation energy of diffusion; R: CODATA 2018, exact.
/// </remarks>
public sealed record ThermalActivation : IParameterLaw
{
    /// <summary>Molar gas constant, J mol⁻¹ K⁻¹.</summary>
    public const double GasConstant = 8.31446261815324;

    private readonly double[] temperatures;

    /// <summary>Makes the law.</summary>
    /// <param name="temperatures">Temperature of each curve, K, [curves].</param>
    /// <exception cref="ArgumentException">There are not two different temperatures, or one is not positive.</exception>
    public ThermalActivation(params double[] temperatures)
    {
        ArgumentNullException.ThrowIfNull(temperatures);
        var at = Array.FindIndex(temperatures, t => !(t > 0 && double.IsFinite(t)));
        if (at >= 0)
            throw new ArgumentException($"A temperature is positive and finite, in kelvin, for example 25.Celsius(); found {temperatures[at]}.", nameof(temperatures));
        if (temperatures.Distinct().Count() < 2)
            throw new ArgumentException("An activation energy needs at least two different temperatures.", nameof(temperatures));
        this.temperatures = [.. temperatures];
    }

    /// <summary>Value in the limit of high temperature p₀, in the unit of p.</summary>
    public Parameter Prefactor { get; init => field = value.Positive(new Quantity("prefactor", "D₀", Unit.SquareMetrePerSecond), Math.Max(1e-60, value.Lower), Math.Min(1e60, value.Upper)); } =
        Parameter.Free.Positive(new Quantity("prefactor", "D₀", Unit.SquareMetrePerSecond), 1e-60, 1e60);

    /// <summary>Activation energy E, J/mol.</summary>
    public Parameter ActivationEnergy { get; init => field = value.Of(new Quantity("activationEnergy", "E", JoulePerMole)); } =
        Parameter.Free.Of(new Quantity("activationEnergy", "E", JoulePerMole));

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Prefactor, ActivationEnergy];

    private static Unit JoulePerMole => new("J/mol", 1);

    /// <inheritdoc/>
    public double Value(int curve, ReadOnlySpan<double> parameters) => parameters[0] * Factor(curve, parameters[1]);

    /// <inheritdoc/>
    public void Differentiate(int curve, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        gradient[0] = Factor(curve, parameters[1]);
        gradient[1] = -parameters[0] * gradient[0] / (GasConstant * temperatures[curve]);
    }

    /// <inheritdoc/>
    public void Guess(ReadOnlySpan<double> values, Span<double> parameters)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
            (x, y) = (x + (1 / (GasConstant * temperatures[i]) / values.Length), y + (Math.Log(values[i]) / values.Length));
        var (xx, xy) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var distance = (1 / (GasConstant * temperatures[i])) - x;
            (xx, xy) = (xx + (distance * distance), xy + (distance * (Math.Log(values[i]) - y)));
        }

        parameters[1] = -xy / xx;
        parameters[0] = Math.Exp(y + (parameters[1] * x));
    }

    private double Factor(int curve, double energy) => Math.Exp(-energy / (GasConstant * temperatures[curve]));
}
