using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Arrhenius's law, fitted in the logarithm: ln D against temperature, for diffusivities, permeabilities and other rates.</summary>
/// <remarks>
/// D = D₀·exp[−E/(RT)], written ln D = ln D_r − (E/R)(1/T − 1/T_r): D_r is the value at the reference temperature T_r, which is far less correlated with E than D₀ is if T_r lies within the data.
/// Abscissa T in K, ordinate ln(D/SI); both coefficients are linear. Constant activation energy E. Relative errors u(D)/D are the standard deviations of ln D, good below some 30 %.
/// D₀ is an extrapolation to infinite temperature: its error is a factor, not a difference, and is given by <see cref="Prefactor"/> with an interval that is not symmetric.
/// Source: S. Arrhenius, Z. Phys. Chem. 4, 226 (1889), not consulted.
/// </remarks>
public sealed record Arrhenius : IModel
{
    private static readonly Quantity Reference = new("logarithmAtReference", "ln D_r", Unit.One);
    private static readonly Quantity Energy = new("activationEnergy", "E", new Unit("J/mol"));

    /// <summary>Reference temperature T_r, K; 298.15 by default, +∞ makes D_r the prefactor D₀.</summary>
    public double ReferenceTemperature { get; init => field = Temperature(value); } = 298.15;

    /// <summary>ln D_r, the logarithm of the value at the reference temperature in SI, 1; free by default.</summary>
    public Parameter LogarithmAtReference { get; init => field = value.Of(Reference); } = Parameter.Free.Of(Reference);

    /// <summary>Activation energy E, J/mol; free by default, of either sign.</summary>
    public Parameter ActivationEnergy { get; init => field = value.Of(Energy); } = Parameter.Free.Of(Energy);

    /// <inheritdoc/>
    public string Name => "Arrhenius";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [LogarithmAtReference, ActivationEnergy];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        columns[..x.Length].Fill(1);
        for (var i = 0; i < x.Length; i++)
            columns[x.Length + i] = ((1 / ReferenceTemperature) - (1 / x[i])) / MolarGas.Constant;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
    }

    /// <summary>ln D against T, each with the relative error of D.</summary>
    /// <param name="temperatures">Temperatures, K; ascending, [n].</param>
    /// <param name="values">Diffusivities, permeabilities, …, [n]; determined and above 0. Without errors they weigh the same.</param>
    /// <exception cref="ArgumentException">The lengths differ, a value is not positive or not determined, or some have errors and others none.</exception>
    public static Curve Logarithm(double[] temperatures, Estimate[] values)
    {
        ArgumentNullException.ThrowIfNull(temperatures);
        ArgumentNullException.ThrowIfNull(values);
        if (temperatures.Length != values.Length)
            throw new ArgumentException($"A temperature is expected for each value; found {temperatures.Length} for {values.Length}.", nameof(temperatures));
        if (Array.Find(values, v => !(v.Value > 0) || v.Verdict != Verdict.Determined) is { } wrong)
            throw new ArgumentException($"Values are expected that are positive and determined; found {wrong}: a bound has no place on a straight line.", nameof(values));
        var certain = Array.FindAll(values, v => v.StandardError == 0).Length;
        if (certain > 0 && certain < values.Length)
            throw new ArgumentException($"Either all values have a standard error or none; found {certain} of {values.Length} without.", nameof(values));
        return new(
            Array.ConvertAll(temperatures, Temperature),
            Array.ConvertAll(values, v => Math.Log(v.Value)),
            certain > 0 ? null : Array.ConvertAll(values, v => v.StandardError / v.Value))
        {
            XQuantity = new("temperature", "T", Unit.Kelvin),
            YQuantity = new("logarithm", "ln D", Unit.One),
            Provenance = Provenance.Computed,
        };
    }

    /// <summary>Prefactor D₀ of a fit, with an interval that is symmetric in ln D₀.</summary>
    /// <param name="fit">Fit of this law, with any reference temperature.</param>
    /// <param name="unit">Unit of D₀, the one of the values that were fitted.</param>
    public static Estimate Prefactor(FitResult fit, Unit unit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(unit);
        var law = fit.Model as Arrhenius ?? throw new ArgumentException($"A fit of the Arrhenius law is expected; found one of the {fit.Model.Name}.", nameof(fit));
        var logarithm = fit.Derive(new("prefactor", "ln D₀", Unit.One), v => v[0] + (v[1] / (MolarGas.Constant * law.ReferenceTemperature)));
        var value = Math.Exp(logarithm.Value);
        return new(value, value * logarithm.StandardError, unit)
        {
            Name = "prefactor",
            DegreesOfFreedom = logarithm.DegreesOfFreedom,
            Verdict = logarithm.Verdict,
            Profile = c => logarithm.Interval(c) is var i ? new Interval(Math.Exp(i.Lower), Math.Exp(i.Upper), c) : default,
        };
    }

    private static double Temperature(double value) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"A temperature is above 0, in kelvin, for example 25.Celsius(); found {value}.");
}
