using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>Puts the ions of a mass spectrometer on the time and the temperature of a thermal run.</summary>
/// <remarks>
/// t = t_MS + offset − delay; offset between the clocks, delay of the gas on its way. Each channel keeps its own instants: the temperature is interpolated to them, straight between recorded points.
/// Error of a temperature: curvature |Δ²T|/8 of the run between its points (95th percentile), and the error of the delay times the heating rate there.
/// </remarks>
public static class EvolvedGas
{
    /// <summary>The ions on the axes of a run. Currents outside the run are left out.</summary>
    /// <param name="run">A run with times and temperatures.</param>
    /// <param name="ions">What the spectrometer recorded.</param>
    /// <param name="offset">Time of the run when the clock of the spectrometer showed 0, s.</param>
    /// <param name="delay">How much later the gas arrives than it leaves the sample, s; null for none.</param>
    /// <exception cref="ArgumentException">Run and ions do not overlap in time.</exception>
    public static ImmutableArray<IonTrace> On(Thermogram run, IonCurrents ions, double offset = 0, Estimate? delay = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(ions);
        var (time, temperature) = Programme(run);
        var shift = offset - (delay?.Value ?? 0);
        var error = Error(time, temperature, delay?.StandardError ?? 0);
        return [.. ions.Channels.Select(channel =>
        {
            var rows = Enumerable.Range(0, channel.Time.Length).Where(i => channel.Time.Span[i] + shift >= time[0] && channel.Time.Span[i] + shift <= time[^1]).ToArray();
            var at = Array.ConvertAll(rows, i => channel.Time.Span[i] + shift);
            return new IonTrace(channel.Name, channel.MassToCharge, at, Array.ConvertAll(at, t => BetweenPoints.At(time, temperature, t)), Array.ConvertAll(rows, i => channel.Current.Span[i]))
            {
                Quantity = new("ionCurrent", channel.Unit.Symbol == "A" ? "I" : "p", channel.Unit), TemperatureError = error,
                Provenance = ions.Provenance == run.Provenance ? run.Provenance : ions.Provenance,
            };
        })];
    }

    private static (double[] Time, double[] Temperature) Programme(Thermogram run)
    {
        var (time, temperature) = (run[ThermalRole.Time], TemperatureProgramme.TemperatureOf(run));
        List<int> rows = [];
        for (var i = 0; i < time.Length; i++)
        {
            if (double.IsFinite(time[i] + temperature[i]) && (rows.Count == 0 || time[i] > time[rows[^1]]))
                rows.Add(i);
        }

        return rows.Count >= 2 ? ([.. rows.Select(i => time[i])], [.. rows.Select(i => temperature[i])])
            : throw new ArgumentException($"At least two temperatures at rising times were expected in '{run.Name}' and {rows.Count} were found.", nameof(run));
    }

    private static double Error(double[] time, double[] temperature, double delayError)
    {
        var bends = Enumerable.Range(1, Math.Max(0, time.Length - 2)).Select(i => Math.Abs(temperature[i + 1] - (2 * temperature[i]) + temperature[i - 1]) / 8).Order().ToArray();
        var rates = Enumerable.Range(1, time.Length - 1).Select(i => Math.Abs((temperature[i] - temperature[i - 1]) / (time[i] - time[i - 1]))).Order().ToArray();
        var (bend, rate) = (bends.Length == 0 ? 0 : bends[(int)(0.95 * (bends.Length - 1))], rates[rates.Length / 2]);
        var late = rate == 0 ? 0 : rate * delayError;
        return Math.Sqrt((bend * bend) + (late * late));
    }
}
