using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>How well an isothermal stretch is known after the line through both has been taken away.</summary>
/// <param name="Noise">Standard deviation of a point about a straight line.</param>
/// <param name="CorrelationTime">Points that are worth one independent point.</param>
/// <param name="Error">Standard error of the level: its noise, and its drift beyond what noise explains, as if it lasted into the ramp.</param>
internal sealed record IsothermalLevel(double Noise, double CorrelationTime, double Error)
{
    public static IsothermalLevel Of(double[] time, double[] flow, int first, int count)
    {
        var (t, y) = (time[first..(first + count)], flow[first..(first + count)]);
        var (mean, middle, slope) = (y.Average(), t.Average(), TemperatureProgramme.Slope(t, y));
        var rest = y.Select((v, i) => v - mean - (slope * (t[i] - middle))).ToArray();
        var noise = Math.Sqrt(rest.Sum(r => r * r) / Math.Max(1, count - 2));
        var time1 = Math.Max(1, count / EffectiveSample.SizeOf(rest));

        // A slope that is noise alone has this same variance when taken over the length.
        var variance = noise * noise * time1 / count;
        var drift = slope * (t[^1] - t[0]) / Math.Sqrt(12);
        return new(noise, time1, Math.Sqrt(variance + Math.Max(0, (drift * drift) - variance)));
    }
}
