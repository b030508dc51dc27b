using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Sum of squares that the best amount at equilibrium leaves for given D and k, over a few points or means of them.</summary>
internal readonly ref struct UptakeMisfit
{
    private readonly IUptakeModel model;
    private readonly Span<double> time;
    private readonly Span<double> amount;
    private readonly Span<double> fitted;
    private readonly double total;
    private readonly double last;

    private UptakeMisfit(IUptakeModel model, Curve data, int count, Span<double> room)
    {
        this.model = model;
        time = room[..count];
        amount = room.Slice(count, count);
        fitted = room.Slice(2 * count, count);
        last = count == 0 ? 0 : data.X.Span[^1];
    }

    private UptakeMisfit(UptakeMisfit other)
    {
        this = other;
        total = VectorArithmetic.SumOfSquares(amount);
    }

    /// <summary>D with Dt/a² = 1 at the last time, m²/s.</summary>
    public double Scale => model.CharacteristicLength * model.CharacteristicLength / (last > 0 ? last : 1);

    /// <summary>Picks points, evenly.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Uptake over time.</param>
    /// <param name="most">Largest number of points.</param>
    /// <param name="room">Room, [3 × most].</param>
    public static UptakeMisfit OfPoints(IUptakeModel model, Curve data, int most, Span<double> room)
    {
        var (x, y) = (data.X, data.Y);
        var misfit = new UptakeMisfit(model, data, Math.Min(data.Count, most), room);
        for (var i = 0; i < misfit.time.Length; i++)
        {
            var pick = misfit.time.Length == 1 ? 0 : (int)((long)i * (data.Count - 1) / (misfit.time.Length - 1));
            (misfit.time[i], misfit.amount[i]) = (x.Span[pick], y.Span[pick]);
        }

        return new(misfit);
    }

    /// <summary>Joins neighbouring points to means.</summary>
    /// <remarks>Means of the amount at the square of the mean √t: near enough for √t at the beginning and for what hardly changes later, and less noisy than points.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="data">Uptake over time.</param>
    /// <param name="most">Largest number of means.</param>
    /// <param name="room">Room, [3 × most].</param>
    public static UptakeMisfit OfMeans(IUptakeModel model, Curve data, int most, Span<double> room)
    {
        var x = data.X.Span;
        var y = data.Y.Span;
        var misfit = new UptakeMisfit(model, data, Math.Min(data.Count, most), room);
        var count = misfit.time.Length;
        for (var i = 0; i < count; i++)
        {
            var (from, to) = ((int)((long)i * data.Count / count), (int)((long)(i + 1) * data.Count / count));
            var (root, sum) = (0.0, 0.0);
            for (var k = from; k < to; k++)
                (root, sum) = (root + Math.Sqrt(Math.Max(0, x[k])), sum + y[k]);
            (misfit.time[i], misfit.amount[i]) = (root / (to - from) * (root / (to - from)), sum / (to - from));
        }

        return new(misfit);
    }

    /// <summary>Permeability to try with a D, m/s: the stated one, or that of a given L = k·a/D.</summary>
    public static double Permeability(IUptakeModel model, double diffusivity, double number)
    {
        var parameter = model.SurfacePermeability;
        return double.IsNaN(parameter.Value) ? Math.Clamp(number * diffusivity / model.CharacteristicLength, parameter.Lower, parameter.Upper) : parameter.Value;
    }

    /// <summary>D brought within its bounds, m²/s.</summary>
    public double Within(double diffusivity) => Math.Clamp(diffusivity, model.Diffusivity.Lower, model.Diffusivity.Upper);

    /// <summary>A D brought within its bounds, m²/s, and an L = k·a/D, with their sum of squares.</summary>
    public UptakeGuess.Candidate Tried(double diffusivity, double number) => new(Within(diffusivity), number, At(Within(diffusivity), number));

    /// <summary>Sum of squares for a D, m²/s, and an L = k·a/D.</summary>
    private double At(double diffusivity, double number)
    {
        model.FractionalUptake(time, diffusivity, Permeability(model, diffusivity, number), fitted);
        var cross = VectorArithmetic.Dot(amount, fitted);
        var square = VectorArithmetic.SumOfSquares(fitted);
        var scale = model.EquilibriumUptake.IsFree ? square > 0 ? cross / square : 0 : model.EquilibriumUptake.Value;
        return Math.Max(0, total - (scale * ((2 * cross) - (scale * square))));
    }
}
