using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Starting values of D and k from data, however far from equilibrium they end.</summary>
/// <remarks>
/// Every D of a logarithmic grid, from Dt/a² = 10⁻³ to 10⁴ at the last point, is tried against at most thirty of the points with the best M∞ for it;
/// the least sum of squares wins and its surroundings are searched in three finer steps. Where k is free, surfaces from open to tight (L = 100 to 0.05) are tried in turn.
/// No slope or half-time is read off, so noise, offsets, gaps and negative values do no harm; data that do not tell one D from another
/// (all equal, or no time above 0) start at Dt/a² = 1 at the last point.
/// </remarks>
internal static class UptakeGuess
{
    private const int MostPoints = 30;
    private const int PerDecade = 4;

    // Below this relative gain a candidate is no better than the ones nearer to Dt/a² = 1 at the end, which are tried first.
    private const double Gain = 1e-9;
    private static readonly double[] BarrierNumbers = [100, 20, 7, 2.5, 1, 0.3, 0.05];

    /// <summary>Finds the starting values.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Uptake over time.</param>
    /// <param name="parameters">Receives D, m²/s, and k, m/s, [2].</param>
    /// <returns>The least sum of squares.</returns>
    public static double Fill(IUptakeModel model, Curve data, Span<double> parameters)
    {
        var (time, amount) = Thin(data);
        var fitted = new double[time.Length];
        double Misfit(double diffusivity, double permeability)
        {
            model.FractionalUptake(time, diffusivity, permeability, fitted);
            return LeastSum(amount, fitted, model.EquilibriumUptake.IsFree ? null : model.EquilibriumUptake.Value);
        }

        var least = double.NaN;
        foreach (var permeability in Surfaces(model))
        {
            var (diffusivity, misfit) = Search(model, time, d => Misfit(d, permeability(d)));
            if (double.IsNaN(least) || misfit < least * (1 - Gain))
                (least, parameters[0], parameters[1]) = (misfit, diffusivity, permeability(diffusivity));
        }

        return least;
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
            if (double.IsNaN(least) || misfit < least * (1 - Gain))
                (least, parameters[0], parameters[1], parameters[^1]) = (misfit, trial[0], trial[1], value);
        }
    }

    /// <summary>Time of the last point, s; 1 s where there is none after 0.</summary>
    public static double Duration(Curve data) => data.Count > 0 && data.X.Span[^1] > 0 ? data.X.Span[^1] : 1;

    /// <summary>The best D of the grid, then three halvings of its step.</summary>
    private static (double Diffusivity, double Misfit) Search(IUptakeModel model, double[] time, Func<double, double> misfit)
    {
        var parameter = model.Diffusivity;
        if (!double.IsNaN(parameter.Value))
            return (parameter.Value, misfit(parameter.Value));

        var (best, least) = (double.NaN, double.NaN);
        void Try(double candidate)
        {
            var diffusivity = Math.Clamp(candidate, parameter.Lower, parameter.Upper);
            var sum = misfit(diffusivity);
            if (double.IsNaN(least) || sum < least * (1 - Gain))
                (best, least) = (diffusivity, sum);
        }

        var last = time.Length == 0 ? 0 : time.Max();
        var unit = model.CharacteristicLength * model.CharacteristicLength / (last > 0 ? last : 1);
        foreach (var i in Enumerable.Range(-3 * PerDecade, (7 * PerDecade) + 1).OrderBy(Math.Abs))
            Try(unit * Math.Pow(10, i / (double)PerDecade));
        for (var step = 0.5 / PerDecade; step > 0.1 / PerDecade; step /= 2)
        {
            var centre = best;
            Try(centre * Math.Pow(10, step));
            Try(centre / Math.Pow(10, step));
        }

        return (best, least);
    }

    /// <summary>Permeabilities to try, each as a function of D.</summary>
    private static Func<double, double>[] Surfaces(IUptakeModel model)
    {
        var parameter = model.SurfacePermeability;
        return !double.IsNaN(parameter.Value)
            ? [_ => parameter.Value]
            : Array.ConvertAll(BarrierNumbers, Func<double, double> (number) =>
                diffusivity => Math.Clamp(number * diffusivity / model.CharacteristicLength, parameter.Lower, parameter.Upper));
    }

    private static (double[] Time, double[] Amount) Thin(Curve data)
    {
        var count = Math.Min(data.Count, MostPoints);
        var pick = Enumerable.Range(0, count).Select(i => count == 1 ? 0 : (int)((long)i * (data.Count - 1) / (count - 1))).ToArray();
        return (Array.ConvertAll(pick, i => data.X.Span[i]), Array.ConvertAll(pick, i => data.Y.Span[i]));
    }

    /// <summary>Sum of squares that the best, or the given, amount at equilibrium leaves.</summary>
    private static double LeastSum(double[] amount, double[] fitted, double? equilibrium)
    {
        var (cross, square) = (0.0, 0.0);
        for (var i = 0; i < amount.Length; i++)
        {
            cross += amount[i] * fitted[i];
            square += fitted[i] * fitted[i];
        }

        var scale = equilibrium ?? (square > 0 ? cross / square : 0);
        var sum = 0.0;
        for (var i = 0; i < amount.Length; i++)
            sum += (amount[i] - (scale * fitted[i])) * (amount[i] - (scale * fitted[i]));
        return sum;
    }
}
