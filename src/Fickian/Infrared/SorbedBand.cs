using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>Shapes of the band of a sorbed gas and of the gas phase beside it, found in a map series alone.</summary>
/// <remarks>
/// The shape of the band is what grows between the first and the last frames inside the sample: gas phase and scattering do not change meanwhile and drop out.
/// The shape of the gas phase is the mean spectrum beside the sample. Nothing is assumed of either shape but that it does not change with time and place;
/// amounts of both then follow by <see cref="Separation"/>.
/// Assumes that absorbances add (Beer and Lambert), that the gas has arrived by the first frame, and that some pixels lie beside the sample;
/// without those the gas phase is left out with a finding.
/// </remarks>
public sealed record SorbedBand
{
    // A pixel belongs to the sample if its band grows by half of what it does deep inside, and lies beside it below a quarter.
    private const double InsideShare = 0.5;
    private const double OutsideShare = 0.25;
    private const double DeepQuantile = 0.8;

    // Pixels between the sample and those beside it, if there is room: light of the sample is spread over its neighbours.
    private const int MostBetween = 3;
    private const int FewestOutside = 6;

    private SorbedBand(Band range, Spectrum shape, Spectrum? gas, PixelMask sample, PixelMask outside) =>
        (Range, Shape, Gas, Sample, Outside) = (range, shape, gas, sample, outside);

    /// <summary>The range in which band and gas were looked for.</summary>
    public Band Range { get; }

    /// <summary>Shape of the sorbed band, of unit area, cm.</summary>
    public Spectrum Shape { get; }

    /// <summary>Shape of the gas phase, of unit area, cm; null if no pixel lies beside the sample.</summary>
    public Spectrum? Gas { get; }

    /// <summary>Pixels inside the sample.</summary>
    public PixelMask Sample { get; }

    /// <summary>Pixels beside the sample.</summary>
    public PixelMask Outside { get; }

    /// <summary>What is worth knowing about the shapes.</summary>
    public ImmutableArray<Finding> Findings => Gas is null
        ? [Finding.Warning("No pixel lies beside the sample, so that the gas phase could not be told from the band; areas hold both.", "gas phase")]
        : [];

    /// <summary>The least squares that part band, gas and a straight baseline in every spectrum.</summary>
    public BandSeparation Separation => new() { Gas = Gas is null ? null : GasPhase.FromSpectrum(Gas), Sorbed = Shape, FittedRanges = [Range], Band = Range };

    /// <summary>Finds the shapes.</summary>
    /// <param name="map">Absorbance while the gas enters, two frames or more.</param>
    /// <param name="range">Range that holds the band and some baseline on either side.</param>
    /// <exception cref="ArgumentException">There is a single frame, the range holds too few points, or no band grows in it.</exception>
    public static SorbedBand Of(SpectralMap map, Band range)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(range);
        if (map.Frames.Count < 2)
            throw new ArgumentException($"A series of 2 frames or more was expected, to see what grows; found {map.Frames.Count}.", nameof(map));
        var growth = Growth(map, range);
        var deep = growth.Where(double.IsFinite).Order().ToArray() is { Length: > 0 } known ? known[(int)(DeepQuantile * (known.Length - 1))] : 0;
        if (!(deep > 0))
            throw new ArgumentException($"A band that grows between {range.Lower} and {range.Upper} cm⁻¹ was expected; none does. Check the range and the order of the frames.", nameof(map));
        var sample = PixelsOf(map, p => growth[p] > InsideShare * deep);
        var outside = FarOutside(map, PixelsOf(map, p => growth[p] < OutsideShare * deep && !sample[p]));
        double[] grown = [.. MeanOver(map, sample, Late(map), map.Frames.Count).Zip(MeanOver(map, sample, 0, 1), (a, b) => a - b)];
        var gas = outside.Count > 0 ? UnitArea(map, range, MeanOver(map, outside, 0, map.Frames.Count), "gas phase") : null;
        return new(range, UnitArea(map, range, grown, "sorbed"), gas, sample, outside);
    }

    /// <summary>Area of the sorbed band for every pixel and time, with its noise.</summary>
    /// <param name="map">The series the band was found in, or another whose axis lies within its range.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">The spectral axis is not covered.</exception>
    public UptakeMap Areas(SpectralMap map, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var areas = Separation.Separate(map, cancellation).Sorbed.ToUptake();
        return areas with { Name = map.Name, Findings = [.. areas.Findings, .. Findings] };
    }

    // The pixels whose neighbours, as many as there is room for, lie beside the sample too.
    private static PixelMask FarOutside(SpectralMap map, PixelMask outside)
    {
        for (var reach = MostBetween; reach > 0; reach--)
        {
            var far = PixelsOf(map, p => Surrounded(p, reach));
            if (far.Count >= FewestOutside)
                return far;
        }

        return outside;

        bool Surrounded(int pixel, int reach)
        {
            var (row, column) = (pixel / map.Columns.Count, pixel % map.Columns.Count);
            for (var i = Math.Max(0, row - reach); i <= Math.Min(map.Rows.Count - 1, row + reach); i++)
            {
                for (var j = Math.Max(0, column - reach); j <= Math.Min(map.Columns.Count - 1, column + reach); j++)
                {
                    if (!outside[i, j])
                        return false;
                }
            }

            return true;
        }
    }

    // Mean of the last quarter of the frames less the first, as an area.
    private static double[] Growth(SpectralMap map, Band range)
    {
        var areas = map.Integrate(range, BandBaseline.Ends).Values;
        var (frames, late) = (map.Frames.Count, Late(map));
        return [.. Enumerable.Range(0, map.Pixels).Select(p => !(map.Usable?[p] ?? true) ? double.NaN
            : Enumerable.Range(late, frames - late).Average(f => areas.Span[(f * map.Pixels) + p]) - areas.Span[p])];
    }

    private static int Late(SpectralMap map) => map.Frames.Count - Math.Max(1, map.Frames.Count / 4);

    private static double[] MeanOver(SpectralMap map, PixelMask region, int from, int to)
    {
        var mean = new double[map.Wavenumbers.Count];
        for (var f = from; f < to; f++)
        {
            var spectrum = map.Mean(region, f).Values.Span;
            for (var i = 0; i < mean.Length; i++)
                mean[i] += spectrum[i] / (to - from);
        }

        return mean;
    }

    private static Spectrum UnitArea(SpectralMap map, Band range, double[] spectrum, string name)
    {
        var axis = map.Wavenumbers;
        var points = range.On(axis, 1);
        var line = BandLine.Of(BandBaseline.Ends, axis, points);
        var (level, slope) = (line.Level.Of(spectrum), line.Slope.Of(spectrum));
        double[] flat = [.. spectrum.Select((v, i) => v - level - (slope * (axis[i] - line.Middle)))];
        var area = SpectralWeights.Trapezoid(axis, points).Of(flat);
        return area > 0
            ? new(axis.Slice(points), Array.ConvertAll(flat[points], v => v / area)) { Name = name, Value = new("shape", "shape", new Unit("cm")), Provenance = map.Provenance }
            : throw new ArgumentException($"A band of positive area between {range.Lower} and {range.Upper} cm⁻¹ was expected in '{map.Name}'; found {area}.", nameof(map));
    }

    private static PixelMask PixelsOf(SpectralMap map, Func<int, bool> holds) =>
        new(map.Rows.Count, map.Columns.Count, [.. Enumerable.Range(0, map.Pixels).Select(holds)]);
}
