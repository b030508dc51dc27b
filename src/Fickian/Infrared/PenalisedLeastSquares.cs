using System.Buffers;
using System.Runtime.Intrinsics;
using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Baselines by reweighted least squares with a penalty on curvature: minimises Σwᵢ(yᵢ − zᵢ)² + λΣ(Dz)ᵢ², weighs anew, and again.</summary>
/// <remarks>Eight spectra at a time; one that has settled keeps its weights, so that it does not depend on its neighbours.</remarks>
internal static class PenalisedLeastSquares
{
    /// <summary>Baselines of all spectra.</summary>
    /// <param name="rule">How points are weighed.</param>
    /// <param name="smoothness">λ.</param>
    /// <param name="rounds">Largest number of linear systems.</param>
    /// <param name="x">Positions, [n].</param>
    /// <param name="y">Ordinates, [spectra × n].</param>
    /// <param name="baseline">Receives the baselines, [spectra × n].</param>
    public static void Fit<TRule>(TRule rule, double smoothness, int rounds, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> baseline)
        where TRule : struct, IWeightRule
    {
        SpectralPositions.Require(x, y, baseline);
        if (y.IsEmpty)
            return;
        var n = x.Length;
        var rentedBands = ArrayPool<double>.Shared.Rent(3 * n);
        var rented = ArrayPool<Vector512<double>>.Shared.Rent(SpectraInLanes.Room * n);
        var bands = rentedBands.AsSpan(0, 3 * n);
        var spectra = new SpectraInLanes(rented.AsSpan(0, SpectraInLanes.Room * n));
        CurvaturePenalty.Fill(x, SpectralPositions.AreEven(x), smoothness, bands);
        for (var start = 0; start < y.Length; start += SpectraInLanes.Lanes * n)
        {
            var end = Math.Min(y.Length, start + (SpectraInLanes.Lanes * n));
            var empty = spectra.Load(y[start..end]);
            Iterate(rule, rounds, bands, spectra);
            spectra.Store(empty, baseline[start..end]);
        }

        ArrayPool<Vector512<double>>.Shared.Return(rented);
        ArrayPool<double>.Shared.Return(rentedBands);
    }

    private static void Iterate<TRule>(TRule rule, int rounds, ReadOnlySpan<double> bands, SpectraInLanes spectra)
        where TRule : struct, IWeightRule
    {
        spectra.Solve(bands);
        var working = Vector512<double>.AllBitsSet;
        for (var round = 1; round < rounds; round++)
        {
            working = rule.Update(round, spectra, working);
            // Solved even if all have settled: one that settled earlier than its neighbours has been solved with its last weights, too.
            spectra.Solve(bands);
            if (working.ExtractMostSignificantBits() == 0)
                return;
        }
    }
}
