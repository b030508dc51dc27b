namespace Fickian.Infrared;

/// <summary>Measures one band of one spectrum after another on the same axis.</summary>
/// <remarks>
/// The gradient of each measure by the points of the spectrum gives its standard error, σ·‖∂m/∂A‖: noise σ from the quiet range, alike and independent at every point.
/// The band's points stand in the middle of a window that holds the points of the baseline too.
/// </remarks>
internal sealed class BandMeter
{
    private readonly double[] axis;
    private readonly int first;
    private readonly int count;
    private readonly BandLine line;
    private readonly SpectralWeights trapezoid;
    private readonly SpectralWeights moment;
    private readonly QuietRange? quiet;
    private readonly double areaNorm;

    public BandMeter(Axis spectral, Band band, BandBaseline baseline, Band? quiet)
    {
        var range = band.On(spectral, 3);
        (first, count) = (range.Start.Value, range.End.Value - range.Start.Value);
        axis = spectral.Values.Span[range].ToArray();
        line = BandLine.Of(baseline, spectral, range);
        trapezoid = SpectralWeights.Trapezoid(spectral, range);
        Area = line.Above(spectral, trapezoid);
        areaNorm = Area.Norm;
        moment = line.Above(spectral, trapezoid with { Values = [.. trapezoid.Values.Select((w, i) => w * (axis[i] - line.Middle))] });
        this.quiet = quiet is null ? null : new QuietRange(spectral, quiet);
    }

    /// <summary>Weights of the area above the baseline.</summary>
    public SpectralWeights Area { get; }

    /// <summary>Number of values of the room that <see cref="Measure"/> needs.</summary>
    public int Room => count;

    /// <summary>Measures one spectrum.</summary>
    /// <param name="measure">What is measured.</param>
    /// <param name="spectrum">Stored values, [wavenumbers].</param>
    /// <param name="room">Room, [<see cref="Room"/>].</param>
    /// <returns>The value and its standard error, +∞ without a quiet range; NaN where there is none.</returns>
    public (double Value, double Error) Measure(BandMeasure measure, ReadOnlySpan<float> spectrum, Span<double> room)
    {
        if (measure == BandMeasure.Area)
            return (Area.Of(spectrum), Error(areaNorm, spectrum));
        if (measure == BandMeasure.Centre)
            return Centre(spectrum);
        var (level, slope) = (line.Level.Of(spectrum), line.Slope.Of(spectrum));
        for (var i = 0; i < count; i++)
            room[i] = spectrum[first + i] - level - (slope * (axis[i] - line.Middle));
        var top = Top(room);
        if (top <= 0 || top >= count - 1)
            return (measure == BandMeasure.Height && top >= 0 ? room[top] : double.NaN, double.PositiveInfinity);
        var vertex = Vertex(room, top);
        return measure switch
        {
            BandMeasure.Height => (vertex.Height, Error(Norm(Lagrange(top, vertex.Position)), spectrum)),
            BandMeasure.Position => (vertex.Position, Error(Norm(LagrangeSlope(top, vertex.Position)) / Math.Abs(vertex.Curvature), spectrum)),
            _ => Width(room, top, vertex, spectrum),
        };
    }

    private double Error(double norm, ReadOnlySpan<float> spectrum) => quiet is null ? double.PositiveInfinity : norm * quiet.Noise(spectrum);

    private (double Value, double Error) Centre(ReadOnlySpan<float> spectrum)
    {
        var (whole, first) = (Area.Of(spectrum), moment.Of(spectrum));
        var offset = first / whole;
        var error = quiet is null ? double.PositiveInfinity : Error(moment.Plus(-offset, Area).Norm / Math.Abs(whole), spectrum);
        return (line.Middle + offset, error);
    }

    private static int Top(ReadOnlySpan<double> values)
    {
        var top = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                return -1;
            if (top < 0 || values[i] > values[top])
                top = i;
        }

        return top;
    }

    private (double Position, double Height, double Curvature) Vertex(ReadOnlySpan<double> values, int top)
    {
        var (left, right) = (axis[top - 1] - axis[top], axis[top + 1] - axis[top]);
        var (a, b) = ((values[top - 1] - values[top]) / left, (values[top + 1] - values[top]) / right);
        var curvature = 2 * (b - a) / (right - left);
        var slope = a - (0.5 * curvature * left);
        // Three equal values have no vertex; the middle one serves.
        var step = curvature == 0 ? 0 : -slope / curvature;
        return (axis[top] + step, values[top] + (0.5 * slope * step), curvature);
    }

    // Half-height crossings move by (½δh − δA)/A′: their difference is linear in the five points around.
    private (double Value, double Error) Width(ReadOnlySpan<double> values, int top, (double Position, double Height, double Curvature) vertex, ReadOnlySpan<float> spectrum)
    {
        var half = 0.5 * vertex.Height;
        var (left, right) = (top, top);
        while (left > 0 && values[left - 1] > half)
            left--;
        while (right < count - 1 && values[right + 1] > half)
            right++;
        if (left == 0 || right == count - 1 || half <= 0)
            return (double.NaN, double.PositiveInfinity);
        var (lowCrossing, low) = Crossing(values, left - 1, half);
        var (highCrossing, high) = Crossing(values, right, half);
        var direction = highCrossing > lowCrossing ? 1 : -1;
        if (quiet is null)
            return (Math.Abs(highCrossing - lowCrossing), double.PositiveInfinity);
        var height = Lagrange(top, vertex.Position);
        var gradient = new SpectralWeights(first, new double[count])
            .Plus(direction * 0.5 * (low.Slope - high.Slope), height)
            .Plus(-direction * low.Slope, low.Value)
            .Plus(direction * high.Slope, high.Value);
        return (Math.Abs(highCrossing - lowCrossing), Error(Norm(gradient), spectrum));
    }

    // Where the values cross a level between two points, and how that moves: δx = −δA/A′; Slope holds −1/A′.
    private (double Position, (double Slope, SpectralWeights Value) Move) Crossing(ReadOnlySpan<double> values, int at, double level)
    {
        var part = (level - values[at]) / (values[at + 1] - values[at]);
        var inverse = (axis[at + 1] - axis[at]) / (values[at + 1] - values[at]);
        return (axis[at] + (part * (axis[at + 1] - axis[at])), (-inverse, new(first + at, [1 - part, part])));
    }

    private SpectralWeights Lagrange(int top, double x)
    {
        var (a, b, c) = (axis[top - 1], axis[top], axis[top + 1]);
        return new(first + top - 1, [(x - b) * (x - c) / ((a - b) * (a - c)), (x - a) * (x - c) / ((b - a) * (b - c)), (x - a) * (x - b) / ((c - a) * (c - b))]);
    }

    private SpectralWeights LagrangeSlope(int top, double x)
    {
        var (a, b, c) = (axis[top - 1], axis[top], axis[top + 1]);
        return new(first + top - 1, [((2 * x) - b - c) / ((a - b) * (a - c)), ((2 * x) - a - c) / ((b - a) * (b - c)), ((2 * x) - a - b) / ((c - a) * (c - b))]);
    }

    // The baseline moves with the noise too.
    private double Norm(SpectralWeights gradient)
    {
        var (sum, moment) = (0.0, 0.0);
        for (var i = 0; i < gradient.Values.Length; i++)
        {
            sum += gradient.Values[i];
            moment += gradient.Values[i] * (axis[gradient.First + i - first] - line.Middle);
        }

        return gradient.Plus(-sum, line.Level).Plus(-moment, line.Slope).Norm;
    }
}
