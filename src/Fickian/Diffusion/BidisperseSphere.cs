using System.Numerics;
using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Uptake of a spherical particle of macropores that holds spherical microparticles.</summary>
/// <remarks>
/// ε ∂c/∂t + (1−ε)∂q̄/∂t = ε(D_p/r²)∂(r²∂c/∂r)/∂r in the macropores;  ∂q/∂t = (D_c/ρ²)∂(ρ²∂q/∂ρ)/∂ρ in the microparticles, q = K·c at their surface.
/// With A = D_p/R² and B = D_c/r_c², κ = (1−ε)K/ε the capacity of all microparticles over that of the macropores, and
/// H(s) = 3(coth√s/√s − 1/s), the image of M/M∞ is  (1/s)·[1 + κH(s/B)]/(1+κ)·H{(s/A)[1 + κH(s/B)]}.
/// Constant diffusivities, linear isotherm, isothermal; particle empty at first; its surface at constant concentration from time 0; D_p holds the tortuosity, not ε.
/// B → ∞: a <see cref="Sphere"/> of D_p/(1+κ), macropore control. A → ∞: microparticles by themselves after an instant part 1/(1+κ). κ → 0: macropores alone.
/// A and B are known apart only if neither controls; κ is seldom found from uptake alone and is best fixed. Error below 1e-12 of M∞.
/// Source: E. Ruckenstein, A. S. Vaidyanathan and G. R. Youngquist, Chem. Eng. Sci. 26, 1305 (1971), for the system, not consulted; the image follows from the equations above.
/// </remarks>
public sealed record BidisperseSphere : IModel
{
    private static readonly Quantity Macro = new("macroporeRate", "A", Unit.PerSecond);
    private static readonly Quantity Micro = new("microporeRate", "B", Unit.PerSecond);
    private static readonly Quantity Ratio = new("capacityRatio", "κ", Unit.One);

    /// <summary>A = D_p/R², 1/s; free by default, between 1e-12 and 1e12.</summary>
    public Parameter MacroporeRate { get; init => field = Rate(value, Macro, nameof(MacroporeRate)); } = Rate(Parameter.Free, Macro, nameof(MacroporeRate));

    /// <summary>B = D_c/r_c², 1/s; free by default, between 1e-12 and 1e12.</summary>
    public Parameter MicroporeRate { get; init => field = Rate(value, Micro, nameof(MicroporeRate)); } = Rate(Parameter.Free, Micro, nameof(MicroporeRate));

    /// <summary>κ = (1−ε)K/ε, capacity of the microparticles over that of the macropores, 1; free by default, between 1e-6 and 1e9.</summary>
    public Parameter CapacityRatio { get; init => field = Number(value); } = Number(Parameter.Free);

    /// <summary>Amount at equilibrium M∞ of both together, in the unit of the data; free by default.</summary>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => "bidisperse sphere";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [MacroporeRate, MicroporeRate, CapacityRatio];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var (macro, micro, ratio) = (parameters[0], parameters[1], parameters[2]);
        UptakeParameters.RequirePositive(macro, nameof(parameters), "A macropore rate", "in 1/s");
        UptakeParameters.RequirePositive(micro, nameof(parameters), "A micropore rate", "in 1/s");
        UptakeParameters.RequirePositive(ratio, nameof(parameters), "A capacity ratio", "a pure number");
        Complex Image(Complex s)
        {
            var held = 1 + (ratio * LaplaceInversion.Sphere(s / micro));
            return held / (1 + ratio) * LaplaceInversion.Sphere(s / macro * held) / s;
        }

        for (var i = 0; i < x.Length; i++)
            columns[i] = x[i] <= 0 ? 0 : Math.Clamp(LaplaceInversion.At(Image, x[i]), 0, 1);
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(
            this, data,
            from slow in CandidateGrid.Rates(data, perDecade: 2)
            from ratio in new[] { 0.5, 3, 30 }
            from rates in new[] { (slow, 100 * slow), (slow, 3 * slow), (30 * slow, slow), (1000 * slow, slow) }
            select new[] { rates.Item1 * (1 + ratio), rates.Item2, ratio },
            parameters);

    /// <summary>Fractional uptake F = M/M∞.</summary>
    /// <param name="time">Time since the gas was let in, s; 0 or before gives 0, [n].</param>
    /// <param name="macroporeRate">A = D_p/R², 1/s; above 0.</param>
    /// <param name="microporeRate">B = D_c/r_c², 1/s; above 0.</param>
    /// <param name="capacityRatio">κ, 1; above 0.</param>
    /// <returns>F, 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
    public double[] FractionalUptake(double[] time, double macroporeRate, double microporeRate, double capacityRatio)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        Evaluate(time, [macroporeRate, microporeRate, capacityRatio], uptake);
        return uptake;
    }

    private static Parameter Rate(Parameter setting, Quantity quantity, string name) =>
        UptakeParameters.Positive(setting, quantity, 1e-12, 1e12, name, "A rate", "1/s");

    private static Parameter Number(Parameter setting) =>
        UptakeParameters.Positive(setting, Ratio, 1e-6, 1e9, nameof(CapacityRatio), "A capacity ratio", "1");
}
