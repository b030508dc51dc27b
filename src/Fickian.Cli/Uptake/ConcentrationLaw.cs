using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Cli.Uptake;

/// <summary>Uptake with a diffusivity that depends on concentration, from words and numbers of the command line.</summary>
/// <remarks>
/// langmuir, sips, toth: concentration as a fraction of saturation, between the two loadings. exponential: concentration over its final value, from 0 to 1.
/// dual-mode: concentration with k_D·p as its unit at bp = 1.
/// </remarks>
internal static class ConcentrationLaw
{
    // The piecewise form of a law is good a thousandth beyond its limit.
    private const double AlmostFull = 1 - 1e-6;

    /// <summary>The model.</summary>
    /// <exception cref="UsageException">A number that the law needs is missing.</exception>
    public static ConcentrationDependentUptake Uptake(string law, (BodyShape Shape, double Length) body, MechanismSettings settings) => law switch
    {
        "exponential" => new(body.Shape, body.Length, (d, b) => new ExponentialDiffusivity(d, b)) { LawName = "exponential D(c)", Steepness = Parameter.From(0).Within(-20, 20) },
        "dual-mode" => DualMode(body, settings),
        "langmuir" => Loaded(body, settings, law, (d, _) => new LangmuirDiffusivity(d, 1), "Langmuir D(c)"),
        "sips" => Loaded(body, settings, law, Of(Exponent(settings, law), (d, n) => new SipsDiffusivity(d, 1, n)), "Sips D(c)"),
        _ => Loaded(body, settings, law, Of(Exponent(settings, law), (d, t) => DarkenDiffusivity.Toth(d, 1, t)), "Tóth D(c)"),
    };

    private static Func<double, double, IDiffusivityLaw> Of(double exponent, Func<double, double, IDiffusivityLaw> law) => (d, _) => law(d, exponent);

    private static double Exponent(MechanismSettings settings, string law) =>
        settings.Exponent ?? throw new UsageException($"--diffusivity {law} needs --exponent, that of the isotherm, for example 0.7.");

    private static ConcentrationDependentUptake Loaded((BodyShape Shape, double Length) body, MechanismSettings settings, string law, Func<double, double, IDiffusivityLaw> form, string name)
    {
        var (from, to) = settings.Loading ?? throw new UsageException($"--diffusivity {law} needs --loading, the fractions of saturation at first and in the end, for example 0..0.6.");
        return new(body.Shape, body.Length, form) { LawName = name, InitialConcentration = Math.Min(from, AlmostFull), SurfaceConcentration = Math.Min(to, AlmostFull) };
    }

    // With b = 1 and k_D = 1 the filling is the pressure and K the capacity of the holes.
    private static ConcentrationDependentUptake DualMode((BodyShape Shape, double Length) body, MechanismSettings settings)
    {
        if (settings is not { HoleRatio: { } ratio, HoleFilling: { } filling })
            throw new UsageException("--diffusivity dual-mode needs --hole-ratio, C'_H b/k_D, and --hole-filling, b p at the final pressure, from the isotherm, for example 10 and 2.");
        var transport = new DualModeTransport(HenrySolubility: 1, HoleCapacity: ratio, HoleAffinity: 1, HenryDiffusivity: 1, settings.MobileFraction ?? 0);
        var limit = transport.Concentration(filling);
        return new(body.Shape, body.Length, (d, _) => new DarkenDiffusivity(d, transport.EffectiveDiffusivity, limit)) { LawName = "dual-mode D(c)", SurfaceConcentration = limit };
    }
}
