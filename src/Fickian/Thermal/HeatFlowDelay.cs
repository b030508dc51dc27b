using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>Time constant by which the heat flow of a calorimeter follows what happens in the pan, from the ends of ramps.</summary>
/// <remarks>
/// Where a ramp ends in a hold, the heat flow falls to its isothermal level; the last fifth of that fall, down to 1 % or four times the noise, is an exponential whose time constant is that of pan and sensor. Line through ln|Φ − Φ_iso| over time, weighted by (Φ − Φ_iso)².
/// The median of all ends of ramps, with their scatter and 10 % for what is left of the faster site of the reference.
/// Accuracy: within 10 % of the delay of a simulated glass transition for resistances of 40 to 130 K/W.
/// Source: equation of Tian for a calorimeter with one time constant, as restated in the literature.
/// </remarks>
internal static class HeatFlowDelay
{
    private const double From = 0.2;
    private const double To = 0.01;
    private const double ModelPart = 0.1;
    private const int FewestPoints = 3;

    /// <summary>The time constant, s; null if no end of a ramp shows it.</summary>
    public static Estimate? Of(Thermogram run, double[] signal)
    {
        if (!run.Has(ThermalRole.Time))
            return null;
        var (time, segments) = (run[ThermalRole.Time], TemperatureProgramme.Segments(run));
        var found = segments.Zip(segments.Skip(1))
            .Where(p => p.First.Direction != ProgrammeDirection.Isothermal && p.Second.Direction == ProgrammeDirection.Isothermal)
            .Select(p => Fall(time, signal, p.First, p.Second)).Where(double.IsFinite).Order().ToArray();
        if (found.Length == 0)
            return null;
        var median = 0.5 * (found[(found.Length - 1) / 2] + found[found.Length / 2]);
        var scatter = found.Length < 2 ? 0 : Math.Sqrt(found.Sum(f => (f - median) * (f - median)) / (found.Length - 1) / found.Length);
        return new(median, Math.Sqrt((scatter * scatter) + (ModelPart * ModelPart * median * median)), Unit.Second) { Name = "delay" };
    }

    /// <summary>Mean signal of the hold before a segment, or after it; 0 if there is neither.</summary>
    public static double IsothermalLevel(double[] signal, ImmutableArray<ProgrammeSegment> segments, ProgrammeSegment segment)
    {
        var at = segments.IndexOf(segment);
        var hold = new[] { at - 1, at + 1 }.Where(i => at >= 0 && i >= 0 && i < segments.Length).Select(i => segments[i]).FirstOrDefault(s => s.Direction == ProgrammeDirection.Isothermal && s.Count >= FewestPoints);
        return hold is null ? 0 : Level(signal, hold).Mean is var mean && double.IsFinite(mean) ? mean : 0;
    }

    // The second half of a hold, in which it has settled.
    private static (double Mean, double Noise) Level(double[] signal, ProgrammeSegment hold)
    {
        var late = signal.Skip(hold.First + (hold.Count / 2)).Take(hold.Count - (hold.Count / 2)).Where(double.IsFinite).ToArray();
        if (late.Length == 0)
            return (double.NaN, double.NaN);
        var mean = late.Average();
        return (mean, Math.Sqrt(late.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, late.Length - 1)));
    }

    private static double Fall(double[] time, double[] signal, ProgrammeSegment ramp, ProgrammeSegment hold)
    {
        var (level, noise) = Level(signal, hold);
        var height = signal[Math.Max(ramp.First, hold.First - Math.Max(1, ramp.Count / 20))] - level;
        var floor = Math.Max(To * Math.Abs(height), 4 * noise);
        var end = hold.First + (hold.Count / 2);
        var first = hold.First - Math.Max(1, ramp.Count / 20);
        while (first < end && !(Math.Abs(signal[first] - level) < From * Math.Abs(height)))
            first++;
        List<(double Time, double Logarithm, double Weight)> points = [];
        for (var i = first; i < end && (signal[i] - level) * Math.Sign(height) > floor; i++)
            points.Add((time[i], Math.Log(Math.Abs(signal[i] - level)), Math.Pow((signal[i] - level) / height, 2)));
        if (points.Count < FewestPoints)
            return double.NaN;
        var weight = points.Sum(p => p.Weight);
        var (mt, ml) = (points.Sum(p => p.Weight * p.Time) / weight, points.Sum(p => p.Weight * p.Logarithm) / weight);
        var slope = points.Sum(p => p.Weight * (p.Time - mt) * (p.Logarithm - ml)) / points.Sum(p => p.Weight * (p.Time - mt) * (p.Time - mt));
        return slope < 0 ? -1 / slope : double.NaN;
    }
}
