namespace Fickian.Sorption;

/// <summary>How much better one gas comes through a solid than another: ideal selectivity and its two factors, as far as they are known.</summary>
/// <remarks>
/// α = P₁/P₂ = (D₁/D₂)·(S₁/S₂): diffusion selectivity times sorption selectivity, of the pure gases.
/// Without an isotherm of both gases only the first factor can be stated; it is not the permselectivity, which sorption may raise or lower by orders of magnitude.
/// A mixture may separate otherwise: gases compete for places, swell the solid, block each other.
/// A diffusivity that is only a bound makes the ratio a bound: it is then stated as not determined, and the sentence says so.
/// </remarks>
/// <param name="First">The gas in the numerator.</param>
/// <param name="Second">The gas in the denominator.</param>
public sealed record Selectivity(GasTransport First, GasTransport Second)
{
    /// <summary>D₁/D₂.</summary>
    public Estimate Diffusion => Estimate.RatioOfIndependent(First.Diffusivity, Second.Diffusivity) with { Name = "diffusionSelectivity" };

    /// <summary>S₁/S₂; not determined without both isotherms.</summary>
    public Estimate Sorption => HasIsotherms
        ? Estimate.RatioOfIndependent(First.Solubility, Second.Solubility) with { Name = "sorptionSelectivity" }
        : Unknown("sorptionSelectivity");

    /// <summary>P₁/P₂, the ideal permselectivity; not determined without both isotherms.</summary>
    public Estimate Ideal => HasIsotherms
        ? Estimate.RatioOfIndependent(First.Permeability, Second.Permeability) with { Name = "idealSelectivity" }
        : Unknown("idealSelectivity");

    /// <summary>Whether both gases have an isotherm.</summary>
    public bool HasIsotherms => First.HasSolubility && Second.HasSolubility;

    /// <summary>What can be stated, in words.</summary>
    public string Statement
    {
        get
        {
            var diffusion = Diffusion.Verdict == Verdict.Determined
                ? $"The diffusion selectivity of {First.Gas} over {Second.Gas} is {Diffusion}"
                : $"The diffusion selectivity of {First.Gas} over {Second.Gas} is not determined, because one diffusivity is not";
            return HasIsotherms
                ? $"{diffusion}; with the sorption selectivity {Sorption} the ideal permselectivity is {Ideal}."
                : $"{diffusion}. No permselectivity can be stated: there is no isotherm of {Missing}.";
        }
    }

    private string Missing => (First.HasSolubility, Second.HasSolubility) switch
    {
        (false, false) => $"{First.Gas} or {Second.Gas}",
        (false, _) => First.Gas,
        _ => Second.Gas,
    };

    /// <inheritdoc/>
    public override string ToString() => Statement;

    private static Estimate Unknown(string name) => new(double.NaN, double.PositiveInfinity, Unit.One) { Name = name, Verdict = Verdict.NotDetermined };
}
