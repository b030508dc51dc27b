using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Diffraction;

/// <summary>Size of crystallites and strain from the widths of several lines.</summary>
/// <remarks>
/// β·cos θ = K·λ/L + 4ε·sin θ: a straight line through the lines, weighted by their errors; ε is the apparent strain of the full width at half height.
/// Assumes widths that add up (Lorentzian parts) and a size and strain that are the same in every direction. Needs three lines; with scatter beyond the errors (anisotropy) the errors grow by √(χ²/ν).
/// An intercept that does not exceed two standard errors gives a lower bound of the size.
/// Source: G. K. Williamson, W. H. Hall, Acta Metall. 1, 22 (1953).
/// </remarks>
/// <param name="Size">L, m.</param>
/// <param name="Strain">ε, 1.</param>
/// <param name="Points">β·cos θ over 4·sin θ, radians, with errors.</param>
/// <param name="Findings">What is worth knowing.</param>
public sealed record WilliamsonHall(Estimate Size, Estimate Strain, Curve Points, ImmutableArray<Finding> Findings)
{
    private const double Radian = Math.PI / 180;
    private const int Fewest = 3;

    /// <summary>Analyses lines of an instrument that gives all the width that the constants state.</summary>
    /// <param name="peaks">Fitted lines; those without an error, or whose area is not three times its error, are left out.</param>
    /// <param name="scherrer">Radiation, K and the width of the instrument.</param>
    /// <exception cref="ArgumentException">Fewer than three lines are fitted, or all lie at one angle.</exception>
    public static WilliamsonHall Of(IEnumerable<DiffractionPeak> peaks, Scherrer scherrer)
    {
        ArgumentNullException.ThrowIfNull(scherrer);
        return Of(peaks, scherrer, InstrumentWidth.Constant(scherrer.InstrumentWidth));
    }

    /// <summary>Analyses lines of an instrument whose width runs over the angle.</summary>
    /// <remarks>The error of the instrument's course moves all lines together: it is carried into size and strain by repeating the line for courses one error off.</remarks>
    /// <param name="peaks">Fitted lines; those without an error, or whose area is not three times its error, are left out.</param>
    /// <param name="scherrer">Radiation, K and how widths are subtracted; its own width of the instrument is not used.</param>
    /// <param name="instrument">Width of the instrument.</param>
    /// <exception cref="ArgumentException">Fewer than three lines are fitted, or all lie at one angle.</exception>
    public static WilliamsonHall Of(IEnumerable<DiffractionPeak> peaks, Scherrer scherrer, InstrumentWidth instrument)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        ArgumentNullException.ThrowIfNull(scherrer);
        ArgumentNullException.ThrowIfNull(instrument);
        var used = peaks.Where(p => p.IsFitted && p.Stands && p.Width.StandardError > 0).OrderBy(p => p.Position.Value).ToArray();
        if (used.Length < Fewest)
            throw new ArgumentException($"At least {Fewest} fitted lines were expected for size and strain and {used.Length} were found; measure a wider range.", nameof(peaks));
        var points = Breadths(used, scherrer, instrument);
        var (breadth, strain, findings) = Line(points);
        var (fromBreadth, fromStrain) = (0.0, 0.0);
        foreach (var other in instrument.OneErrorOff())
        {
            var (b, s, _) = Line(Breadths(used, scherrer, other));
            (fromBreadth, fromStrain) = (fromBreadth + Math.Pow(b.Value - breadth.Value, 2), fromStrain + Math.Pow(s.Value - strain.Value, 2));
        }

        return new(SizeOf(Widened(breadth, fromBreadth), scherrer), Widened(strain, fromStrain), points, [.. findings, .. Beyond(used, instrument)]);
    }

    private static Curve Breadths(DiffractionPeak[] used, Scherrer scherrer, InstrumentWidth instrument)
    {
        // The error of the instrument is no error of single lines.
        var widths = Array.ConvertAll(used, p => (scherrer with { InstrumentWidth = instrument.At(p.Position.Value) with { StandardError = 0 } }).Breadth(p.Width));
        double Scaled(double degrees, int i) => degrees * Radian * Math.Cos(Radiation.Bragg(used[i].Position.Value));
        return new(
            Array.ConvertAll(used, p => 4 * Math.Sin(Radiation.Bragg(p.Position.Value))),
            [.. widths.Select((w, i) => Scaled(w.Value, i))],
            [.. widths.Select((w, i) => Scaled(w.StandardError, i))])
        { XQuantity = new("fourSine", "4 sin θ", Unit.One), YQuantity = new("breadth", "β cos θ", Unit.One), Name = "lines" };
    }

    private static (Estimate Breadth, Estimate Strain, ImmutableArray<Finding> Findings) Line(Curve points)
    {
        var model = new BreadthLine();
        var fit = model.FitTo(points);
        return (
            fit.Derive(new("sizeBreadth", "Kλ/L", Unit.One), v => v[model.Coefficients[0]]),
            fit.Derive(new("strain", "ε", Unit.One), v => v[model.Coefficients[1]]),
            fit.Findings);
    }

    private static Estimate Widened(Estimate estimate, double variance) => variance == 0 ? estimate
        : estimate with { StandardError = Math.Sqrt((estimate.StandardError * estimate.StandardError) + variance) };

    private static IEnumerable<Finding> Beyond(DiffractionPeak[] used, InstrumentWidth instrument)
    {
        var outside = used.Where(p => p.Position.Value < instrument.From - 1 || p.Position.Value > instrument.To + 1).ToArray();
        if (outside.Length > 0)
            yield return Finding.Warning($"{outside.Length} of {used.Length} lines lie outside the angles of the standard, {instrument.From:0.#}° to {instrument.To:0.#}°, where the width of the instrument is extrapolated.", "instrument");
    }

    private static Estimate SizeOf(Estimate intercept, Scherrer scherrer)
    {
        var scale = scherrer.ShapeFactor * scherrer.Radiation.Wavelength;
        var quantity = new Quantity("crystalliteSize", "L", new("nm", 1e-9));
        if (intercept.Value > 2 * intercept.StandardError)
            return Propagation.OfIndependent(quantity, v => scale / v[0], intercept);
        double Smallest(double confidence) => scale / (Math.Max(intercept.Value, 0) + (intercept.Interval((2 * confidence) - 1).HalfWidth));
        return new(scale / Math.Max(intercept.Value, intercept.StandardError), double.PositiveInfinity, quantity.Unit)
        {
            Name = quantity.Name,
            Verdict = Verdict.LowerBound,
            Profile = confidence => new(Smallest(confidence), double.PositiveInfinity, confidence),
        };
    }
}
