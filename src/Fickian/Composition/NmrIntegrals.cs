using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Composition;

/// <summary>Integrals of signals in a one-dimensional NMR spectrum, and the mole ratios that follow.</summary>
/// <remarks>
/// I = Σ wᵢ·(yᵢ − a − b·xᵢ) over the points of the range, w = weights of the trapezoidal rule; a and b by least squares over flanks on both sides, each a quarter of the range wide and at least eight points.
/// I is linear in all points, so u(I)² = σ²·(Σ w_range² + Σ w_flank²)·(n/n_eff), σ from the residuals of the flanks; n/n_eff allows for the correlation that zero filling and apodisation bring into neighbouring points.
/// Assumes flat flanks without signals, a spectrum in phase, and a pulse delay that lets all protons relax: what does not hold is not in the error.
/// Mole ratio of A to B = (I_A/n_A)/(I_B/n_B), n = nuclei per molecule in each signal.
/// </remarks>
/// <param name="Signals">Integrals in the order of the ranges.</param>
public sealed record NmrIntegrals(ImmutableArray<NmrIntegral> Signals)
{
    private const double FlankWidth = 0.25;
    private const int LeastFlank = 8;

    private static readonly Quantity AreaQuantity = new("integral", "I", Unit.One);

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The integral of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public NmrIntegral this[string name] => Signals.FirstOrDefault(s => s.Range.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"A signal of {string.Join(", ", Signals.Select(s => s.Range.Name))} was expected; found '{name}'.", nameof(name));

    /// <summary>Integrates a spectrum.</summary>
    /// <param name="spectrum">Intensity over the shift in ppm, ascending.</param>
    /// <param name="ranges">Signals; their flanks must lie within the spectrum.</param>
    /// <exception cref="ArgumentException">A range holds fewer than three points, is turned around, or its flanks leave the spectrum.</exception>
    public static NmrIntegrals Of(Curve spectrum, params NmrRange[] ranges)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        ArgumentNullException.ThrowIfNull(ranges);
        var signals = ranges.Select(r => Integrate(spectrum, r)).ToImmutableArray();
        var weak = signals.Where(s => !(Math.Abs(s.Area.Value) > 3 * s.Area.StandardError));
        return new(signals) { Findings = [.. weak.Select(s => Finding.Warning($"The signal of {s.Range.Name} does not stand out: {s.Area}.", s.Range.Name))] };
    }

    /// <summary>Moles of one molecule per mole of another, or of several together.</summary>
    /// <remarks>(I_A/n_A)/Σ(I_B/n_B): guests per linker where there are two linkers, for example.</remarks>
    /// <param name="numerator">Name of the signal of A.</param>
    /// <param name="denominators">Names of the signals of B, one for each molecule.</param>
    /// <exception cref="ArgumentException">A name is unknown, none is stated below the line, or a signal there is not positive.</exception>
    public Estimate MoleRatio(string numerator, params string[] denominators)
    {
        ArgumentNullException.ThrowIfNull(denominators);
        var below = Array.ConvertAll(denominators, d => this[d]);
        var above = this[numerator];
        if (below.Length == 0 || !Array.TrueForAll(below, b => b.Area.Value > 0))
            throw new ArgumentException($"Positive signals were expected to divide by; found {(below.Length == 0 ? "none" : string.Join(", ", below.Select(b => $"{b.Range.Name} {b.Area}")))}.", nameof(denominators));

        // A signal that stands above and below is one measurement: its error counts once.
        var inputs = below.Append(above).DistinctBy(s => s.Range.Name).ToArray();
        double Moles(double[] areas, NmrIntegral of) => areas[Array.FindIndex(inputs, s => s.Range.Name == of.Range.Name)] / of.Range.Nuclei;
        return Propagation.OfIndependent(CompositionQuantity.MoleRatio, x => Moles(x, above) / below.Sum(b => Moles(x, b)), Array.ConvertAll(inputs, s => s.Area));
    }

    private static NmrIntegral Integrate(Curve spectrum, NmrRange range)
    {
        if (!(range.Upper > range.Lower) || range.Nuclei < 1)
            throw new ArgumentException($"The signal of {range.Name} needs a lower end below its upper one and at least one nucleus; found {range.Lower} to {range.Upper} ppm and {range.Nuclei}.", nameof(range));
        var x = spectrum.X.ToArray();
        var (first, end) = (Place(x, range.Lower), Place(x, range.Upper));
        var flank = Math.Max(LeastFlank, (int)Math.Ceiling(FlankWidth * (end - first)));
        if (end - first < 3 || first - flank < 0 || end + flank > x.Length)
            throw new ArgumentException($"The signal of {range.Name} from {range.Lower} to {range.Upper} ppm with {flank} points on either side for the baseline was expected within the spectrum, which has {x.Length} points from {(x.Length > 0 ? x[0] : double.NaN):0.###} to {(x.Length > 0 ? x[^1] : double.NaN):0.###} ppm.", nameof(range));
        int[] flanks = [.. Enumerable.Range(first - flank, flank), .. Enumerable.Range(end, flank)];
        var weights = Trapezoid(x, first, end);
        return Weigh(spectrum, range, first, weights, flanks);
    }

    private static NmrIntegral Weigh(Curve spectrum, NmrRange range, int first, double[] weights, int[] flanks)
    {
        var (x, y) = (spectrum.X.ToArray(), spectrum.Y.ToArray());
        var line = FlankLine.Through(Array.ConvertAll(flanks, i => x[i]), Array.ConvertAll(flanks, i => y[i]));
        var (area, width, moment, squares) = (0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k < weights.Length; k++)
        {
            area += weights[k] * (y[first + k] - line.At(x[first + k]));
            width += weights[k];
            moment += weights[k] * (x[first + k] - line.Centre);
            squares += weights[k] * weights[k];
        }

        // What each point of the flanks moves the area by, through the line.
        squares += flanks.Sum(i => Math.Pow((width / flanks.Length) + (moment * (x[i] - line.Centre) / line.Spread), 2));
        var noise = Math.Sqrt(line.Residuals.Sum(r => r * r) / (flanks.Length - 2));
        var correlation = flanks.Length / EffectiveSample.SizeOf(line.Residuals);
        double[] window = x[flanks[0]..(flanks[^1] + 1)];
        var baseline = spectrum.With(window, Array.ConvertAll(window, line.At)) with { Name = "baseline", Provenance = Provenance.Computed };
        return new(range, new(area, noise * Math.Sqrt(squares * correlation), Unit.One) { Name = AreaQuantity.Name, DegreesOfFreedom = Math.Max(1, (flanks.Length / correlation) - 2) }, noise, baseline);
    }

    private static double[] Trapezoid(double[] x, int first, int end)
    {
        var weights = new double[end - first];
        for (var k = 0; k + 1 < weights.Length; k++)
        {
            var half = 0.5 * (x[first + k + 1] - x[first + k]);
            weights[k] += half;
            weights[k + 1] += half;
        }

        return weights;
    }

    // Index of the first point not below a shift.
    private static int Place(double[] x, double shift)
    {
        var at = Array.BinarySearch(x, shift);
        return at >= 0 ? at : ~at;
    }
}
