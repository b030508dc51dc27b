using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>One heating or cooling of a calorimeter: heat flow, endothermic positive, over a temperature that rises or falls throughout.</summary>
/// <remarks>
/// Rows next to a change of the programme, in which the instrument has not settled, and rows whose temperature does not go on are left out, and long scans are averaged over blocks to at most 2000 points: neighbours carry no more information than their mean.
/// C = Φ/β with the mean rate β of the scan: the same for heating and cooling, up to the lag of the instrument.
/// </remarks>
public sealed partial record CalorimetricScan
{
    private const int MostPoints = 2000;
    private const int FewestPoints = 16;

    private CalorimetricScan(double[] time, double[] temperature, double[] heatFlow, double rate) =>
        (Time, Temperature, HeatFlow, Rate) = (time, temperature, heatFlow, rate);

    /// <summary>Time, s, ascending, [n].</summary>
    public ReadOnlyMemory<double> Time { get; }

    /// <summary>Temperature, K, strictly ascending or descending, [n].</summary>
    public ReadOnlyMemory<double> Temperature { get; }

    /// <summary>Heat flow, endothermic positive, in the unit of <see cref="Quantity"/>, [n].</summary>
    public ReadOnlyMemory<double> HeatFlow { get; }

    /// <summary>Mean heating rate β, K/s; negative on cooling.</summary>
    public double Rate { get; }

    /// <summary>What the heat flow is: W, W/kg where the mass is known, or the voltage of a sensor that was not calibrated.</summary>
    public Quantity Quantity { get; private init; } = ThermalQuantity.HeatFlow;

    /// <summary>Name of the run.</summary>
    public string Name { get; private init; } = "";

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; private init; } = Provenance.Measured;

    /// <summary>What is worth knowing about the scan.</summary>
    public ImmutableArray<Finding> Findings { get; private init; } = [];

    /// <summary>Heat flow where the temperature stays, before the scan or else after it; 0 where the file has no such stretch.</summary>
    public double IsothermalHeatFlow { get; private init; }

    /// <summary>Time by which the heat flow comes late, s; null if it is not known.</summary>
    public Estimate? Delay { get; init; }

    /// <summary>What the temperatures and heat flows were corrected by; null for none.</summary>
    public InstrumentCalibration? Calibration { get; private init; }

    /// <summary>Lowest and highest temperature.</summary>
    public ScanRange Range => Rate > 0 ? new(Temperature.Span[0], Temperature.Span[^1]) : new(Temperature.Span[^1], Temperature.Span[0]);

    /// <summary>Apparent heat capacity Φ/β over temperature, ascending: J/(kg K), J/K, or voltage over rate.</summary>
    public Curve HeatCapacity => Over(1 / Rate) with { YQuantity = Capacity };

    /// <summary>Heat flow over temperature, ascending.</summary>
    public Curve OverTemperature => Over(1) with { YQuantity = Quantity };

    private Quantity Capacity => Quantity.Unit.Symbol switch
    {
        "W" => ThermalQuantity.HeatCapacity,
        "W/kg" => ThermalQuantity.SpecificHeatCapacity,
        _ => new("signalOverRate", "U/β", new($"{Quantity.Unit}/(K/s)")),
    };

    /// <summary>A scan out of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="segment">Which segment; null for the longest heating, or cooling if there is no heating.</param>
    /// <param name="range">Which temperatures, K; null for all of the segment.</param>
    /// <param name="sign">Which way heat flows where the signal is positive; <see cref="HeatFlowSign.NotStated"/> takes what the file says.</param>
    /// <param name="rate">Heating rate of a run without times, K/s; NaN if it has them.</param>
    /// <exception cref="ArgumentException">The sign or the rate is not known, there is no heat flow, or the temperature does not change.</exception>
    public static CalorimetricScan Of(
        Thermogram run, ProgrammeSegment? segment = null, ScanRange? range = null, HeatFlowSign sign = HeatFlowSign.NotStated, double rate = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (signal, quantity) = Signal(run);
        var direction = sign == HeatFlowSign.NotStated ? run.HeatFlowSign : sign;
        if (direction == HeatFlowSign.NotStated)
            throw new ArgumentException($"'{run.Name}' does not say whether its heat flow is positive for endothermic or for exothermic events; state it (endothermic up or down).", nameof(sign));
        var segments = TemperatureProgramme.Segments(run);
        var chosen = segment ?? Longest(segments)
            ?? throw new ArgumentException($"A temperature that rises or falls was expected in '{run.Name}' and none was found; is it an isothermal run?", nameof(run));
        var temperature = TemperatureProgramme.TemperatureOf(run);
        var time = run.Has(ThermalRole.Time) ? run[ThermalRole.Time] : Times(run, temperature, chosen, rate);
        var turn = direction == HeatFlowSign.ExothermicPositive ? -1 : 1;
        int[] rows = [.. Enumerable.Range(chosen.First, chosen.Count)
            .Where(i => double.IsFinite(time[i]) && double.IsFinite(temperature[i]) && double.IsFinite(signal[i]) && (range is not { } r || r.Contains(temperature[i])))];
        var delay = HeatFlowDelay.Of(run, signal);
        var (first, last) = run.Has(ThermalRole.Time) ? ProgrammeTransient.Settled(time, temperature, segments, chosen, delay) : (chosen.First, chosen.First + chosen.Count - 1);
        var settled = rows.Where(i => i >= first && i <= last).ToArray();
        var scan = Of(run, [.. settled.Select(i => (time[i], temperature[i], turn * signal[i]))], quantity);
        var told = ProgrammeTransient.Told([.. rows.Except(settled).Select(i => temperature[i])]);
        return scan with
        {
            IsothermalHeatFlow = turn * HeatFlowDelay.IsothermalLevel(signal, segments, chosen),
            Delay = delay,
            Findings = [.. told is null ? Array.Empty<Finding>() : [told], .. scan.Findings],
        };
    }

    /// <summary>A scan from its points.</summary>
    /// <param name="time">Time, s, ascending, [n].</param>
    /// <param name="temperature">Temperature, K, [n].</param>
    /// <param name="heatFlow">Heat flow, endothermic positive, [n].</param>
    /// <param name="quantity">What the heat flow is.</param>
    /// <param name="name">Name of the run.</param>
    /// <param name="provenance">How the values were obtained.</param>
    public static CalorimetricScan Of(double[] time, double[] temperature, double[] heatFlow, Quantity quantity, string name, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        var points = time.Zip(temperature, heatFlow).ToArray();
        return From(points, name) with { Quantity = quantity, Name = name, Provenance = provenance };
    }

    /// <summary>A heat capacity that was measured otherwise, by three runs or from a file, as the scan that it came from.</summary>
    /// <param name="heatCapacity">Heat capacity over temperature, J/(kg K).</param>
    /// <param name="rate">Heating rate of the measurement, K/s; negative on cooling.</param>
    public static CalorimetricScan OfHeatCapacity(Curve heatCapacity, double rate)
    {
        ArgumentNullException.ThrowIfNull(heatCapacity);
        if (rate == 0 || !double.IsFinite(rate))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A heating rate other than zero is expected, negative on cooling.");
        var (x, y) = (heatCapacity.X.ToArray(), Array.ConvertAll(heatCapacity.Y.ToArray(), c => c * rate));
        if (rate < 0)
        {
            Array.Reverse(x);
            Array.Reverse(y);
        }

        return Of(Array.ConvertAll(x, t => (t - x[0]) / rate), x, y, ThermalQuantity.SpecificHeatFlow, heatCapacity.Name, heatCapacity.Provenance);
    }

    /// <summary>The scan with its temperatures and heat flows corrected.</summary>
    /// <param name="calibration">The calibration.</param>
    public CalorimetricScan Calibrated(InstrumentCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        var temperature = Array.ConvertAll(Temperature.ToArray(), t => t + (calibration.Temperature?.Shift(t) ?? 0));
        var factor = calibration.HeatFlowFactor?.Value ?? 1;
        return new(Time.ToArray(), temperature, Array.ConvertAll(HeatFlow.ToArray(), v => factor * v), TemperatureProgramme.Slope(Time.Span, temperature))
        {
            Quantity = Quantity,
            Name = Name,
            Provenance = Provenance,
            IsothermalHeatFlow = factor * IsothermalHeatFlow,
            Delay = Delay,
            Calibration = calibration,
            Findings = [.. Findings, .. calibration.FindingsFor(Rate, Range)],
        };
    }

    /// <summary>The scan with its heat flow set right for a delay of first order: Φ + τ·dΦ/dt.</summary>
    /// <remarks>Noise grows: the slope is taken from local cubics over τ to either side. The delay that is left is 0 ± u(τ). Source: equation of Tian, as restated in the literature.</remarks>
    /// <param name="delay">τ, s; null for the one that was found in the run.</param>
    /// <exception cref="ArgumentException">None is stated and none was found.</exception>
    public CalorimetricScan WithoutDelay(Estimate? delay = null)
    {
        var late = delay ?? Delay ?? throw new ArgumentException($"The delay of the heat flow was expected and '{Name}' has no end of a ramp that shows it; state it, for example 8 s.", nameof(delay));
        if (!(late.Value >= 0) || !double.IsFinite(late.StandardError))
            throw new ArgumentException($"A delay of 0 s or more was expected and {late} was found.", nameof(delay));
        var slope = new LocalCubic(Time.ToArray(), late.Value).Slope(HeatFlow.ToArray());
        return new(Time.ToArray(), Temperature.ToArray(), [.. HeatFlow.ToArray().Zip(slope, (v, s) => v + (late.Value * s))], Rate)
        {
            Quantity = Quantity,
            Name = Name,
            Provenance = Provenance,
            IsothermalHeatFlow = IsothermalHeatFlow,
            Delay = late with { Value = 0 },
            Calibration = Calibration,
            Findings = [.. Findings, Finding.Hint($"The heat flow was set right for a delay of {late}.", "delay")],
        };
    }

    /// <summary>The longest heating of a programme, or cooling if there is no heating; null if there is neither.</summary>
    /// <param name="segments">Segments of the programme.</param>
    public static ProgrammeSegment? Longest(ImmutableArray<ProgrammeSegment> segments) =>
        segments.Where(s => s.Direction == ProgrammeDirection.Heating).MaxBy(s => Math.Abs(s.To - s.From))
        ?? segments.Where(s => s.Direction == ProgrammeDirection.Cooling).MaxBy(s => Math.Abs(s.To - s.From));

    private static CalorimetricScan Of(Thermogram run, (double, double, double)[] points, Quantity quantity)
    {
        var scan = From(points, run.Name);
        ImmutableArray<Finding> findings = quantity.Unit.Symbol.Contains('V', StringComparison.Ordinal)
            ? [Finding.Warning("The signal is a voltage that was not calibrated: temperatures hold, amounts of heat do not.", "heat flow")] : [];
        return scan with { Quantity = quantity, Name = run.Name, Provenance = run.Provenance, Findings = [.. findings, .. scan.Findings] };
    }

    private static CalorimetricScan From((double Time, double Temperature, double HeatFlow)[] points, string name)
    {
        var block = Math.Max(1, (points.Length + MostPoints - 1) / MostPoints);
        var means = points.Chunk(block).Where(c => c.Length == block).Select(c => (Time: c.Average(p => p.Time), Temperature: c.Average(p => p.Temperature), HeatFlow: c.Average(p => p.HeatFlow))).ToArray();
        if (means.Length < FewestPoints)
            throw new ArgumentException($"At least {FewestPoints} points of one heating or cooling were expected in '{name}' and {means.Length} were found; widen the range or choose another segment.", nameof(points));
        var direction = Math.Sign(means[^1].Temperature - means[0].Temperature);
        List<(double Time, double Temperature, double HeatFlow)> kept = [means[0]];
        foreach (var point in means.Skip(1))
        {
            if ((point.Temperature - kept[^1].Temperature) * direction > 0 && point.Time > kept[^1].Time)
                kept.Add(point);
        }

        if (kept.Count < FewestPoints)
            throw new ArgumentException($"A temperature that rises or falls throughout was expected in '{name}' and {kept.Count} of {means.Length} points go on; choose one segment of the programme.", nameof(points));
        var (time, temperature) = (kept.Select(k => k.Time).ToArray(), kept.Select(k => k.Temperature).ToArray());
        var left = means.Length - kept.Count;
        return new(time, temperature, [.. kept.Select(k => k.HeatFlow)], TemperatureProgramme.Slope(time, temperature))
        {
            Findings = left > 0.02 * means.Length ? [Finding.Hint($"{left} of {means.Length} points whose temperature did not go on were left out.", "temperature")] : [],
        };
    }

    private static (double[] Values, Quantity Quantity) Signal(Thermogram run)
    {
        if (run.Has(ThermalRole.SpecificHeatFlow))
            return (run[ThermalRole.SpecificHeatFlow], ThermalQuantity.SpecificHeatFlow);
        if (run.Has(ThermalRole.HeatFlow))
        {
            return run.SampleMass > 0
                ? (Array.ConvertAll(run[ThermalRole.HeatFlow], v => v / run.SampleMass), ThermalQuantity.SpecificHeatFlow)
                : (run[ThermalRole.HeatFlow], ThermalQuantity.HeatFlow);
        }

        if (run.Has(ThermalRole.SpecificSensorVoltage))
            return (run[ThermalRole.SpecificSensorVoltage], new("sensorVoltage", "U/m", new("V/kg")));
        return (run[run.Has(ThermalRole.SensorVoltage) ? ThermalRole.SensorVoltage : ThermalRole.HeatFlow], new("sensorVoltage", "U", new("V")));
    }

    private static double[] Times(Thermogram run, double[] temperature, ProgrammeSegment segment, double rate) => rate != 0 && double.IsFinite(rate)
        ? Array.ConvertAll(temperature, t => (t - segment.From) / (segment.Direction == ProgrammeDirection.Cooling ? -Math.Abs(rate) : Math.Abs(rate)))
        : throw new ArgumentException($"'{run.Name}' has no times; state the heating rate, for example 20 K/min.", nameof(rate));

    private Curve Over(double factor)
    {
        var (x, y) = (Temperature.ToArray(), Array.ConvertAll(HeatFlow.ToArray(), v => v * factor));
        if (Rate < 0)
        {
            Array.Reverse(x);
            Array.Reverse(y);
        }

        return new(x, y) { XQuantity = ThermalQuantity.Temperature, Name = Name, Provenance = Provenance, Findings = Findings };
    }
}
