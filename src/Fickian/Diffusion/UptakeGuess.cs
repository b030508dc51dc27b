namespace Fickian.Diffusion;

/// <summary>Starting values of D and k from data, however far from equilibrium they end.</summary>
/// <remarks>
/// D is tried outwards from Dt/a² = 1 at the last point in steps of half a decade, down to 10⁻³ and up to 10⁷, until nothing changes any more,
/// against at most twelve of the points with the best M∞ for each. Where k is free, surfaces from open to tight (L = 100 to 0.05) are tried in turn.
/// Around the least sum of squares the step is halved twice, against at most twenty-four points, and a parabola gives the rest.
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

    private static readonly double[] BarrierNumbers = [100, 20, 7, 2.5, 1, 0.3, 0.05];
    private static readonly double[] OneSurface = [double.NaN];

    /// <summary>Finds the starting values.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Uptake over time.</param>
    /// <param name="parameters">Receives D, m²/s, and k, m/s, [2].</param>
    public static void Fill(IUptakeModel model, Curve data, Span<double> parameters)
    {
        Span<double> room = stackalloc double[3 * MostPoints];
        var numbers = double.IsNaN(model.SurfacePermeability.Value) ? BarrierNumbers : OneSurface;
        var (diffusivity, number) = (model.Diffusivity.Value, numbers[0]);
        var isStated = !double.IsNaN(diffusivity);
        if (!isStated || numbers.Length > 1)
        {
            var few = new UptakeMisfit(model, data, FewPoints, room);
            if (!isStated)
                diffusivity = few.Scale;
            (diffusivity, number) = Coarse(few, diffusivity, isStated, numbers);
        }

        if (!isStated)
            diffusivity = Refine(new UptakeMisfit(model, data, MostPoints, room), diffusivity, number);
        parameters[0] = diffusivity;
        parameters[1] = UptakeMisfit.Permeability(model, diffusivity, number);
    }

    private static (double Diffusivity, double Number) Coarse(UptakeMisfit misfit, double centre, bool isStated, double[] numbers)
    {
        var best = new Candidate(centre, numbers[0], double.NaN);
        foreach (var number in numbers)
        {
            var first = new Candidate(centre, number, misfit.At(centre, number));
            best = best.OrBetter(first);
            var (up, down) = (first, first);
            var (ups, downs) = isStated ? (0, 0) : (Highest, Lowest);
            // Upwards and downwards in turn, so that of equal candidates the one nearer to the centre wins.
            for (var i = 1; i <= Math.Max(ups, downs); i++)
            {
                if (i <= ups && !Step(misfit, centre * Math.Exp(i * HalfDecade), ref up, ref best))
                    ups = 0;
                if (i <= downs && !Step(misfit, centre * Math.Exp(-i * HalfDecade), ref down, ref best))
                    downs = 0;
            }
        }

        return (best.Diffusivity, best.Number);
    }

    // Whether the sum has changed since the step before.
    private static bool Step(UptakeMisfit misfit, double diffusivity, ref Candidate last, ref Candidate best)
    {
        var next = new Candidate(diffusivity, last.Number, misfit.At(diffusivity, last.Number));
        var changes = !(Math.Abs(next.Sum - last.Sum) <= NoChange * last.Sum);
        last = next;
        best = best.OrBetter(next);
        return changes;
    }

    private static double Refine(UptakeMisfit misfit, double centre, double number)
    {
        var best = new Candidate(centre, number, misfit.At(centre, number));
        var (before, after, step) = (best, best, HalfDecade);
        for (var i = 0; i <= Halvings; i++)
        {
            centre = best.Diffusivity;
            step *= i < Halvings ? 0.5 : 1;
            before = best with { Diffusivity = centre * Math.Exp(-step), Sum = misfit.At(centre * Math.Exp(-step), number) };
            after = best with { Diffusivity = centre * Math.Exp(step), Sum = misfit.At(centre * Math.Exp(step), number) };
            if (i < Halvings)
                best = best.OrBetter(before).OrBetter(after);
        }

        var curvature = before.Sum + after.Sum - (2 * best.Sum);
        var shift = 0.5 * step * (before.Sum - after.Sum) / curvature;
        return misfit.Within(curvature > NoChange * best.Sum && Math.Abs(shift) < step ? centre * Math.Exp(shift) : centre);
    }

    private readonly record struct Candidate(double Diffusivity, double Number, double Sum)
    {
        // Below this relative gain a candidate is no better than those tried before it.
        private const double Gain = 1e-9;

        public Candidate OrBetter(Candidate other) => double.IsNaN(Sum) || other.Sum < Sum * (1 - Gain) ? other : this;
    }
}
