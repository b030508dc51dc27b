using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>What concentration profiles say: D, as a number or over concentration, the concentration and the permeability of the surface.</summary>
/// <remarks>
/// Four ways, from what is known of the sample to what is to be found:
/// <see cref="ByErfc"/>, constant D and a far side not yet reached; <see cref="ByBody"/>, constant D in a body of known size;
/// <see cref="ByBoltzmannMatano"/>, D(c) from each profile by itself, far side not reached; <see cref="ByFlux"/>, D(c) and k from the change between successive profiles
/// in a body of known size. Positions are depths below the surface.
/// </remarks>
public sealed partial record ProfileAnalysis
{
    private ProfileAnalysis(string method, IReadOnlyList<TimedProfile> profiles)
    {
        Method = method;
        Profiles = [.. profiles];
    }

    /// <summary>How it was done, in words.</summary>
    public string Method { get; }

    /// <summary>The profiles.</summary>
    public ImmutableArray<TimedProfile> Profiles { get; }

    /// <summary>The fit of all profiles together; null where D(c) was found without a model.</summary>
    public GlobalFit? Fit { get; private init; }

    /// <summary>The fitted law at the points of each profile; empty where D(c) was found without a model.</summary>
    public ImmutableArray<Curve> FittedCurves => Fit is { } fit ? [.. Enumerable.Range(0, Profiles.Length).Select(fit.Fitted)] : [];

    /// <summary>D, c_s and the others that a fit found; empty where D(c) was found without a model.</summary>
    public ImmutableArray<Estimate> Estimates { get; private init; } = [];

    /// <summary>D over concentration with standard deviations, one curve per profile or one for all; empty where D is constant by assumption.</summary>
    public ImmutableArray<Curve> Diffusivities { get; private init; } = [];

    /// <summary>Surface permeability over time with standard deviations; null where it was not asked for.</summary>
    public Curve? SurfacePermeability { get; private init; }

    /// <summary>What is worth knowing about data and result.</summary>
    public ImmutableArray<Finding> Findings { get; private init; } = [];

    private static IReadOnlyList<TimedProfile> Required(IReadOnlyList<TimedProfile> profiles, int least)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        if (profiles.Count < least)
            throw new ArgumentException($"{(least == 1 ? "A profile" : $"{least} profiles at different times")} or more {(least == 1 ? "was" : "were")} expected and {profiles.Count} found.", nameof(profiles));
        return [.. profiles.OrderBy(p => p.Time)];
    }

    private static Unit ConcentrationUnit(IReadOnlyList<TimedProfile> profiles) => profiles[0].Profile.YQuantity.Unit;
}
