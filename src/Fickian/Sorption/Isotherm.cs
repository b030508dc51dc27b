using System.Collections.Immutable;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Sorption;

/// <summary>An isotherm with numbers for all its parameters: q(p), p(q), thermodynamic factor and spreading pressure.</summary>
/// <remarks>
/// Γ = d ln p/d ln q from the analytic slope of the law; p(q) by bracketing ln p, which every rising law allows; ψ(p) = ∫₀ᵖ q d ln p′, in closed form where there is one.
/// ψ = πA/(RT) is the reduced spreading pressure, mol/kg. Relative error of q and Γ 1e-14, of p(q) 1e-14·Γ, of ψ 1e-12.
/// Darken: D_T = D₀·Γ, D_T the diffusivity of an uptake step, D₀ the corrected one.
/// </remarks>
public sealed record Isotherm
{
    private readonly double[] parameters;
    private readonly double[] coefficients;

    internal Isotherm(IIsothermModel model, ReadOnlySpan<double> values)
    {
        Model = model;
        parameters = values[..model.Parameters.Count].ToArray();
        coefficients = values[model.Parameters.Count..].ToArray();
        PressureLimit = model.PressureLimit(parameters);
    }

    /// <summary>The law.</summary>
    public IIsothermModel Model { get; }

    /// <summary>Numbers of the parameters, then of the coefficients, SI.</summary>
    public ImmutableArray<double> Values => [.. parameters, .. coefficients];

    /// <summary>Pressure below which the law holds, Pa; +∞ unless the gas condenses.</summary>
    public double PressureLimit { get; }

    /// <summary>The isotherm that a fit found.</summary>
    /// <param name="fit">Fit of an isotherm.</param>
    /// <exception cref="ArgumentException">What was fitted is no isotherm.</exception>
    public static Isotherm Of(FitResult fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return new(fit.Model as IIsothermModel ?? throw new ArgumentException($"The fit of an isotherm is expected; found one of the {fit.Model.Name}.", nameof(fit)), [.. fit.Values]);
    }

    /// <summary>An isotherm whose parameters are all stated: <c>Isotherm.Of(new Langmuir { Capacity = 2, Affinity = 1e-5 })</c>.</summary>
    /// <param name="model">A law with all parameters and coefficients fixed.</param>
    /// <exception cref="ArgumentException">A parameter is free.</exception>
    public static Isotherm Of(IIsothermModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Parameter[] all = [.. model.Parameters, .. model.Coefficients];
        if (Array.Find(all, p => p.IsFree) is { } free)
            throw new ArgumentException($"An isotherm needs a number for each parameter and '{free.Quantity.Name}' of the {model.Name} is free; state it or fit the model first.", nameof(model));
        return new(model, Array.ConvertAll(all, p => p.Value));
    }

    /// <summary>Amount q(p), in the unit of the law, mol/kg or mol/m³.</summary>
    /// <param name="pressure">p, Pa; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pressure is negative or the gas would condense.</exception>
    public double Amount(double pressure) => At(pressure).Value;

    /// <summary>Pressure p(q), Pa.</summary>
    /// <param name="amount">q, in the unit of <see cref="Amount"/>; not negative, below saturation.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pressure holds that amount.</exception>
    public double Pressure(double amount)
    {
        if (amount == 0)
            return 0;
        if (!(amount > 0 && double.IsFinite(amount)))
            throw new ArgumentOutOfRangeException(nameof(amount), amount, $"An amount is not negative and finite; found {amount}.");
        double Excess(double logarithm) => Amount(Math.Exp(logarithm)) - amount;
        var (low, high) = IsothermBracket.Around(Excess, PressureLimit);
        if (Excess(high) == 0)
            return Math.Exp(high);
        if (!(Excess(high) > 0))
            throw new ArgumentOutOfRangeException(nameof(amount), amount, $"The {Model.Name} isotherm saturates below {amount}; ask for less.");
        if (!(Excess(low) < 0))
            throw new ArgumentOutOfRangeException(nameof(amount), amount, $"The {Model.Name} isotherm holds {amount} at a pressure too low for a number; ask for more.");
        return Math.Exp(BracketedRoot.Find(Excess, low, high, 0));
    }

    /// <summary>Thermodynamic factor Γ = d ln p/d ln q, 1.</summary>
    /// <param name="pressure">p, Pa; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pressure is not positive or the gas would condense.</exception>
    public double ThermodynamicFactor(double pressure)
    {
        if (pressure == 0)
            throw new ArgumentOutOfRangeException(nameof(pressure), pressure, "The thermodynamic factor is asked for at a pressure above 0, in pascal; found 0.");
        var point = At(pressure);
        return point.Value / point.Slope;
    }

    /// <summary>Reduced spreading pressure ψ = ∫₀ᵖ q d ln p′, in the unit of <see cref="Amount"/>.</summary>
    /// <param name="pressure">p, Pa; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pressure is negative or the gas would condense.</exception>
    public double SpreadingPressure(double pressure)
    {
        IsothermColumns.Require(Model.Name, pressure, PressureLimit);
        var sum = 0.0;
        for (var j = 0; pressure > 0 && j < coefficients.Length; j++)
            sum += coefficients[j] * Model.Potential(j, pressure, parameters);
        return sum;
    }

    private IsothermPoint At(double pressure)
    {
        IsothermColumns.Require(Model.Name, pressure, PressureLimit);
        var (value, slope) = (0.0, 0.0);
        for (var j = 0; pressure > 0 && j < coefficients.Length; j++)
        {
            var point = Model.Column(j, pressure, parameters);
            value += coefficients[j] * point.Value;
            slope += coefficients[j] * point.Slope;
        }

        return new(value, slope);
    }
}
