using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Starting values of D and k from data, however far from equilibrium they end.</summary>
/// <remarks>
/// D is tried outwards from Dt/a² = 1 at the last point in steps of half a decade, down to 10⁻³ and up to 10⁷, until nothing changes any more,
/// against at most twelve means of the points with the best M∞ for each. Where k is free, surfaces from open to tight (L = 100 to 0.05) are tried in turn.
/// Around the least sum of squares the step is halved twice, against at most twenty-four of the points, and a parabola gives the rest.
/// No slope or half-time is read off, so noise, offsets, gaps and negative values do no harm; data that do not tell one D from another
/// (all equal, or no time above 0) start at Dt/a² = 1 at the last point.
/// </remarks>
internal static class UptakeGuess
{
    private const int FewPoints = 12;
    private const int MostPoints = 24;
    private const int Lowest = 6;
    private const int Highest = 14;
    private const int Halvings = 2;
    private const double HalfDecade = 0.5 * 2.302585092994046;

    // Of what changes less, more of the same is to come.
    private const double NoChange = 1e-6;

    // Halfway, in ratio, from one of the surfaces to the next.
    private const double Between = 1.6;

    private static readonly double[] BarrierNumbers = [100, 20, 7, 2.5, 1, 0.3, 0.05];

    /// <summary>Finds the starting values.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Uptake over time.</param>
    /// <param name="parameters">Receives D, m²/s, and k, m/s, [2].</param>
    /// <returns>The least sum of squares.</returns>
    public static double Fill(IUptakeModel model, Curve data, Span<double> parameters)
    {
        Span<double> room = stackalloc double[3 * MostPoints];
        var few = UptakeMisfit.OfMeans(model, data, FewPoints, room);
        var (isStated, isBarrierSought) = (!double.IsNaN(model.Diffusivity.Value), double.IsNaN(model.SurfacePermeability.Value));
        var best = new Candidate(isStated ? model.Diffusivity.Value : few.Scale, BarrierNumbers[0], double.NaN);
        if (isBarrierSought)
        {
            foreach (var number in BarrierNumbers)
                best = best.OrBetter(isStated ? few.Tried(best.Diffusivity, number) : Refine(few, Coarse(few, few.Scale, number)));
            foreach (var factor in (ReadOnlySpan<double>)[Between, 1 / Between])
            {
                var other = best with { Number = best.Number * factor };
                best = best.OrBetter(isStated ? few.Tried(other.Diffusivity, other.Number) : Refine(few, other));
            }
        }
        else if (!isStated)
        {
            best = Coarse(few, few.Scale, best.Number);
        }

        if (!isStated)
            best = Refine(UptakeMisfit.OfPoints(model, data, MostPoints, room), best);
        parameters[0] = best.Diffusivity;
        parameters[1] = UptakeMisfit.Permeability(model, best.Diffusivity, best.Number);
        return double.IsNaN(best.Sum) ? few.Tried(best.Diffusivity, best.Number).Sum : best.Sum;
    }

    /// <summary>Finds the starting values of a model with one parameter more, the last, by trying several of its values.</summary>
    /// <param name="with">The model with that parameter held at a value.</param>
    /// <param name="parameter">The parameter; one that has a value keeps it.</param>
    /// <param name="candidates">Values to try, the most likely first.</param>
    /// <param name="data">Uptake over time.</param>
    /// <param name="parameters">Receives D, m²/s, k, m/s, and the parameter as the last of all.</param>
    public static void FillWith(Func<double, IUptakeModel> with, Parameter parameter, double[] candidates, Curve data, Span<double> parameters)
    {
        var least = double.NaN;
        Span<double> trial = stackalloc double[2];
        foreach (var candidate in double.IsNaN(parameter.Value) ? candidates : [parameter.Value])
        {
            var value = Math.Clamp(candidate, parameter.Lower, parameter.Upper);
            var misfit = Fill(with(value), data, trial);
            if (double.IsNaN(least) || misfit < least * (1 - Candidate.Gain))
                (least, parameters[0], parameters[1], parameters[^1]) = (misfit, trial[0], trial[1], value);
        }
    }

    /// <summary>Time of the last point, s; 1 s where there is none after 0.</summary>
    public static double Duration(Curve data) => data.Count > 0 && data.X.Span[^1] > 0 ? data.X.Span[^1] : 1;

    // Upwards and downwards in turn, so that of equal candidates the one nearer to the centre wins.
    private static Candidate Coarse(UptakeMisfit misfit, double centre, double number)
    {
        var best = misfit.Tried(centre, number);
        var (up, down, ups, downs) = (best, best, Highest, Lowest);
        for (var i = 1; i <= Math.Max(ups, downs); i++)
        {
            if (i <= ups && !Step(misfit, centre * Math.Exp(i * HalfDecade), ref up, ref best))
                ups = 0;
            if (i <= downs && !Step(misfit, centre * Math.Exp(-i * HalfDecade), ref down, ref best))
                downs = 0;
        }

        return best;
    }

    // Whether the sum has changed since the step before.
    private static bool Step(UptakeMisfit misfit, double diffusivity, ref Candidate last, ref Candidate best)
    {
        var next = misfit.Tried(diffusivity, last.Number);
        var changes = !(Math.Abs(next.Sum - last.Sum) <= NoChange * last.Sum);
        last = next;
        best = best.OrBetter(next);
        return changes;
    }

    private static Candidate Refine(UptakeMisfit misfit, Candidate start)
    {
        var best = misfit.Tried(start.Diffusivity, start.Number);
        var (before, after, step) = (best, best, HalfDecade);
        for (var i = 0; i <= Halvings; i++)
        {
            var factor = Math.Exp(step *= i < Halvings ? 0.5 : 1);
            (before, after) = (misfit.Tried(best.Diffusivity / factor, best.Number), misfit.Tried(best.Diffusivity * factor, best.Number));
            if (i < Halvings)
                best = best.OrBetter(before).OrBetter(after);
        }

        var curvature = before.Sum + after.Sum - (2 * best.Sum);
        var shift = 0.5 * step * (before.Sum - after.Sum) / curvature;
        return curvature > NoChange * best.Sum && Math.Abs(shift) < step ? best.OrBetter(misfit.Tried(best.Diffusivity * Math.Exp(shift), best.Number)) : best;
    }

    /// <summary>A pair of D, m²/s, and L = k·a/D, 1, with the sum of squares it leaves.</summary>
    internal readonly record struct Candidate(double Diffusivity, double Number, double Sum)
    {
        // Below this relative gain a candidate is no better than those tried before it.
        public const double Gain = 1e-9;

        public Candidate OrBetter(Candidate other) => double.IsNaN(Sum) || other.Sum < Sum * (1 - Gain) ? other : this;
    }
}
