namespace Fickian.Infrared;

/// <summary>Noise of a spectrum from a range that holds no band: scatter about a straight line.</summary>
internal sealed class QuietRange
{
    private readonly int first;
    private readonly double[] x;
    private readonly double square;

    public QuietRange(Axis axis, Band range)
    {
        var points = range.On(axis, 3);
        first = points.Start.Value;
        x = axis.Values.Span[points].ToArray();
        var mean = x.Average();
        for (var i = 0; i < x.Length; i++)
            x[i] -= mean;
        square = x.Sum(v => v * v);
    }

    /// <summary>Standard deviation of a point, with n − 2 degrees of freedom.</summary>
    public double Noise(ReadOnlySpan<float> spectrum)
    {
        var part = spectrum.Slice(first, x.Length);
        var (sum, along) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            sum += part[i];
            along += part[i] * x[i];
        }

        var (mean, slope, residual) = (sum / x.Length, along / square, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var r = part[i] - mean - (slope * x[i]);
            residual += r * r;
        }

        return Math.Sqrt(residual / (x.Length - 2));
    }
}
