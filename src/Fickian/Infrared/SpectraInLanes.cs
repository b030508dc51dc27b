using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Eight spectra side by side, one in each lane, with their weights and baselines.</summary>
internal readonly ref struct SpectraInLanes
{
    /// <summary>Number of lanes.</summary>
    public const int Lanes = 8;

    /// <summary>Number of vectors per point that <see cref="SpectraInLanes(Span{Vector512{double}})"/> asks for.</summary>
    public const int Room = 6;

    // A straight line and a curvature take three points.
    private const int FewestPoints = 3;

    /// <summary>Divides room among what is kept, [6 × n].</summary>
    public SpectraInLanes(Span<Vector512<double>> room)
    {
        var n = room.Length / Room;
        Values = room[..n];
        Present = room.Slice(n, n);
        Weights = room.Slice(2 * n, n);
        Baseline = room.Slice(3 * n, n);
        Near = room.Slice(4 * n, n);
        Far = room.Slice(5 * n, n);
    }

    /// <summary>Ordinates, 0 where missing, [n].</summary>
    public Span<Vector512<double>> Values { get; }

    /// <summary>1 where a point counts, 0 where it does not, [n].</summary>
    public Span<Vector512<double>> Present { get; }

    /// <summary>Weights, [n].</summary>
    public Span<Vector512<double>> Weights { get; }

    /// <summary>Baselines, [n].</summary>
    public Span<Vector512<double>> Baseline { get; }

    private Span<Vector512<double>> Near { get; }

    private Span<Vector512<double>> Far { get; }

    /// <summary>Takes up to eight spectra, [1 … 8 × n], each point with weight 1; lanes beyond the last repeat it.</summary>
    /// <returns>One bit for each lane that holds too few points; such a lane is filled up so that its system can be solved all the same.</returns>
    public int Load(ReadOnlySpan<double> y)
    {
        var n = Values.Length;
        var empty = 0;
        var values = MemoryMarshal.Cast<Vector512<double>, double>(Values);
        var present = MemoryMarshal.Cast<Vector512<double>, double>(Present);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var own = y.Slice(Math.Min(lane, (y.Length / n) - 1) * n, n);
            var count = 0;
            for (var i = 0; i < n; i++)
            {
                var finite = double.IsFinite(own[i]);
                values[(i * Lanes) + lane] = finite ? own[i] : 0;
                present[(i * Lanes) + lane] = finite ? 1 : 0;
                count += finite ? 1 : 0;
            }

            if (count >= FewestPoints)
                continue;
            empty |= 1 << lane;
            for (var i = 0; i < n; i++)
                present[(i * Lanes) + lane] = 1;
        }

        Present.CopyTo(Weights);
        return empty;
    }

    /// <summary>Finds the baselines for the weights.</summary>
    /// <param name="bands">Bands of the penalty, [3 × n].</param>
    public void Solve(ReadOnlySpan<double> bands) => PentadiagonalLanes.Solve(bands, Weights, Values, Near, Far, Baseline);

    /// <summary>Gives the baselines back, NaN for the lanes that held too few points.</summary>
    public void Store(int empty, Span<double> baseline)
    {
        var n = Values.Length;
        var all = MemoryMarshal.Cast<Vector512<double>, double>(Baseline);
        for (var lane = 0; lane < baseline.Length / n; lane++)
        {
            var own = baseline.Slice(lane * n, n);
            if ((empty & (1 << lane)) != 0)
            {
                own.Fill(double.NaN);
                continue;
            }

            for (var i = 0; i < n; i++)
                own[i] = all[(i * Lanes) + lane];
        }
    }
}
