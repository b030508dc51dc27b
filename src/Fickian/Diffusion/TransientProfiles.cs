using System.Collections.Immutable;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Concentration profiles of one body at several times, as microimaging gives them, and what follows without a model of the isotherm.</summary>
/// <remarks>
/// Flux at x from what enters within it:  j(x) = −(1/xᵐ)∫₀ˣ (∂c/∂t) x′ᵐ dx′,  x from the centre, m = 0, 1, 2 for sheet, cylinder, sphere.
/// D(c) = −j/(∂c/∂x);  k = −j(a)/(c_eq − c_surface).
/// Each pair of successive profiles gives one set of values, at the mean of both in time: second order in the interval between them. Where D varies by a factor e²
/// an interval Δt around the time t bends D by up to 0.5·(Δt/t)², 0.2·(Δt/t)² in the mean: 2 % at a fifth, 26 % at seven tenths.
/// No second derivative is taken. The body is symmetric and uniform; nothing is assumed of its surface.
/// Standard deviations are those of noise, linearly carried from the points of both profiles through flux, slope and surface, with a third of what doubling the
/// window changes added in quadrature; what the interval in time bends is not in them. Over 100 noisy pairs the 1σ interval held D in 56 to 70 % and the 95 % one in 92 to 95 % of the places where 0.15 &lt; c &lt; 0.85, and k in 73 and 96 %. Neighbouring values share points: their errors are correlated over the window.
/// On 400 points of a solved profile without noise, with an interval of a twentieth to a tenth of the time, D is within 1 % where 0.15 &lt; c &lt; 0.85;
/// with noise of 0.2 % of the step and an interval of a third of the time, within 7 % in a sheet and 10 % in a sphere, and k within 1 % without noise.
/// Source: the balance itself; use in microimaging: C. Chmelik et al., Adsorption 27 (2021).
/// </remarks>
public sealed partial class TransientProfiles
{
    private const double LeastSlope = 0.1;

    private readonly BodyShape shape;
    private readonly double halfLength;
    private readonly double[] times;
    private readonly SmoothedProfile[] profiles;
    private readonly Curve[] curves;
    private readonly double[][] deviations;
    private readonly double[] centre;

    /// <summary>Takes profiles over the distance from the centre.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="halfLength">Half-thickness or radius a, m.</param>
    /// <param name="times">Times of the profiles, s. Ascending, [n], n ≥ 2.</param>
    /// <param name="profiles">Concentration over the distance from the centre, m, from near 0 to near a; the same positions at all times, [n].</param>
    /// <param name="window">Points on either side that slopes are taken from; null for as many as make the error of the last profile's slopes least.</param>
    /// <exception cref="ArgumentException">There are fewer than two profiles, times do not ascend, or positions differ or lie outside the body.</exception>
    public TransientProfiles(BodyShape shape, double halfLength, double[] times, Curve[] profiles, int? window = null)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(profiles);
        this.halfLength = UptakeParameters.Length(halfLength, nameof(halfLength));
        if (times.Length != profiles.Length || times.Length < 2)
            throw new ArgumentException($"Two profiles or more are needed, with one time each; found {profiles.Length} profiles and {times.Length} times.", nameof(profiles));
        for (var i = 1; i < times.Length; i++)
        {
            if (!(times[i] > times[i - 1]))
                throw new ArgumentException($"Times ascend; found {times[i]} s after {times[i - 1]} s.", nameof(times));
            if (!profiles[i].X.Span.SequenceEqual(profiles[0].X.Span))
                throw new ArgumentException($"All profiles share their positions; those of profile {i} differ from the first.", nameof(profiles));
        }

        var (first, last) = (profiles[0].X.Span[0], profiles[0].X.Span[^1]);
        if (!(first >= 0 && last <= halfLength * (1 + 1e-12)))
            throw new ArgumentException($"Positions lie between the centre, 0, and the surface, {halfLength} m; found {first} to {last} m.", nameof(profiles));
        this.shape = shape;
        this.times = [.. times];
        curves = [.. profiles];
        var width = window ?? SmoothedProfile.BestWindow(profiles[^1]);
        this.profiles = Array.ConvertAll(profiles, p => new SmoothedProfile(p, width));
        deviations = Array.ConvertAll(profiles, SmoothedProfile.Deviations);
        centre = this.profiles[0].Weights(first).Value;
    }

    /// <summary>Takes the profiles of a solved problem at its times after 0.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="halfLength">Half-thickness or radius a, m.</param>
    /// <param name="solution">What the solver found, with profiles.</param>
    /// <param name="window">Points on either side that slopes are taken from.</param>
    public static TransientProfiles Of(BodyShape shape, double halfLength, DiffusionSolution solution, int window = 2)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return new(shape, halfLength, solution.Time, Array.ConvertAll(solution.Profiles, p => new Curve([.. solution.Position], p)), window);
    }

    /// <summary>D with its standard deviation over c from all pairs of successive profiles, m²/s, ascending in c.</summary>
    /// <remarks>Places whose slope is below a tenth of the largest of their pair are left out: there D is 0/0.</remarks>
    public Curve Diffusivity() => MeasuredDiffusivity.Over(Enumerable.Range(1, times.Length - 1).SelectMany(OfPair), curves[0].Provenance, curves[0].YQuantity.Unit);

    /// <summary>Surface permeability k, m/s, with its standard deviation over time, from pairs of successive profiles.</summary>
    /// <remarks>
    /// The concentration below the surface is that of a parabola through the outermost points. Where it comes within a hundredth of c_eq, k cannot be told from
    /// no barrier at all and the pair is left out with a finding.
    /// </remarks>
    /// <param name="equilibrium">c_eq, in equilibrium with the gas, in the unit of the profiles.</param>
    /// <exception cref="ArgumentException">No pair of profiles has a surface far enough from equilibrium.</exception>
    public Curve SurfacePermeability(double equilibrium)
    {
        var (at, found, errors) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 1; i < times.Length; i++)
        {
            var gap = equilibrium - (0.5 * (profiles[i - 1].At(halfLength).Value + profiles[i].At(halfLength).Value));
            if (Math.Abs(gap) <= 0.01 * Math.Abs(equilibrium))
                continue;
            var (influx, influxWeights) = SurfaceInflux(i);
            at.Add(0.5 * (times[i - 1] + times[i]));
            found.Add(influx / gap);

            // k = j/g, so that u(k) = u(j − k·g)/g; the gap falls by half of what each surface rises.
            var (first, value, _) = profiles[i].Weights(halfLength);
            errors.Add(Noise(i, j => influxWeights[j], j => j >= first && j < first + value.Length ? 0.5 * influx / gap * value[j - first] : 0) / Math.Abs(gap));
        }

        if (at.Count == 0)
            throw new ArgumentException($"The surface lies within 1 % of the equilibrium concentration {equilibrium} in all profiles: there is no barrier to be seen.", nameof(equilibrium));
        var missing = times.Length - 1 - at.Count;
        return new Curve([.. at], [.. found], [.. errors])
        {
            YQuantity = Quantity.SurfacePermeability,
            Provenance = MeasuredDiffusivity.Derived(curves[0].Provenance),
            Findings = missing == 0 ? [] : ImmutableArray.Create(Finding.Hint($"{missing} pairs of profiles were left out: their surface is within 1 % of equilibrium.", "surface")),
        };
    }
}
