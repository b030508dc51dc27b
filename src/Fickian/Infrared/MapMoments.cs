using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fickian.Infrared;

/// <summary>Mean and covariance of rows of numbers that come block by block.</summary>
/// <remarks>Sums about a centre that is fixed beforehand, in double precision, by rows of the triangle on all processors; the same digits however they are divided.</remarks>
internal sealed class MapMoments(int width)
{
    private readonly double[] products = new double[width * width];

    /// <summary>Number of rows that were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds rows, [count × width], already without their centre; their number is a multiple of four, filled up with zeros.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">How many rows count.</param>
    public void Add(double[] rows, int count)
    {
        Count += count;
        Parallel.For(0, width, i =>
        {
            for (var s = 0; s < count; s += 4)
                AddFour(rows.AsSpan(s * width, 4 * width), i);
        });
    }

    /// <summary>Sums of products over a number of degrees of freedom, both triangles, [width × width].</summary>
    public double[,] Covariance(double freedom)
    {
        var matrix = new double[width, width];
        for (var i = 0; i < width; i++)
        {
            for (var j = i; j < width; j++)
                matrix[i, j] = matrix[j, i] = products[(i * width) + j] / freedom;
        }

        return matrix;
    }

    private void AddFour(ReadOnlySpan<double> rows, int i)
    {
        var sum = products.AsSpan((i * width) + i, width - i);
        var a = rows.Slice(i, width - i);
        var b = rows.Slice(width + i, width - i);
        var c = rows.Slice((2 * width) + i, width - i);
        var d = rows.Slice((3 * width) + i, width - i);
        var (fa, fb, fc, fd) = (Vector256.Create(a[0]), Vector256.Create(b[0]), Vector256.Create(c[0]), Vector256.Create(d[0]));
        var wide = MemoryMarshal.Cast<double, Vector256<double>>(sum);
        var wa = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var wb = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var wc = MemoryMarshal.Cast<double, Vector256<double>>(c);
        var wd = MemoryMarshal.Cast<double, Vector256<double>>(d);
        for (var j = 0; j < wide.Length; j++)
            wide[j] += (fa * wa[j]) + (fb * wb[j]) + (fc * wc[j]) + (fd * wd[j]);
        for (var j = 4 * wide.Length; j < sum.Length; j++)
            sum[j] += (a[0] * a[j]) + (b[0] * b[j]) + (c[0] * c[j]) + (d[0] * d[j]);
    }
}
