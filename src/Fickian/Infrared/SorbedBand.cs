using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Infrared;

/// <summary>The band of a gas inside a sample, told apart from the lines of the same gas beside it and from the baseline, from a map series alone.</summary>
/// <remarks>
/// spectrum = a·(sorbed band) + g·(gas phase) + b₀ + b₁ν̃, by least squares in each pixel and frame; a is the area of the sorbed band.
/// Its shape is what grows between the first and the last frames inside the sample: gas phase and scattering do not change meanwhile and drop out.
/// The shape of the gas phase is the mean spectrum beside the sample. Nothing is assumed of either shape but that it does not change with time and place.
/// Assumes that absorbances add (Beer and Lambert), that the gas has arrived by the first frame, and that some pixels lie beside the sample;
/// without those the gas phase is left out with a finding.
/// </remarks>
public sealed class SorbedBand
{
    // A pixel belongs to the sample if its band grows by half of what it does deep inside, and lies beside it below a quarter.
    private const double InsideShare = 0.5;
    private const double OutsideShare = 0.25;
    private const double DeepQuantile = 0.8;

    // Pixels between the sample and those beside it, if there is room: light of the sample is spread over its neighbours.
    private const int MostBetween = 3;
    private const int FewestOutside = 6;

    private readonly BandWindow range;
    private readonly double[] areaWeights;

    private SorbedBand(BandWindow range, double[] areaWeights) => (this.range, this.areaWeights) = (range, areaWeights);

    /// <summary>Shape of the sorbed band, of unit area, cm.</summary>
    public required Spectrum Shape { get; init; }

    /// <summary>Shape of the gas phase, of unit area, cm; null if no pixel lies beside the sample.</summary>
    public required Spectrum? Gas { get; init; }

    /// <summary>Pixels inside the sample.</summary>
    public required PixelMask Sample { get; init; }

    /// <summary>Pixels beside the sample.</summary>
    public required PixelMask Outside { get; init; }

    /// <summary>Standard deviation of the noise of one spectral point, 1, from what the least squares leave over.</summary>
    public required double SpectralNoise { get; init; }

    /// <summary>What is worth knowing about the separation.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Finds the shapes.</summary>
    /// <param name="map">Absorbance while the gas enters, two frames or more.</param>
    /// <param name="low">Lower end of the range, cm⁻¹; it holds the band and some baseline on either side.</param>
    /// <param name="high">Upper end of the range, cm⁻¹.</param>
    /// <exception cref="ArgumentException">There is a single frame, the range holds too few points, or no band grows in it.</exception>
    public static SorbedBand Of(SpectralMap map, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Frames.Count < 2)
            throw new ArgumentException($"A series of 2 frames or more was expected, to see what grows; found {map.Frames.Count}.", nameof(map));
        var window = BandWindow.Of(map.Wavenumbers, low, high);
        var growth = Growth(map, low, high);
        var deep = growth.Where(double.IsFinite).Order().ToArray() is { Length: > 0 } known ? known[(int)(DeepQuantile * (known.Length - 1))] : 0;
        if (!(deep > 0))
            throw new ArgumentException($"A band that grows between {low} and {high} cm⁻¹ was expected; none does. Check the range and the order of the frames.", nameof(map));
        var sample = Where(map, p => growth[p] > InsideShare * deep);
        var outside = FarOutside(map, Where(map, p => growth[p] < OutsideShare * deep && !sample[p]));
        var shape = UnitArea(map, window, Difference(map, sample));
        var gas = outside.Count > 0 ? UnitArea(map, window, MeanOver(map, outside, 0, map.Frames.Count)) : null;
        var weights = Weights(window, shape, gas);
        return new(window, weights[0])
        {
            Shape = AsSpectrum(map, window, shape, "sorbed"),
            Gas = gas is null ? null : AsSpectrum(map, window, gas, "gas phase"),
            Sample = sample,
            Outside = outside,
            SpectralNoise = Noise(map, window, sample, gas is null ? [shape] : [shape, gas], weights),
            Findings = gas is null ? [Finding.Warning("No pixel lies beside the sample, so that the gas phase could not be told from the band; areas hold both.", "gas phase")] : [],
        };
    }

    /// <summary>Area of the sorbed band for every pixel and time, with its noise.</summary>
    /// <param name="map">The series the band was found in, or another of the same spectral axis.</param>
    /// <exception cref="ArgumentException">The spectral axis differs.</exception>
    public UptakeMap Areas(SpectralMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Wavenumbers.Count < range.First + range.Count || !map.Wavenumbers.Values.Span.Slice(range.First, range.Count).SequenceEqual(range.At))
            throw new ArgumentException("A map on the spectral axis of the band was expected; found another axis.", nameof(map));
        return map.Weighted(range, areaWeights, SpectralNoise * Math.Sqrt(areaWeights.Sum(w => w * w))) with { Findings = [.. map.Findings, .. Findings] };
    }

    /// <summary>The spectrum of a region less its gas phase and baseline.</summary>
    /// <param name="map">The series the band was found in.</param>
    /// <param name="region">Pixels of the region.</param>
    /// <param name="frame">Frame, counted from 0.</param>
    public Spectrum Cleaned(SpectralMap map, PixelMask region, int frame)
    {
        ArgumentNullException.ThrowIfNull(map);
        var mean = map.Mean(region, frame).Values.Slice(range.First, range.Count).ToArray();
        double[][] shapes = Gas is null ? [Shape.Values.ToArray()] : [Shape.Values.ToArray(), Gas.Values.ToArray()];
        var coefficients = Array.ConvertAll(Weights(range, shapes[0], shapes.ElementAtOrDefault(1)), w => w.Zip(mean, (a, b) => a * b).Sum());
        coefficients[0] = 0;
        var rest = Design(range, shapes[0], shapes.ElementAtOrDefault(1)) * Vector<double>.Build.Dense(coefficients);
        return AsSpectrum(map, range, [.. mean.Select((v, i) => v - rest[i])], $"{map.Frames[frame]:0} s") with { Value = map.Value };
    }

    // Least squares is linear: row k of the pseudo-inverse gives coefficient k of any spectrum.
    private static double[][] Weights(BandWindow window, double[] shape, double[]? gas)
    {
        var design = Design(window, shape, gas);
        return design.TransposeThisAndMultiply(design).Cholesky().Solve(design.Transpose()).ToRowArrays();
    }

    private static Matrix<double> Design(BandWindow window, double[] shape, double[]? gas)
    {
        var (middle, half) = (0.5 * (window.At[0] + window.At[^1]), 0.5 * Math.Abs(window.At[^1] - window.At[0]));
        double[] line = [.. window.At.ToArray().Select(w => (w - middle) / half)];
        double[] one = [.. Enumerable.Repeat(1.0, window.Count)];
        return Matrix<double>.Build.DenseOfColumnArrays(gas is null ? [shape, one, line] : [shape, gas, one, line]);
    }

    // The pixels whose neighbours, as many as there is room for, lie beside the sample too.
    private static PixelMask FarOutside(SpectralMap map, PixelMask outside)
    {
        for (var reach = MostBetween; reach > 0; reach--)
        {
            var far = Where(map, p => Surrounded(p, reach));
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
    private static double[] Growth(SpectralMap map, double low, double high)
    {
        var areas = map.BandAreas(low, high);
        var (frames, late) = (map.Frames.Count, Late(map));
        return [.. Enumerable.Range(0, map.Pixels).Select(p => !(map.Usable?[p] ?? true) ? double.NaN
            : Enumerable.Range(late, frames - late).Average(f => (double)areas.Values.Span[(p * frames) + f]) - areas.Values.Span[p * frames])];
    }

    private static int Late(SpectralMap map) => map.Frames.Count - Math.Max(1, map.Frames.Count / 4);

    private static double[] Difference(SpectralMap map, PixelMask sample) =>
        [.. MeanOver(map, sample, Late(map), map.Frames.Count).Zip(MeanOver(map, sample, 0, 1), (a, b) => a - b)];

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

    private static double[] UnitArea(SpectralMap map, BandWindow window, double[] spectrum)
    {
        var flat = window.WithoutFoot(spectrum[window.First..(window.First + window.Count)], Math.Max(3, window.Count / 10));
        var area = window.Trapezoid().Zip(flat, (w, v) => w * v).Sum();
        return area > 0
            ? Array.ConvertAll(flat, v => v / area)
            : throw new ArgumentException($"A band of positive area between {window.At[0]} and {window.At[^1]} cm⁻¹ was expected in '{map.Name}'; found {area}.", nameof(map));
    }

    private static double Noise(SpectralMap map, BandWindow window, PixelMask sample, double[][] shapes, double[][] weights)
    {
        var design = Design(window, shapes[0], shapes.ElementAtOrDefault(1));
        var (squares, count) = (0.0, 0);
        var frame = map.Frames.Count / 2;
        for (var p = 0; p < map.Pixels; p++)
        {
            if (!sample[p])
                continue;
            var spectrum = map.Span(p / map.Columns.Count, p % map.Columns.Count, frame);
            var coefficients = new double[weights.Length];
            for (var k = 0; k < coefficients.Length; k++)
                coefficients[k] = window.Sum(spectrum, weights[k]);
            var fitted = design * Vector<double>.Build.DenseOfArray(coefficients);
            for (var i = 0; i < window.Count; i++)
                squares += Math.Pow(spectrum[window.First + i] - fitted[i], 2);
            count += window.Count - weights.Length;
        }

        return Math.Sqrt(squares / count);
    }

    private static PixelMask Where(SpectralMap map, Func<int, bool> holds) =>
        new(map.Rows.Count, map.Columns.Count, [.. Enumerable.Range(0, map.Pixels).Select(holds)]);

    private static Spectrum AsSpectrum(SpectralMap map, BandWindow window, double[] values, string name) =>
        new(new Axis(map.Wavenumbers.Quantity, window.At.ToArray()), values) { Name = name, Value = new("shape", "shape", new Unit("cm")), Provenance = map.Provenance };
}
