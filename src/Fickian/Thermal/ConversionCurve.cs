namespace Fickian.Thermal;

/// <summary>How far a reaction has gone over temperature, in one run of constant heating rate.</summary>
/// <remarks>
/// α = (m_s − m)/(m_s − m_e), from the mass at the start to that at the end of the range, both means over its outer fiftieths. dα/dt from local cubics.
/// One reaction is meant: a smoothed conversion that falls back by more than a tenth, or leaves −0.1 to 1.1, is refused.
/// Between points straight lines; a conversion that is passed several times by noise counts where it is first passed by the smoothed mass.
/// </remarks>
public sealed record ConversionCurve
{
    private readonly double[] temperature;
    private readonly double[] conversion;
    private readonly double[] rate;

    private ConversionCurve(double[] temperature, double[] conversion, double[] rate, double heatingRate) =>
        (this.temperature, this.conversion, this.rate, HeatingRate) = (temperature, conversion, rate, heatingRate);

    /// <summary>Mean heating rate β where the reaction goes, K/s.</summary>
    public double HeatingRate { get; }

    /// <summary>Name of the run.</summary>
    public string Name { get; private init; } = "";

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; private init; } = Provenance.Measured;

    /// <summary>Temperature of the greatest rate, K.</summary>
    public double PeakTemperature
    {
        get
        {
            var top = Enumerable.Range(0, rate.Length).MaxBy(i => rate[i]);
            if (top == 0 || top == rate.Length - 1)
                return temperature[top];
            var (a, b, c) = (rate[top - 1], rate[top], rate[top + 1]);
            var shift = a + c < 2 * b ? 0.5 * (a - c) / (a - (2 * b) + c) : 0;
            return temperature[top] + (shift * 0.5 * (temperature[top + 1] - temperature[top - 1]));
        }
    }

    /// <summary>Conversion over temperature.</summary>
    public Curve OverTemperature => new(temperature, conversion) { XQuantity = ThermalQuantity.Temperature, YQuantity = new("conversion", "α", Unit.One), Name = Name, Provenance = Provenance };

    /// <summary>The conversion of a trace between two temperatures.</summary>
    /// <param name="trace">A trace with times, heated throughout.</param>
    /// <param name="range">Temperatures between which the reaction goes from start to end, K; null for all of the trace.</param>
    /// <param name="halfWidth">Half of the window of the local cubics, K.</param>
    /// <exception cref="ArgumentException">There are no times, the temperature does not rise, or no mass is lost.</exception>
    public static ConversionCurve Of(MassTrace trace, ScanRange? range = null, double halfWidth = 8)
    {
        ArgumentNullException.ThrowIfNull(trace);
        if (!trace.HasTime)
            throw new ArgumentException($"Kinetics need times and '{trace.Name}' has none; export them with the run.", nameof(trace));
        List<(double Time, double T, double M)> rows = [];
        for (var i = 0; i < trace.Time.Length; i++)
        {
            var row = (Time: trace.Time.Span[i], T: trace.Temperature.Span[i], M: trace.RelativeMass.Span[i]);
            if ((range is not { } r || r.Contains(row.T)) && (rows.Count == 0 || row.T > rows[^1].T))
                rows.Add(row);
        }

        if (rows.Count < 50)
            throw new ArgumentException($"At least 50 points at rising temperature were expected in '{trace.Name}' and {rows.Count} were found; widen the range.", nameof(trace));
        var edge = Math.Max(1, rows.Count / 50);
        var (start, end) = (rows.Take(edge).Average(r => r.M), rows.TakeLast(edge).Average(r => r.M));
        if (!(Math.Abs(start - end) > 1e-6))
            throw new ArgumentException($"A change of mass was expected in '{trace.Name}' and none was found.", nameof(trace));
        var (x, time) = (rows.Select(r => r.T).ToArray(), rows.Select(r => r.Time).ToArray());
        var alpha = rows.Select(r => (start - r.M) / (start - end)).ToArray();
        var cubic = new LocalCubic(x, halfWidth);

        // dT/dt from the same windows: programmes settle, and their rate is not constant at the start.
        var (slope, beat) = (cubic.Slope(alpha), new LocalCubic(x, halfWidth).Slope(time));
        var rates = slope.Zip(beat, (a, b) => b > 0 ? a / b : 0).ToArray();
        var smooth = cubic.Smooth(alpha);
        OneWay(smooth, x, trace.Name);
        var (from, to) = (Array.FindIndex(smooth, a => a >= 0.1), Array.FindIndex(smooth, a => a >= 0.9));
        var heating = TemperatureProgramme.Slope(time.AsSpan(from, Math.Max(2, to - from)), x.AsSpan(from, Math.Max(2, to - from)));
        return heating > 0 ? new(x, smooth, rates, heating) { Name = trace.Name, Provenance = trace.Provenance }
            : throw new ArgumentException($"A temperature that rises was expected in '{trace.Name}' while the mass changes, and it does not; kinetics by heating rates need ramps.", nameof(trace));
    }

    /// <summary>Temperature at which a conversion is reached, K.</summary>
    /// <param name="alpha">Conversion, between 0 and 1.</param>
    public double TemperatureAt(double alpha) => temperature[0] + Across(alpha, temperature, temperature[0]);

    /// <summary>Rate dα/dt at a conversion, 1/s.</summary>
    /// <param name="alpha">Conversion, between 0 and 1.</param>
    public double RateAt(double alpha) => Across(alpha, rate, 0);

    /// <summary>The curve that a thermometer would have read which comes earlier by a time: T − β·τ.</summary>
    /// <param name="lag">τ, s.</param>
    public ConversionCurve Earlier(double lag) =>
        new(Array.ConvertAll(temperature, t => t - (HeatingRate * lag)), conversion, rate, HeatingRate) { Name = Name, Provenance = Provenance };

    private static void OneWay(double[] alpha, double[] temperature, string name)
    {
        const double Back = 0.1;
        var highest = alpha[0];
        for (var i = 0; i < alpha.Length; i++)
        {
            highest = Math.Max(highest, alpha[i]);
            if (highest - alpha[i] > Back || alpha[i] is < -Back or > 1 + Back)
            {
                var share = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * alpha[i]:0} % of the change at {temperature[i]:0.0} K after {100 * highest:0} % before it");
                throw new ArgumentException($"A mass that changes one way was expected in '{name}'; found {share}. Choose a range that holds one reaction, from before its start to after its end.", nameof(alpha));
            }
        }
    }

    private double Across(double alpha, double[] values, double origin)
    {
        if (!(alpha is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A conversion lies between 0 and 1, for example 0.5.");
        var i = Array.FindIndex(conversion, a => a >= alpha);
        if (i <= 0)
            return double.NaN;
        var part = (alpha - conversion[i - 1]) / (conversion[i] - conversion[i - 1]);
        return values[i - 1] + (part * (values[i] - values[i - 1])) - origin;
    }
}
