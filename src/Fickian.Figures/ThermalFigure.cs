using System.Globalization;
using Fickian.Thermal;

namespace Fickian.Figures;

/// <summary>What there is to see of an analysis of thermal data: the trace, its baselines and tangents, and what was read where.</summary>
public static class ThermalFigure
{
    private static readonly Colour[] Colours = [SeriesColours.Of(0), SeriesColours.Of(1), SeriesColours.Of(2), SeriesColours.Of(3)];

    /// <summary>A glass transition: heat capacity with the lines of glass and liquid and the tangent at the inflection.</summary>
    /// <param name="transition">The transition.</param>
    /// <param name="title">What was measured.</param>
    public static Figure Of(GlassTransition transition, string title)
    {
        ArgumentNullException.ThrowIfNull(transition);
        var curve = transition.HeatCapacity;
        var (low, high) = (transition.Glass.Range.Lower, transition.Liquid.Range.Upper);
        var figure = Temperature(title).Y(curve.YQuantity.AxisLabel).Line(curve, "", Colours[0])
            .DashedLine(Straight(transition.Glass, low, Math.Min(high, transition.End.Value + (0.25 * (high - low)))), "", Colours[1])
            .DashedLine(Straight(transition.Liquid, Math.Max(low, transition.Onset.Value - (0.25 * (high - low))), high), "", Colours[1]);
        if (!transition.IsSignificant)
            return figure;
        var (onset, end) = (transition.Onset.Value, transition.End.Value);
        double[] ends = [onset, end];
        return figure
            .ThinLine(Drawn(ends, [transition.Glass.At(onset), transition.Liquid.At(end)]), "", Colour.Black)
            .Points(Drawn(ends, [transition.Glass.At(onset), transition.Liquid.At(end)]), "onset, end", Colours[2])
            .Points(Drawn([transition.HalfStep.Value], [0.5 * (transition.Glass.At(transition.HalfStep.Value) + transition.Liquid.At(transition.HalfStep.Value))]), "half step", Colours[3])
            .Legend(Corner.LowerRight);
    }

    /// <summary>A peak: heat flow, both baselines and the tangents of the flanks.</summary>
    /// <param name="melting">The peak.</param>
    /// <param name="title">What was measured.</param>
    public static Figure Of(Melting melting, string title)
    {
        ArgumentNullException.ThrowIfNull(melting);
        var scan = melting.Scan;
        var figure = Temperature(title).Y($"{scan.Quantity.AxisLabel} (endothermic up)", unit: scan.Quantity.Unit).Line(scan.OverTemperature, "", Colours[0])
            .DashedLine(melting.Linear, "linear baseline", Colours[1]).DashedLine(melting.Sigmoidal, "sigmoidal baseline", Colours[2]);
        if (!melting.IsSignificant)
            return figure;
        foreach (var (tangent, line, at) in new[] { (melting.Tangents[0], melting.Before, melting.Onset), (melting.Tangents[1], melting.After, melting.End) })
        {
            // From the baseline through the flank and a fifth beyond it.
            var x = at.Value;
            var top = tangent.Origin + (0.2 * (tangent.Origin - x));
            double[] ends = x < top ? [x, top] : [top, x];
            figure = figure.ThinLine(Drawn(ends, Array.ConvertAll(ends, tangent.At)), "", Colour.Black).Points(Drawn([x], [line.At(x)]), "", Colours[3]);
        }

        return figure;
    }

    /// <summary>Heat capacity with its standard error.</summary>
    /// <param name="ramps">Heat capacity over temperature, one curve per ramp.</param>
    /// <param name="title">What was measured.</param>
    public static Figure Of(IEnumerable<Curve> ramps, string title)
    {
        ArgumentNullException.ThrowIfNull(ramps);
        var figure = Temperature(title).Y(ThermalQuantity.SpecificHeatCapacity.AxisLabel);
        foreach (var ramp in ramps.Where(r => r.Count > 1))
        {
            var error = ramp.StandardDeviation?.ToArray() ?? new double[ramp.Count];
            double[] x = ramp.X.ToArray(), y = ramp.Y.ToArray();
            figure = figure
                .Band(x, [.. y.Zip(error, (v, e) => v - e)], [.. y.Zip(error, (v, e) => v + e)], "", ramp.Provenance, Colours[0])
                .Line(ramp, "", Colours[0]);
        }

        return figure;
    }

    /// <summary>Mass with its plateaus and tangents, over temperature for one heating and over time otherwise.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="title">What was measured.</param>
    public static Figure Of(MassTrace trace, IReadOnlyList<MassStep> steps, string title)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(steps);
        var (t, temperature) = (trace.Time.ToArray(), trace.Temperature.ToArray());

        // Over temperature unless it comes back: noise of a hold does not count.
        var (highest, rises, noise) = (temperature[0], true, 0.01 * (temperature.Max() - temperature.Min()));
        foreach (var v in temperature)
            (highest, rises) = (Math.Max(highest, v), rises && v > highest - noise);

        double[] Places(double[] times) => rises ? Array.ConvertAll(times, trace.TemperatureAt) : times;
        var figure = (rises ? Temperature(title) : new Figure(title).X("t / s")).Y(ThermalQuantity.RelativeMass.AxisLabel)
            .Line(Drawn(Places(t), trace.RelativeMass.ToArray(), trace.Provenance), "", Colours[0]);
        foreach (var (i, step) in steps.Index())
        {
            double[] before = [step.Before.Range.Lower, step.Times.Upper], after = [step.Times.Lower, step.After.Range.Upper];
            double[] ends = [step.Times.Lower, step.Times.Upper], heights = [step.Before.At(ends[0]), step.After.At(ends[1])];
            figure = figure
                .DashedLine(Drawn(Places(before), Array.ConvertAll(before, step.Before.At)), "", Colours[1])
                .DashedLine(Drawn(Places(after), Array.ConvertAll(after, step.After.At)), "", Colours[1])
                .ThinLine(Drawn(Places(ends), heights), "", Colour.Black)
                .Points(Drawn(Places(ends), heights), i == 0 ? "onset, end" : "", Colours[2]);
        }

        return figure;
    }

    /// <summary>Ion currents over temperature, each over its maximum, with the temperatures of events.</summary>
    /// <param name="ions">Ions and their events.</param>
    /// <param name="title">What was measured.</param>
    public static Figure Of(IReadOnlyList<(IonTrace Ion, IReadOnlyList<GasEvent> Events)> ions, string title)
    {
        ArgumentNullException.ThrowIfNull(ions);
        var isothermal = ions.All(i => i.Ion.Temperature.Span[^1] - i.Ion.Temperature.Span[0] < 5);
        var figure = (isothermal ? new Figure(title).X("t / s") : Temperature(title)).Y("I / I(max)", unit: Unit.One);
        foreach (var (i, (ion, events)) in ions.Index())
        {
            var y = ion.Current.ToArray();
            var top = y.Max();
            var x = isothermal ? ion.Time.ToArray() : ion.Temperature.ToArray();
            figure = figure.Line(Drawn(x, Array.ConvertAll(y, v => v / top), ion.Provenance), ion.Name, SeriesColours.Of(i));
            foreach (var found in events.Where(_ => !isothermal))
                figure = figure.VerticalLine(found.Kind == GasEventKind.Burst ? found.Peak.Value : found.Onset.Value);
        }

        return figure;
    }

    /// <summary>Currents of gases parted by their fragments, with what they leave over.</summary>
    /// <param name="unmixed">The gases.</param>
    /// <param name="title">What was measured.</param>
    public static Figure Of(Unmixing unmixed, string title)
    {
        ArgumentNullException.ThrowIfNull(unmixed);
        var temperature = unmixed.Temperature.ToArray();
        var isothermal = temperature[^1] - temperature[0] < 5;
        var figure = (isothermal ? new Figure(title).X("t / s") : Temperature(title)).Y("I / I(max)", unit: Unit.One);
        double[] Places(Curve curve) => isothermal ? curve.X.ToArray() : temperature;
        double Top(Curve gas) => Math.Max(gas.Y.ToArray().Max(), double.Epsilon);
        foreach (var (i, gas) in unmixed.Gases.Index())
            figure = figure.Line(Drawn(Places(gas), Array.ConvertAll(gas.Y.ToArray(), v => v / Top(gas)), gas.Provenance), string.Create(CultureInfo.InvariantCulture, $"{gas.Name}, up to {Top(gas):0.0e0} {gas.YQuantity.Unit.Symbol}"), SeriesColours.Of(i));
        var largest = unmixed.Gases.Max(Top);
        double[] left = [.. Enumerable.Range(0, temperature.Length).Select(i => Math.Sqrt(unmixed.Residuals.Average(r => r.Y.Span[i] * r.Y.Span[i])) / largest)];
        return figure.ThinLine(Drawn(Places(unmixed.Gases[0]), left), "left over, to the largest gas", Colour.Grey);
    }

    private static Figure Temperature(string title) => new Figure(title).X("T / °C");

    private static Curve Straight(ThermalBaseline line, double from, double to) => Drawn([from, to], [line.At(from), line.At(to)]);

    private static Curve Drawn(double[] x, double[] y, Provenance provenance = Provenance.Computed) => new(x, y) { Provenance = provenance };
}
