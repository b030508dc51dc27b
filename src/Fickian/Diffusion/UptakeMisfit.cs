using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Sum of squares that the best amount at equilibrium leaves for given D and k, over a few of the points.</summary>
internal readonly ref struct UptakeMisfit
{
    private readonly IUptakeModel model;
    private readonly Span<double> time;
    private readonly Span<double> amount;
    private readonly Span<double> fitted;
    private readonly double total;

    /// <summary>Picks the points, evenly.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Uptake over time.</param>
    /// <param name="most">Largest number of points.</param>
    /// <param name="room">Room, [3 × most].</param>
    public UptakeMisfit(IUptakeModel model, Curve data, int most, Span<double> room)
    {
        this.model = model;
        var count = Math.Min(data.Count, most);
        time = room[..count];
        amount = room.Slice(count, count);
        fitted = room.Slice(2 * count, count);
        var x = data.X.Span;
        var y = data.Y.Span;
        for (var i = 0; i < count; i++)
        {
            var pick = count == 1 ? 0 : (int)((long)i * (data.Count - 1) / (count - 1));
            (time[i], amount[i]) = (x[pick], y[pick]);
        }

        total = VectorArithmetic.SumOfSquares(amount);
    }

    /// <summary>D with Dt/a² = 1 at the last time, m²/s.</summary>
    public double Scale
    {
        get
        {
            var last = 0.0;
            foreach (var t in time)
                last = Math.Max(last, t);
            return model.CharacteristicLength * model.CharacteristicLength / (last > 0 ? last : 1);
        }
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
