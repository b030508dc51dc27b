using System.Buffers;

namespace Fickian.Diffusion;

/// <summary>Fills the columns of an uptake model, value and derivatives, from the laws of its axes by the product rule.</summary>
/// <remarks>
/// A cuboid is the product of three sheets: 1 − F = Πᵢ(1 − Fᵢ); sheet, cylinder and sphere are products of one factor.
/// F is built up as F ← F + (1 − F)·Fᵢ, which does not cancel when all Fᵢ are small.
/// Source: A. B. Newman, Trans. Am. Inst. Chem. Eng. 27, 203 (1931); H. S. Carslaw, J. C. Jaeger, Conduction of Heat in Solids, 2nd ed. (1959), section 1.15.
/// </remarks>
internal static class UptakeColumns
{
    /// <summary>F at each time.</summary>
    public static void Fill(ReadOnlySpan<UptakeLaw> axes, ReadOnlySpan<double> time, Span<double> uptake)
    {
        RequireSameLength(time, uptake, nameof(uptake));
        Multiply(axes, time, new UptakeSpans { Uptake = uptake });
    }

    /// <summary>1 − F at each time.</summary>
    public static void FillRest(ReadOnlySpan<UptakeLaw> axes, ReadOnlySpan<double> time, Span<double> rest)
    {
        RequireSameLength(time, rest, nameof(rest));
        var uptake = ArrayPool<double>.Shared.Rent(time.Length);
        Multiply(axes, time, new UptakeSpans { Uptake = uptake.AsSpan(0, time.Length), Rest = rest });
        ArrayPool<double>.Shared.Return(uptake);
    }

    /// <summary>F and its derivatives with respect to those of D and k that are free, at each time.</summary>
    /// <param name="axes">Laws of the axes.</param>
    /// <param name="model">Says which parameters are free.</param>
    /// <param name="time">Time, s, [n].</param>
    /// <param name="uptake">Receives F, 1, [n].</param>
    /// <param name="derivatives">Receives ∂F/∂D, then ∂F/∂k, as far as free, [free × n].</param>
    public static void Differentiate(ReadOnlySpan<UptakeLaw> axes, IUptakeModel model, ReadOnlySpan<double> time, Span<double> uptake, Span<double> derivatives)
    {
        var diffusivity = model.Diffusivity.IsFree ? derivatives[..time.Length] : [];
        var permeability = model.SurfacePermeability.IsFree ? derivatives.Slice(diffusivity.Length, time.Length) : [];
        Multiply(axes, time, new UptakeSpans { Uptake = uptake[..time.Length], ByDiffusivity = diffusivity, ByPermeability = permeability });
    }

    /// <summary>What each axis adds to the derivatives of F = 1 − Π(1 − Fᵢ): ∂Fᵢ/∂D and ∂Fᵢ/∂k times the rest that the other axes leave.</summary>
    public static (double[] ByDiffusivity, double[] ByPermeability)[] AxisSlopes(ReadOnlySpan<UptakeLaw> axes, ReadOnlySpan<double> time)
    {
        var slopes = new (double[] ByDiffusivity, double[] ByPermeability)[axes.Length];
        var rests = new double[axes.Length][];
        for (var i = 0; i < axes.Length; i++)
        {
            slopes[i] = (new double[time.Length], new double[time.Length]);
            rests[i] = new double[time.Length];
            axes[i].Fill(time, new UptakeSpans { Uptake = new double[time.Length], Rest = rests[i], ByDiffusivity = slopes[i].ByDiffusivity, ByPermeability = slopes[i].ByPermeability });
        }

        for (var i = 0; i < axes.Length; i++)
        {
            for (var j = 0; j < axes.Length; j++)
            {
                for (var t = 0; t < time.Length && j != i; t++)
                {
                    slopes[i].ByDiffusivity[t] *= rests[j][t];
                    slopes[i].ByPermeability[t] *= rests[j][t];
                }
            }
        }

        return slopes;
    }

    private static void Multiply(ReadOnlySpan<UptakeLaw> axes, ReadOnlySpan<double> time, UptakeSpans all)
    {
        if (axes.Length == 1 || time.IsEmpty)
        {
            axes[0].Fill(time, all);
            return;
        }

        var n = time.Length;
        var buffer = ArrayPool<double>.Shared.Rent(5 * n);
        var left = buffer.AsSpan(4 * n, n);
        var one = new UptakeSpans
        {
            Uptake = buffer.AsSpan(0, n),
            Rest = buffer.AsSpan(n, n),
            ByDiffusivity = all.ByDiffusivity.IsEmpty ? [] : buffer.AsSpan(2 * n, n),
            ByPermeability = all.ByPermeability.IsEmpty ? [] : buffer.AsSpan(3 * n, n),
        };
        axes[0].Fill(time, new UptakeSpans { Uptake = all.Uptake, Rest = left, ByDiffusivity = all.ByDiffusivity, ByPermeability = all.ByPermeability });
        foreach (ref readonly var axis in axes[1..])
        {
            axis.Fill(time, one);
            Join(all, one, left);
        }

        if (!all.Rest.IsEmpty)
            left.CopyTo(all.Rest);
        ArrayPool<double>.Shared.Return(buffer);
    }

    // Product rule of differentiation for Π(1 − Fᵢ), one factor at a time.
    private static void Join(UptakeSpans all, UptakeSpans one, Span<double> left)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (!all.ByDiffusivity.IsEmpty)
                all.ByDiffusivity[i] = (all.ByDiffusivity[i] * one.Rest[i]) + (left[i] * one.ByDiffusivity[i]);
            if (!all.ByPermeability.IsEmpty)
                all.ByPermeability[i] = (all.ByPermeability[i] * one.Rest[i]) + (left[i] * one.ByPermeability[i]);
            all.Uptake[i] += (1 - all.Uptake[i]) * one.Uptake[i];
            left[i] *= one.Rest[i];
        }
    }

    private static void RequireSameLength(ReadOnlySpan<double> time, ReadOnlySpan<double> result, string name)
    {
        if (time.Length != result.Length)
            throw new ArgumentException($"As many results as times are expected; found {result.Length} for {time.Length} times.", name);
    }
}
