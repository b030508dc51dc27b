using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>Finds the segments of a temperature programme in what was recorded.</summary>
/// <remarks>
/// The rate at a row is the slope of the temperature over a window of 1 % of the rows (5 at least). A row is isothermal where |dT/dt| is below 3 % of the 95th percentile of all rates.
/// Stretches shorter than the window join the one before. Where only one rate is run this is safe; a programme whose slowest ramp is thirty times slower than its fastest needs stated rows.
/// </remarks>
public static class TemperatureProgramme
{
    private const double IsothermalPart = 0.03;

    /// <summary>The segments of a run.</summary>
    /// <param name="run">A run with temperatures; without times the rows stand for them.</param>
    public static ImmutableArray<ProgrammeSegment> Segments(Thermogram run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var temperature = TemperatureOf(run);
        var time = run.Has(ThermalRole.Time) ? run[ThermalRole.Time] : [.. Enumerable.Range(0, run.Rows).Select(i => (double)i)];
        return Segments(time, temperature);
    }

    /// <summary>The temperature of the sample, or of the programme where that of the sample was not recorded, K.</summary>
    /// <exception cref="ArgumentException">The run has neither.</exception>
    public static double[] TemperatureOf(Thermogram run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run[run.Has(ThermalRole.SampleTemperature) || !run.Has(ThermalRole.ProgramTemperature) ? ThermalRole.SampleTemperature : ThermalRole.ProgramTemperature];
    }

    /// <summary>The segments of recorded temperatures.</summary>
    /// <param name="time">Time, s, [n].</param>
    /// <param name="temperature">Temperature, K, [n].</param>
    public static ImmutableArray<ProgrammeSegment> Segments(double[] time, double[] temperature)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(temperature);
        var n = temperature.Length;
        if (n < 2)
            return [];
        var window = Math.Min(n, Math.Max(5, n / 100));
        var rates = new double[n];
        for (var i = 0; i < n; i++)
        {
            var first = Math.Clamp(i - (window / 2), 0, n - window);
            rates[i] = Slope(time.AsSpan(first, window), temperature.AsSpan(first, window));
        }

        var sizes = rates.Where(double.IsFinite).Select(Math.Abs).Order().ToArray();
        var threshold = sizes.Length == 0 ? 0 : IsothermalPart * sizes[(int)(0.95 * (sizes.Length - 1))];
        var directions = Array.ConvertAll(rates, r => r > threshold ? ProgrammeDirection.Heating : r < -threshold ? ProgrammeDirection.Cooling : ProgrammeDirection.Isothermal);
        return Joined(time, temperature, directions, window);
    }

    private static ImmutableArray<ProgrammeSegment> Joined(double[] time, double[] temperature, ProgrammeDirection[] directions, int shortest)
    {
        List<(ProgrammeDirection Direction, int First, int Count)> runs = [];
        for (int i = 0, next; i < directions.Length; i = next)
        {
            for (next = i + 1; next < directions.Length && directions[next] == directions[i];)
                next++;
            var joins = runs.Count > 0 && (next - i < shortest || runs[^1].Direction == directions[i]);
            if (joins)
                runs[^1] = runs[^1] with { Count = next - runs[^1].First };
            else
                runs.Add((directions[i], i, next - i));
        }

        return [.. runs.Select(r => new ProgrammeSegment(
            r.Direction, r.First, r.Count,
            Slope(time.AsSpan(r.First + (r.Count / 10), r.Count - (2 * (r.Count / 10))), temperature.AsSpan(r.First + (r.Count / 10), r.Count - (2 * (r.Count / 10)))), temperature[r.First], temperature[r.First + r.Count - 1]))];
    }

    /// <summary>Slope of the least-squares line through the finite points; 0 if there are not two different x.</summary>
    internal static double Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (count, mx, my) = (0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
                (count, mx, my) = (count + 1, mx + x[i], my + y[i]);
        }

        (mx, my) = (mx / count, my / count);
        var (xx, xy) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
                (xx, xy) = (xx + ((x[i] - mx) * (x[i] - mx)), xy + ((x[i] - mx) * (y[i] - my)));
        }

        return xx > 0 ? xy / xx : 0;
    }
}
