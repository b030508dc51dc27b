using System.Collections.Immutable;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <content>Profiles of constant D, all times in one fit.</content>
public sealed partial record ProfileAnalysis
{
    // Evidence that Burnham and Anderson call considerable; a chance of one in a hundred.
    private const double ConsiderableEvidence = 4;
    private const double Significance = 0.01;

    private static readonly Quantity SurfaceConcentration = new("surfaceConcentration", "c_s", Unit.One);

    /// <summary>D, c_s and, where freed, the place of the surface, from profiles that the far side has not touched, by <see cref="ErfcProfile"/>.</summary>
    /// <param name="profiles">Concentration over depth at one time or several.</param>
    /// <param name="surfacePosition">x₀, m; null for 0.</param>
    /// <param name="offset">c₀, in the unit of the data; null for 0.</param>
    /// <exception cref="ArgumentException">There is no profile, or too few points for the parameters.</exception>
    /// <exception cref="FitException">No minimum was found.</exception>
    public static ProfileAnalysis ByErfc(IReadOnlyList<TimedProfile> profiles, Parameter? surfacePosition = null, Parameter? offset = null)
    {
        var sorted = Required(profiles, 1);
        var models = sorted.Select(p => new ErfcProfile(p.Time) { SurfacePosition = surfacePosition ?? 0, Offset = offset ?? 0 }).ToArray();
        return Fitted("erfc profile", sorted, models, [models[0].Diffusivity, models[0].SurfacePosition], models[0].Rise, models[0].Offset);
    }

    /// <summary>D, c_s and, where freed, k from profiles across a body of known size, by <see cref="BodyProfile"/>.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="halfLength">Half-thickness or radius a, m.</param>
    /// <param name="profiles">Concentration over depth at one time or several.</param>
    /// <param name="surfacePermeability">k, m/s; null for +∞.</param>
    /// <param name="offset">c₀, in the unit of the data; null for 0.</param>
    /// <exception cref="ArgumentException">There is no profile, a depth lies outside the body, or there are too few points for the parameters.</exception>
    /// <exception cref="FitException">No minimum was found.</exception>
    public static ProfileAnalysis ByBody(BodyShape shape, double halfLength, IReadOnlyList<TimedProfile> profiles, Parameter? surfacePermeability = null, Parameter? offset = null)
    {
        var sorted = Required(profiles, 1);
        var models = sorted.Select(p => new BodyProfile(shape, halfLength, p.Time) { SurfacePermeability = surfacePermeability ?? double.PositiveInfinity, Offset = offset ?? 0 }).ToArray();
        return Fitted(models[0].Name, sorted, models, [models[0].Diffusivity, models[0].SurfacePermeability], models[0].Rise, models[0].Offset);
    }

    private static ProfileAnalysis Fitted(string method, IReadOnlyList<TimedProfile> profiles, IModel[] models, Parameter[] parameters, Parameter rise, Parameter offset)
    {
        var each = GlobalModel.Of([.. models.Zip(profiles, (m, p) => (m, p.Profile))]).Sharing(rise);
        foreach (var parameter in parameters.Skip(1).Append(offset).Where(p => p.IsFree))
            each = each.Sharing(parameter);
        var fit = each.Sharing(parameters[0]).Fit();
        var unit = ConcentrationUnit(profiles);
        var surface = offset.IsFree
            ? fit.All.Derive(SurfaceConcentration, v => v[rise] + v[offset])
            : fit[rise] is var r && offset.Value == 0 ? r : fit.All.Derive(SurfaceConcentration, v => v[rise] + offset.Value);
        return new(method, profiles)
        {
            Fit = fit,
            Estimates =
            [
                .. parameters.Where(p => p.IsFree).Select(p => fit[p]),
                surface with { Name = SurfaceConcentration.Name, Unit = unit },
                .. offset.IsFree ? [fit[offset] with { Unit = unit }] : ImmutableArray<Estimate>.Empty,
            ],
            Findings = [.. profiles.SelectMany(p => p.Profile.Findings).Distinct(), .. fit.All.Findings, .. Doubts(fit, each, parameters[0], profiles)],
        };
    }

    private static IEnumerable<Finding> Doubts(GlobalFit fit, GlobalModel each, Parameter diffusivity, IReadOnlyList<TimedProfile> profiles)
    {
        var shape = Enumerable.Range(0, profiles.Count).Select(i => RunsTest.Of(fit.Residuals(i).Y.Span)).MinBy(r => r.Z);
        if (shape.Z < 0 && shape.PValue * profiles.Count < Significance)
            yield return Finding.Warning($"The residuals keep their sign too long (runs test, p = {EstimateText.Number(shape.PValue, 1)}): the profile has not the shape of a constant D, as it has not where D depends on concentration; D(c) is what boltzmann-matano and flux find.", "diffusivity");
        if (profiles.Count < 2)
            yield break;
        var apart = each.Fit();
        if (fit.Aicc - apart.Aicc > ConsiderableEvidence)
            yield return Finding.Warning($"A D of its own for each time describes the profiles better (AICc lower by {fit.Aicc - apart.Aicc:0.#}): {string.Join(", ", profiles.Select((p, i) => $"{apart.Of(i, diffusivity)} at {p.Time:0.###} s"))}.", "diffusivity");
    }
}
