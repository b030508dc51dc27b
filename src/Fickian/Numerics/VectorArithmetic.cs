using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fickian.Numerics;

/// <summary>Sums over spans that least squares lives on.</summary>
/// <remarks>Four lanes whatever the processor, without fused multiply-add: the same digits on every machine.</remarks>
internal static class VectorArithmetic
{
    /// <summary>Σ aᵢbᵢ.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        var va = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < va.Length; i++)
            sum += va[i] * vb[i];
        var total = Vector256.Sum(sum);
        for (var i = 4 * va.Length; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }

    /// <summary>Σ aᵢ².</summary>
    public static double SumOfSquares(ReadOnlySpan<double> a) => Dot(a, a);

    /// <summary>√(Σ aᵢ²), safe where squares would underflow or overflow.</summary>
    public static double Norm(ReadOnlySpan<double> a)
    {
        var square = Dot(a, a);
        if (square is > 1e-280 and < 1e280)
            return Math.Sqrt(square);
        var largest = 0.0;
        foreach (var v in a)
            largest = Math.Max(largest, Math.Abs(v));
        if (largest == 0 || !double.IsFinite(largest))
            return largest;
        var sum = 0.0;
        foreach (var v in a)
            sum += v / largest * (v / largest);
        return largest * Math.Sqrt(sum);
    }

    /// <summary>y ← y + f·x.</summary>
    public static void AddScaled(Span<double> y, double f, ReadOnlySpan<double> x)
    {
        x = x[..y.Length];
        var vy = MemoryMarshal.Cast<double, Vector256<double>>(y);
        var vx = MemoryMarshal.Cast<double, Vector256<double>>(x);
        var factor = Vector256.Create(f);
        for (var i = 0; i < vy.Length; i++)
            vy[i] += factor * vx[i];
        for (var i = 4 * vy.Length; i < y.Length; i++)
            y[i] += f * x[i];
    }

    /// <summary>aᵀa, aᵀb, bᵀb and aᵀy in one pass.</summary>
    public static (double Square, double Cross, double OtherSquare, double Along) Products(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> y)
    {
        b = b[..a.Length];
        y = y[..a.Length];
        var va = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var vy = MemoryMarshal.Cast<double, Vector256<double>>(y);
        var (aa, ab, bb, ay) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < va.Length; i++)
        {
            aa += va[i] * va[i];
            ab += va[i] * vb[i];
            bb += vb[i] * vb[i];
            ay += va[i] * vy[i];
        }

        var (square, cross, other, along) = (Vector256.Sum(aa), Vector256.Sum(ab), Vector256.Sum(bb), Vector256.Sum(ay));
        for (var i = 4 * va.Length; i < a.Length; i++)
            (square, cross, other, along) = (square + (a[i] * a[i]), cross + (a[i] * b[i]), other + (b[i] * b[i]), along + (a[i] * y[i]));
        return (square, cross, other, along);
    }

    /// <summary>rᵀr, bᵀr and aᵀr with r = y − f·a, in one pass.</summary>
    public static (double Square, double Along, double Parallel) ResidualProducts(ReadOnlySpan<double> y, double f, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        y = y[..a.Length];
        var va = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var vy = MemoryMarshal.Cast<double, Vector256<double>>(y);
        var (rr, br, ar) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < va.Length; i++)
        {
            var r = vy[i] - (va[i] * f);
            rr += r * r;
            br += vb[i] * r;
            ar += va[i] * r;
        }

        var (square, along, parallel) = (Vector256.Sum(rr), Vector256.Sum(br), Vector256.Sum(ar));
        for (var i = 4 * va.Length; i < a.Length; i++)
        {
            var r = y[i] - (a[i] * f);
            (square, along, parallel) = (square + (r * r), along + (b[i] * r), parallel + (a[i] * r));
        }

        return (square, along, parallel);
    }

    /// <summary>y ← f·y.</summary>
    public static void Scale(Span<double> y, double f)
    {
        foreach (ref var value in y)
            value *= f;
    }
}
