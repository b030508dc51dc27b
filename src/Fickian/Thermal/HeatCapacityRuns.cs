using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Heat capacity by three runs: empty, sapphire, sample.</summary>
/// <remarks>
/// c_p = {[(Φ_s − Φ₀)/(Φ_sap − Φ₀)]·(m_sap·c_sap + Δ_sap·c_pan) − Δ_s·c_pan}/m_s, Δ the excess mass of a pan over that of the empty run; all three runs levelled by their isothermal ends.
/// One programme, one purge, one cell for all runs; the sign of the heat flow cancels. Within a ramp Φ is compared at equal temperature of each run; its first tenth, where the rate builds up, and its last thirtieth, where the sensor comes to rest, say nothing.
/// Errors: noise and levels of the three runs, masses, table of sapphire; not what changes between runs, such as the place of the pan, for which repeat them.
/// Source: procedure of ASTM E1269 and ISO 11357-4 as restated in the literature; the documents themselves were not consulted.
/// </remarks>
public static class HeatCapacityRuns
{
    private const double StartPart = 0.1;
    private const double EndPart = 0.03;

    /// <summary>Mean heat capacity over a ramp, from the heats of the three runs.</summary>
    /// <param name="zero">Ramp of the empty run.</param>
    /// <param name="sapphire">Ramp of the sapphire.</param>
    /// <param name="sample">Ramp of the sample.</param>
    /// <param name="sapphireMass">Mass of the sapphire, kg.</param>
    /// <param name="sampleMass">Mass of the sample, kg.</param>
    /// <param name="pans">Masses of the pans; null if they are alike.</param>
    /// <exception cref="ArgumentException">The sapphire took up no more heat than the empty pan, within three standard errors.</exception>
    public static Estimate Mean(LevelledRamp zero, LevelledRamp sapphire, LevelledRamp sample, Estimate sapphireMass, Estimate sampleMass, PanTerm? pans = null)
    {
        ArgumentNullException.ThrowIfNull(sapphire);
        var temperature = sapphire.Temperature.Span;
        var reference = Thermal.Sapphire.MeanHeatCapacity(new(Math.Min(temperature[0], temperature[^1]), Math.Max(temperature[0], temperature[^1])));
        return Combine(ThermalQuantity.SpecificHeatCapacity, zero, sapphire, sample, reference, sapphireMass, sampleMass, pans);
    }

    /// <summary>Ratio of the heats of sample and sapphire, each less that of the empty pan.</summary>
    /// <param name="zero">Ramp of the empty run.</param>
    /// <param name="sapphire">Ramp of the sapphire.</param>
    /// <param name="sample">Ramp of the sample.</param>
    public static Estimate Ratio(LevelledRamp zero, LevelledRamp sapphire, LevelledRamp sample)
    {
        var one = new Estimate(1, 0, Unit.One);
        return Combine(new("heatRatio", "Q_s/Q_sap", Unit.One), zero, sapphire, sample, one, one, one, null);
    }

    /// <summary>Heat capacity over temperature within a ramp, without its first tenth and its last thirtieth in the order of time.</summary>
    /// <param name="zero">Ramp of the empty run.</param>
    /// <param name="sapphire">Ramp of the sapphire.</param>
    /// <param name="sample">Ramp of the sample.</param>
    /// <param name="sapphireMass">Mass of the sapphire, kg.</param>
    /// <param name="sampleMass">Mass of the sample, kg.</param>
    /// <param name="step">Temperatures are this far apart and signals means over it, K.</param>
    /// <param name="pans">Masses of the pans; null if they are alike.</param>
    public static Curve Over(LevelledRamp zero, LevelledRamp sapphire, LevelledRamp sample, Estimate sapphireMass, Estimate sampleMass, double step = 1, PanTerm? pans = null)
    {
        ArgumentNullException.ThrowIfNull(zero);
        ArgumentNullException.ThrowIfNull(sapphire);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        LevelledRamp[] ramps = [zero, sapphire, sample];
        var (low, high) = (ramps.Max(r => Lowest(r)), ramps.Min(r => Highest(r)));
        var (start, end) = (StartPart * (high - low), EndPart * (high - low));
        (low, high) = sample.Rate > 0 ? (low + start, high - end) : (low + end, high - start);
        List<(double T, Estimate C)> points = [];
        for (var t = Math.Ceiling(low / step) * step; t + (0.5 * step) <= high; t += step)
        {
            var means = Array.ConvertAll(ramps, r => Near(r, t, step));
            if (Array.TrueForAll(means, m => m is not null) && Thermal.Sapphire.Range.Contains(t))
                points.Add((t, Combine(means[0]!, means[1]!, means[2]!, ThermalQuantity.SpecificHeatCapacity, Thermal.Sapphire.HeatCapacity(t), sapphireMass, sampleMass, pans)));
        }

        return new([.. points.Select(p => p.T)], [.. points.Select(p => p.C.Value)], [.. points.Select(p => p.C.StandardError)])
        {
            XQuantity = ThermalQuantity.Temperature,
            YQuantity = ThermalQuantity.SpecificHeatCapacity,

            // One simulated run makes the result a simulated one.
            Provenance = Array.Exists(ramps, r => r.Provenance == Provenance.Simulated) ? Provenance.Simulated : sample.Provenance,
        };
    }

    private static Estimate Combine(
        Quantity quantity, LevelledRamp zero, LevelledRamp sapphire, LevelledRamp sample, Estimate reference, Estimate sapphireMass, Estimate sampleMass, PanTerm? pans)
    {
        ArgumentNullException.ThrowIfNull(zero);
        ArgumentNullException.ThrowIfNull(sapphire);
        ArgumentNullException.ThrowIfNull(sample);
        var difference = Math.Abs(sapphire.Heat.Value - zero.Heat.Value);
        return difference > 3 * Math.Sqrt(Math.Pow(sapphire.Heat.StandardError, 2) + Math.Pow(zero.Heat.StandardError, 2))
            ? Combine(zero.Heat, sapphire.Heat, sample.Heat, quantity, reference, sapphireMass, sampleMass, pans)
            : throw new ArgumentException($"The sapphire was expected to take up more heat than the empty pan; the heats {sapphire.Heat} and {zero.Heat} differ by less than three standard errors. Were the files exchanged?", nameof(sapphire));
    }

    private static Estimate Combine(Estimate zero, Estimate sapphire, Estimate sample, Quantity quantity, Estimate reference, Estimate sapphireMass, Estimate sampleMass, PanTerm? pans)
    {
        var none = new Estimate(0, 0, Unit.One);
        return Propagation.OfIndependent(
            quantity,
            v => (((v[2] - v[0]) / (v[1] - v[0]) * ((v[4] * v[3]) + (v[8] * v[6]))) - (v[7] * v[6])) / v[5],
            zero, sapphire, sample, reference, sapphireMass, sampleMass, pans?.HeatCapacity ?? none, pans?.SampleExcess ?? none, pans?.SapphireExcess ?? none);
    }

    private static double Lowest(LevelledRamp ramp) => Math.Min(ramp.Temperature.Span[0], ramp.Temperature.Span[^1]);

    private static double Highest(LevelledRamp ramp) => Math.Max(ramp.Temperature.Span[0], ramp.Temperature.Span[^1]);

    private static Estimate? Near(LevelledRamp ramp, double at, double step)
    {
        var (t, y, sum, count) = (ramp.Temperature, ramp.HeatFlow, 0.0, 0);
        for (var i = 0; i < t.Length; i++)
        {
            if (Math.Abs(t.Span[i] - at) <= 0.5 * step)
                (sum, count) = (sum + y.Span[i], count + 1);
        }

        return count == 0 ? null
            : new(sum / count, Math.Sqrt((ramp.Noise * ramp.Noise * Math.Min(1, ramp.CorrelationTime / count)) + (ramp.LevelError * ramp.LevelError)), new("W"));
    }
}
