using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Fickian.Infrared;

/// <summary>A number that depends linearly on a spectrum: Σ wᵢ·Aᵢ.</summary>
/// <remarks>
/// Trapezoids, lines through ranges and every least-squares estimate with fixed columns are of this kind, so that one pass over the points they touch gives them.
/// Values are widened to double before they are multiplied: differences of large areas keep their digits.
/// For noise of the same standard deviation σ at every point, independent from point to point, the standard error is σ·‖w‖.
/// </remarks>
/// <param name="First">Index of the point to which the first weight belongs.</param>
/// <param name="Values">Weights, [m].</param>
internal sealed record SpectralWeights(int First, double[] Values)
{
    /// <summary>‖w‖, standard error per unit of noise.</summary>
    public double Norm => Math.Sqrt(Values.Sum(w => w * w));

    /// <summary>Trapezoids over a stretch of stored points, without interpolation at its ends.</summary>
    public static SpectralWeights Trapezoid(Axis axis, Range range)
    {
        var (first, end) = (range.Start.Value, range.End.Value);
        var weights = new double[end - first];
        for (var i = first; i + 1 < end; i++)
        {
            var half = 0.5 * Math.Abs(axis[i + 1] - axis[i]);
            weights[i - first] += half;
            weights[i + 1 - first] += half;
        }

        return new(first, weights);
    }

    /// <summary>This and another times a factor.</summary>
    public SpectralWeights Plus(double factor, SpectralWeights other)
    {
        if (factor == 0 || other.Values.Length == 0)
            return this;
        var first = Math.Min(First, other.First);
        var sum = new double[Math.Max(First + Values.Length, other.First + other.Values.Length) - first];
        Values.CopyTo(sum, First - first);
        for (var i = 0; i < other.Values.Length; i++)
            sum[other.First - first + i] += factor * other.Values[i];
        return new(first, sum);
    }

    /// <summary>Weight of a point; 0 outside.</summary>
    public double At(int index) => index >= First && index < First + Values.Length ? Values[index - First] : 0;

    /// <summary>Σ wᵢ·fᵢ of a column on the whole axis.</summary>
    public double Of(ReadOnlySpan<double> column)
    {
        var sum = 0.0;
        for (var i = 0; i < Values.Length; i++)
            sum += Values[i] * column[First + i];
        return sum;
    }

    /// <summary>Σ wᵢ·Aᵢ of a stored spectrum.</summary>
    public double Of(ReadOnlySpan<float> spectrum)
    {
        var part = spectrum.Slice(First, Values.Length);
        var values = MemoryMarshal.Cast<float, Vector256<float>>(part);
        var weights = MemoryMarshal.Cast<double, Vector256<double>>(Values.AsSpan());
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i + 1 < values.Length; i += 2)
        {
            var (low, high) = Vector256.Widen(values[i]);
            var (lowNext, highNext) = Vector256.Widen(values[i + 1]);
            a += low * weights[2 * i];
            b += high * weights[(2 * i) + 1];
            c += lowNext * weights[(2 * i) + 2];
            d += highNext * weights[(2 * i) + 3];
        }

        var sum = Vector256.Sum(a + b + (c + d));
        for (var k = 8 * i; k < part.Length; k++)
            sum += part[k] * Values[k];
        return sum;
    }

    /// <summary>Σ wᵢ·Aᵢ of four stored spectra at once: their ways from memory overlap.</summary>
    /// <remarks>A band is a small part of a spectrum, and the next one lies pages away; one after the other, the processor would wait for each.</remarks>
    public (double A, double B, double C, double D) Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d)
    {
        var count = Values.Length;
        a = a.Slice(First, count);
        b = b.Slice(First, count);
        c = c.Slice(First, count);
        d = d.Slice(First, count);
        var weights = MemoryMarshal.Cast<double, Vector256<double>>(Values.AsSpan());
        var va = MemoryMarshal.Cast<float, Vector128<float>>(a);
        var vb = MemoryMarshal.Cast<float, Vector128<float>>(b);
        var vc = MemoryMarshal.Cast<float, Vector128<float>>(c);
        var vd = MemoryMarshal.Cast<float, Vector128<float>>(d);
        var (sa, sb, sc, sd) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < weights.Length; i++)
        {
            var w = weights[i];
            sa += w * Wide(va[i]);
            sb += w * Wide(vb[i]);
            sc += w * Wide(vc[i]);
            sd += w * Wide(vd[i]);
        }

        var (ra, rb, rc, rd) = (Vector256.Sum(sa), Vector256.Sum(sb), Vector256.Sum(sc), Vector256.Sum(sd));
        for (var k = 4 * weights.Length; k < count; k++)
            (ra, rb, rc, rd) = (ra + (Values[k] * a[k]), rb + (Values[k] * b[k]), rc + (Values[k] * c[k]), rd + (Values[k] * d[k]));
        return (ra, rb, rc, rd);

        static Vector256<double> Wide(Vector128<float> v)
        {
            // One instruction where there is one.
            if (Avx.IsSupported)
                return Avx.ConvertToVector256Double(v);
            var (low, high) = Vector128.Widen(v);
            return Vector256.Create(low, high);
        }
    }
}
