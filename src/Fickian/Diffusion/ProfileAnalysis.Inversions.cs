using System.Collections.Immutable;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <content>D over concentration without a model of D.</content>
public sealed partial record ProfileAnalysis
{
    // Beyond this part of the time between two profiles D is bent by more than 2 %.
    private const double ShortInterval = 0.2;

    // What is left at the deepest points, over the rise, if the far side is felt.
    private const double FarSide = 0.02;

    /// <summary>D(c) from each profile by itself, by <see cref="BoltzmannMatano"/>.</summary>
    /// <param name="profiles">Concentration over depth below a held surface; or, of a couple, over position, plateau to plateau.</param>
    /// <param name="side">What lies at position 0.</param>
    /// <param name="window">Points on either side that slopes are taken from; null for as many as make their error least.</param>
    /// <exception cref="ArgumentException">There is no profile, or too few points.</exception>
    public static ProfileAnalysis ByBoltzmannMatano(IReadOnlyList<TimedProfile> profiles, MatanoSide side = MatanoSide.Surface, int? window = null)
    {
        var sorted = Required(profiles, 1);
        return new("Boltzmann–Matano", sorted)
        {
            Diffusivities = [.. sorted.Select(p => (side == MatanoSide.Surface ? BoltzmannMatano.FromSurface(p.Profile, p.Time, window) : BoltzmannMatano.FromCouple(p.Profile, p.Time, window)) with { Name = $"{p.Time:0.###} s" })],
            Findings = [.. sorted.SelectMany(p => p.Profile.Findings).Distinct(), .. sorted.Where(FeelsFarSide).Select(p => Finding.Warning($"The profile at {p.Time:0.###} s is still falling where it ends: it has no plateau there, and D is wrong, most of all at low concentrations; use flux, which needs none.", "diffusivity"))],
        };
    }

    /// <summary>D(c) and, where c_eq is stated, k from the change between successive profiles, by <see cref="TransientProfiles"/>.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="halfLength">Half-thickness or radius a, m.</param>
    /// <param name="profiles">Concentration over depth at two times or more, at the same depths; those beyond the centre are left out.</param>
    /// <param name="equilibrium">c_eq in equilibrium with the gas, in the unit of the data; null leaves k out.</param>
    /// <param name="window">Points on either side that slopes are taken from; null for as many as make their error least.</param>
    /// <exception cref="ArgumentException">There are fewer than two profiles, too few points, or the surface is in equilibrium throughout.</exception>
    public static ProfileAnalysis ByFlux(BodyShape shape, double halfLength, IReadOnlyList<TimedProfile> profiles, double? equilibrium = null, int? window = null)
    {
        var sorted = Required(profiles, 2);
        var transient = new TransientProfiles(shape, halfLength, [.. sorted.Select(p => p.Time)], [.. sorted.Select(p => FromCentre(p.Profile, halfLength))], window);
        var permeability = equilibrium is { } c ? transient.SurfacePermeability(c) : null;
        var widest = Enumerable.Range(1, sorted.Count - 1).Max(i => 2 * (sorted[i].Time - sorted[i - 1].Time) / (sorted[i].Time + sorted[i - 1].Time));
        var beyond = sorted[0].Profile.X.Span[^1] > halfLength * (1 + 1e-9);
        return new("flux between profiles", sorted)
        {
            Diffusivities = [transient.Diffusivity()],
            SurfacePermeability = permeability,
            Findings =
            [
                .. sorted.SelectMany(p => p.Profile.Findings).Distinct(),
                .. permeability?.Findings ?? [],
                .. beyond ? [Finding.Hint("Points beyond the centre were left out: the balance begins there.", "position")] : ImmutableArray<Finding>.Empty,
                .. widest > ShortInterval ? [Finding.Warning($"Two profiles lie {EstimateText.Number(widest, 2)} of their mean time apart: where D varies by a factor of some seven this bends it by up to {100 * Math.Min(1, 0.5 * widest * widest):0} %, which the errors do not hold.", "time")] : ImmutableArray<Finding>.Empty,
            ],
        };
    }

    private static Curve FromCentre(Curve profile, double halfLength)
    {
        var near = profile.Between(0, halfLength * (1 + 1e-9));
        return near.With(
            [.. near.X.ToArray().Reverse().Select(x => Math.Max(0, halfLength - x))], [.. near.Y.ToArray().Reverse()],
            near.StandardDeviation is { } s ? [.. s.ToArray().Reverse()] : null);
    }

    // Over the last tenth a plateau changes by noise only.
    private static bool FeelsFarSide(TimedProfile profile)
    {
        var y = profile.Profile.Y.ToArray();
        var tenth = Math.Max(2, y.Length / 10);
        var (last, before) = (y[^tenth..].Average(), y[^(2 * tenth)..^tenth].Average());
        var noise = SmoothedProfile.Deviations(profile.Profile).Average() / Math.Sqrt(tenth);
        return Math.Abs(before - last) > Math.Max(FarSide * (y.Max() - y.Min()), 4 * noise);
    }
}
