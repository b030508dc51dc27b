using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fickian.Numerics;

/// <summary>Clipping of peaks in a shrinking window: vᵢ ← min(vᵢ, (vᵢ₋ₚ + vᵢ₊ₚ)/2) for p = m, m − 1, …, 1.</summary>
/// <remarks>Even steps. The nearer to an end, the smaller the window. O(n·m). Source: M. Morháč et al., Nucl. Instrum. Methods A 401, 113 (1997).</remarks>
internal static class PeakClipping
{
    /// <summary>Clips in place.</summary>
    /// <param name="values">Values at even steps, [n].</param>
    /// <param name="room">Room, [n].</param>
    /// <param name="widest">Half width m of the widest window in steps.</param>
    public static void Clip(Span<double> values, Span<double> room, int widest)
    {
        var n = values.Length;
        for (var p = Math.Min(widest, (n - 1) / 2); p > 0; p--)
        {
            var middle = values[p..(n - p)];
            var left = values[..(n - (2 * p))];
            var right = values[(2 * p)..];
            var result = room[..middle.Length];
            var vm = Wide(middle);
            var vl = Wide(left);
            var vr = Wide(right);
            var wide = MemoryMarshal.Cast<double, Vector256<double>>(result);
            for (var i = 0; i < wide.Length; i++)
                wide[i] = Vector256.Min(vm[i], (vl[i] + vr[i]) * 0.5);
            for (var i = 4 * wide.Length; i < result.Length; i++)
                result[i] = Math.Min(middle[i], (left[i] + right[i]) * 0.5);
            result.CopyTo(middle);
        }
    }

    /// <summary>Clips in place and leaves what is curved: vᵢ ← min(vᵢ, max(a, b)), a = (vᵢ₋ₚ + vᵢ₊ₚ)/2, b the parabola through the ends and the places half way.</summary>
    /// <remarks>b = [p²(vᵢ₋ᵣ + vᵢ₊ᵣ) − r²(vᵢ₋ₚ + vᵢ₊ₚ)]/[2(p² − r²)], r = p/2 rounded up, is exact for a cubic, so that a hump much wider than the window keeps its height; plain clipping adds up to a loss of m³·|v″|/6.</remarks>
    /// <param name="values">Values at even steps, [n].</param>
    /// <param name="room">Room, [n].</param>
    /// <param name="widest">Half width m of the widest window in steps.</param>
    public static void ClipCurved(Span<double> values, Span<double> room, int widest)
    {
        var n = values.Length;
        for (var p = Math.Min(widest, (n - 1) / 2); p > 0; p--)
        {
            // The half step rounds up: for an odd window b uses the places that enclose it.
            var half = (p + 1) / 2;
            for (var i = p; i < n - p; i++)
            {
                var ends = values[i - p] + values[i + p];
                var (r, q) = ((double)half * half, (double)p * p);
                var curved = ((q * (values[i - half] + values[i + half])) - (r * ends)) / (2 * (q - r));
                room[i] = Math.Min(values[i], p == half ? ends / 2 : Math.Max(ends / 2, curved));
            }

            room[p..(n - p)].CopyTo(values[p..(n - p)]);
        }
    }

    private static ReadOnlySpan<Vector256<double>> Wide(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector256<double>>(values);
}
