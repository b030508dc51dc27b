using Fickian.Acquisition.Recipes;
using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Infrared;

namespace Fickian.Acquisition.Runs;

/// <summary>Reads the band area from each spectrum and fits the sheet again and again, so that a run shows its diffusivity while it goes on.</summary>
public sealed class UptakeReader(UptakeReading reading)
{
    private const int FewestPoints = 8;
    private const double LeastChange = 0.01;
    private const double LongestGap = 300;

    // Shape of the lines only: their amount is fitted.
    private const double RoomTemperature = 296;
    private const double GasPressure = 4000;
    private const double Resolution = 4;

    // Pressures come from the poll of a gauge, spectra from the recipe.
    private readonly Lock gate = new();
    private readonly List<double> times = [];
    private readonly List<double> areas = [];
    private readonly List<(double Time, double Pressure)> pressure = [];
    private (double First, double Last, BandSeparation Separation)? prepared;

    /// <summary>The curve so far.</summary>
    public UptakeProgress Progress { get; private set; } = new([], [], null);

    /// <summary>Area of the last spectrum, cm⁻¹.</summary>
    public double LastArea { get; private set; }

    /// <summary>Adds a spectrum.</summary>
    /// <param name="sinceExposure">Middle of its scans since the gas was let in, s; null before.</param>
    /// <param name="absorbance">Absorbance over wavenumber, cm⁻¹.</param>
    public void Add(double? sinceExposure, Curve absorbance)
    {
        ArgumentNullException.ThrowIfNull(absorbance);
        LastArea = Area(absorbance);
        if (sinceExposure is not { } time)
            return;
        times.Add(time);
        areas.Add(LastArea);

        // A fit costs some microseconds a point; as many as double the curve are enough to watch.
        var fit = times.Count >= FewestPoints && (times.Count < 64 || times.Count % 8 == 0);
        Progress = new([.. times], [.. areas], fit ? Diffusivity() ?? Progress.Diffusivity : Progress.Diffusivity);
    }

    /// <summary>Adds a reading of the pressure at the surface. A pressure that hardly changes is kept every five minutes: every point costs every fit.</summary>
    /// <param name="sinceExposure">Time since the gas was let in, s.</param>
    /// <param name="pascals">Pressure, Pa.</param>
    public void AddPressure(double sinceExposure, double pascals)
    {
        lock (gate)
        {
            if (pressure.Count == 0 || (sinceExposure > pressure[^1].Time
                && (Math.Abs(pascals - pressure[^1].Pressure) > LeastChange * Math.Max(pascals, pressure[^1].Pressure) || sinceExposure - pressure[^1].Time > LongestGap)))
            {
                pressure.Add((sinceExposure, pascals));
            }
        }
    }

    private double Area(Curve absorbance)
    {
        var single = new SpectralMap(
            Array.ConvertAll(absorbance.Y.ToArray(), y => (float)y),
            new Axis(InfraredQuantity.Wavenumber, absorbance.X.ToArray()),
            new Axis(InfraredQuantity.Y, [0]),
            new Axis(InfraredQuantity.X, [0]));
        return Separation(single.Wavenumbers).Separate(single).Sorbed.Values.Span[0];
    }

    // The gas is fitted where the sorbed band is not, or each would take a part of the other.
    private BandSeparation Separation(Axis axis)
    {
        if (prepared is not { } ready || ready.First != axis.First || ready.Last != axis.Last)
            prepared = ready = (axis.First, axis.Last, Prepare(axis));
        return ready.Separation;
    }

    private BandSeparation Prepare(Axis axis)
    {
        if (!reading.Gas)
            return new() { Band = reading.Band };
        var gas = GasPhase.CarbonDioxide(RoomTemperature, GasPressure, Resolution);
        var (lower, upper) = (Math.Max(gas.Range.Lower, axis.First), Math.Min(gas.Range.Upper, axis.Last));
        return new() { Band = reading.Band, Gas = gas, FittedRanges = [new("below", lower, reading.Band.Lower), new("above", reading.Band.Upper, upper)] };
    }

    private MeasuredPressure? History()
    {
        lock (gate)
            return pressure.Count > 1 && pressure[^1].Pressure > 0 ? new(new Curve([.. pressure.Select(p => p.Time)], [.. pressure.Select(p => p.Pressure)])) : null;
    }

    private Estimate? Diffusivity()
    {
        try
        {
            var sheet = new PlaneSheet(Thickness: reading.Thickness);
            IUptakeModel model = History() is { } history ? new UnderPressure(sheet, history) : sheet;
            return model.FitTo(new Curve([.. times], [.. areas]) { YQuantity = Quantity.Uptake with { Unit = Unit.PerCentimetre } })[model.Diffusivity];
        }
        catch (Exception e) when (e is FitException or ArgumentException)
        {
            // An estimate that only watches must not end a run.
            return null;
        }
    }
}
