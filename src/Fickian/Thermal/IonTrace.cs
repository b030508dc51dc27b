namespace Fickian.Thermal;

/// <summary>The current of one ion over the time and the temperature of the sample.</summary>
/// <remarks>The currents stand at the instants at which they were measured; it is the temperature, which is smooth, that was interpolated to them.</remarks>
public sealed record IonTrace
{
    /// <summary>Makes a trace; rows without a value are left out.</summary>
    /// <param name="name">Name of the channel.</param>
    /// <param name="massToCharge">m/z; NaN if not known.</param>
    /// <param name="time">Time of the sample, s, ascending, [n].</param>
    /// <param name="temperature">Temperature of the sample, K, [n].</param>
    /// <param name="current">Ion current, [n].</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or fewer than 16 rows have a value.</exception>
    public IonTrace(string name, double massToCharge, double[] time, double[] temperature, double[] current)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(temperature);
        ArgumentNullException.ThrowIfNull(current);
        if (time.Length != temperature.Length || time.Length != current.Length)
            throw new ArgumentException($"As many temperatures and currents as times were expected; found {time.Length} times, {temperature.Length} temperatures and {current.Length} currents.", nameof(time));
        List<int> rows = [];
        for (var i = 0; i < time.Length; i++)
        {
            if (double.IsFinite(time[i] + temperature[i] + current[i]) && (rows.Count == 0 || time[i] > time[rows[^1]]))
                rows.Add(i);
        }

        if (rows.Count < 16)
            throw new ArgumentException($"At least 16 currents at rising times were expected for '{name}' and {rows.Count} were found; do the run and the spectrometer overlap in time?", nameof(current));
        (Name, MassToCharge) = (name, massToCharge);
        (Time, Temperature, Current) = (rows.Select(i => time[i]).ToArray(), rows.Select(i => temperature[i]).ToArray(), rows.Select(i => current[i]).ToArray());
    }

    /// <summary>Name of the channel.</summary>
    public string Name { get; }

    /// <summary>m/z; NaN if not known.</summary>
    public double MassToCharge { get; }

    /// <summary>Time of the sample, s, ascending, [n].</summary>
    public ReadOnlyMemory<double> Time { get; }

    /// <summary>Temperature of the sample, K, [n].</summary>
    public ReadOnlyMemory<double> Temperature { get; }

    /// <summary>Ion current, [n].</summary>
    public ReadOnlyMemory<double> Current { get; }

    /// <summary>What the current is.</summary>
    public Quantity Quantity { get; init; } = ThermalQuantity.IonCurrent;

    /// <summary>Standard error that interpolation and delay give each temperature, K.</summary>
    public double TemperatureError { get; init; }

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>Current over time.</summary>
    public Curve OverTime => new(Time.ToArray(), Current.ToArray()) { YQuantity = Quantity, Name = Name, Provenance = Provenance };

    /// <summary>The part between two temperatures.</summary>
    /// <param name="range">Temperatures, K.</param>
    public IonTrace Within(ScanRange range) => Chosen(i => range.Contains(Temperature.Span[i]));

    /// <summary>The part between two times.</summary>
    /// <param name="range">Times, s.</param>
    public IonTrace Between(ScanRange range) => Chosen(i => range.Contains(Time.Span[i]));

    /// <summary>Over the current of the carrier gas, which takes pressure and sensitivity of the spectrometer out.</summary>
    /// <remarks>I/I_c·⟨I_c⟩, I_c smoothed by local cubics over a twentieth of the run, so that its noise is not added, and taken between its points. The scale stays that of the current.</remarks>
    /// <param name="carrier">Ion of the carrier, for nitrogen m/z 28 or 14; nothing of the sample may lie there.</param>
    /// <exception cref="ArgumentException">The carrier vanishes somewhere.</exception>
    public IonTrace OverCarrier(IonTrace carrier)
    {
        ArgumentNullException.ThrowIfNull(carrier);
        var t = carrier.Time.ToArray();
        var smooth = new LocalCubic(t, (t[^1] - t[0]) / 40).Smooth(carrier.Current.ToArray());
        var mean = smooth.Average();
        if (!Array.TrueForAll(smooth, v => v > 0.01 * mean))
            throw new ArgumentException($"A carrier that is present throughout was expected; '{carrier.Name}' falls to {smooth.Min():G3} of {mean:G3}.", nameof(carrier));
        return With([.. Current.ToArray().Select((c, i) => c * mean / BetweenPoints.At(t, smooth, Time.Span[i]))]);
    }

    /// <summary>Less a straight line through two quiet stretches.</summary>
    /// <param name="early">Times before, s.</param>
    /// <param name="late">Times after, s.</param>
    /// <exception cref="ArgumentException">A stretch holds fewer than three points.</exception>
    public IonTrace WithoutDrift(ScanRange early, ScanRange late)
    {
        var (t, y) = (Time.ToArray(), Current.ToArray());
        var rows = Enumerable.Range(0, t.Length).Where(i => early.Contains(t[i]) || late.Contains(t[i])).ToArray();
        if (rows.Count(i => early.Contains(t[i])) < 3 || rows.Count(i => late.Contains(t[i])) < 3)
            throw new ArgumentException($"At least three points were expected in each quiet stretch, {early} s and {late} s; '{Name}' runs over {t[0]:0} to {t[^1]:0} s.", nameof(early));
        var (x, v) = (Array.ConvertAll(rows, i => t[i]), Array.ConvertAll(rows, i => y[i]));
        var (slope, mx, my) = (TemperatureProgramme.Slope(x, v), x.Average(), v.Average());
        return With([.. y.Select((c, i) => c - my - (slope * (t[i] - mx)))]);
    }

    private IonTrace Chosen(Func<int, bool> isIn)
    {
        var rows = Enumerable.Range(0, Time.Length).Where(isIn).ToArray();
        return new(Name, MassToCharge, Array.ConvertAll(rows, i => Time.Span[i]), Array.ConvertAll(rows, i => Temperature.Span[i]), Array.ConvertAll(rows, i => Current.Span[i]))
        {
            Quantity = Quantity,
            TemperatureError = TemperatureError,
            Provenance = Provenance,
        };
    }

    private IonTrace With(double[] current) => new(Name, MassToCharge, Time.ToArray(), Temperature.ToArray(), current)
    {
        Quantity = Quantity,
        TemperatureError = TemperatureError,
        Provenance = Provenance,
    };
}
