namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Structural relaxation of a glass along any course of temperature.</summary>
/// <remarks>
/// T_f = T₀ + Σ_j ΔT_j·{1 − exp[−(ξ − ξ_j)^β]},  dξ = dt/τ,  τ = τ_r·exp[xΔh*/R·(1/T − 1/T_r) + (1 − x)Δh*/R·(1/T_f − 1/T_r)].
/// Each step of the temperature relaxes in its own reduced time; steps of a kelvin or less are fine enough.
/// Source: A. Q. Tool, J. Am. Ceram. Soc. 29, 240 (1946); O. S. Narayanaswamy, ibid. 54, 491 (1971); C. T. Moynihan et al., ibid. 59, 12 (1976); not consulted.
/// </remarks>
internal sealed class FictiveTemperature
{
    // exp(−x) below this is lost beside 1.
    private const double Forgotten = 40;
    private const double GasConstant = 8.31446261815324;
    private readonly ThermalGlass glass;
    private readonly List<(double Jump, double Reduced)> jumps = [];
    private double temperature;
    private double relaxed;
    private double reduced;

    /// <summary>Puts a glass of a given fictive temperature to another temperature.</summary>
    /// <param name="glass">The parameters.</param>
    /// <param name="temperature">Temperature, K.</param>
    public FictiveTemperature(ThermalGlass glass, double temperature)
    {
        this.glass = glass;
        this.temperature = temperature;
        relaxed = Value = glass.InitialFictiveTemperature;
        jumps.Add((temperature - Value, 0));
    }

    /// <summary>T_f, K.</summary>
    public double Value { get; private set; }

    /// <summary>Goes on by a step in which the temperature changes in a jump at its middle.</summary>
    /// <param name="next">Temperature at the end of the step, K.</param>
    /// <param name="step">Length, s.</param>
    public void Advance(double next, double step)
    {
        var before = 0.5 * step / RelaxationTime(temperature, Value);
        Value = At(reduced + before);
        if (next != temperature)
            jumps.Add((next - temperature, reduced + before));
        reduced += before + (0.5 * step / RelaxationTime(next, Value));
        temperature = next;
        Value = At(reduced);
        Forget();
    }

    /// <summary>τ, s.</summary>
    /// <param name="at">Temperature, K.</param>
    /// <param name="fictive">Fictive temperature, K.</param>
    public double RelaxationTime(double at, double fictive)
    {
        var (scale, x) = (glass.ActivationEnergy / GasConstant, glass.Nonlinearity);
        return glass.RelaxationTime * Math.Exp(scale * ((x * ((1 / at) - (1 / glass.Temperature))) + ((1 - x) * ((1 / fictive) - (1 / glass.Temperature)))));
    }

    private double At(double now)
    {
        var sum = relaxed;
        foreach (var (jump, then) in jumps)
            sum += jump * (1 - Math.Exp(-Math.Pow(now - then, glass.Stretching)));
        return sum;
    }

    // Jumps that have relaxed are added to the rest, the oldest first.
    private void Forget()
    {
        var old = 0;
        while (old < jumps.Count && Math.Pow(reduced - jumps[old].Reduced, glass.Stretching) > Forgotten)
            relaxed += jumps[old++].Jump;
        jumps.RemoveRange(0, old);
    }
}
