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

    /// <summary>Analyses lines.</summary>
    /// <param name="peaks">Fitted lines; those without an error are left out.</param>
    /// <param name="scherrer">Radiation, K and the width of the instrument.</param>
    /// <exception cref="ArgumentException">Fewer than three lines are fitted, or all lie at one angle.</exception>
    public static WilliamsonHall Of(IEnumerable<DiffractionPeak> peaks, Scherrer scherrer)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        ArgumentNullException.ThrowIfNull(scherrer);
        var used = peaks.Where(p => p.IsFitted).Select(p => (Theta: Radiation.Bragg(p.Position.Value), Beta: scherrer.Breadth(p.Width)))
            .Where(p => double.IsFinite(p.Beta.StandardError) && p.Beta.StandardError > 0).OrderBy(p => p.Theta).ToArray();
        if (used.Length < Fewest)
            throw new ArgumentException($"At least {Fewest} fitted lines were expected for size and strain and {used.Length} were found; measure a wider range.", nameof(peaks));
        var points = new Curve(
            Array.ConvertAll(used, p => 4 * Math.Sin(p.Theta)),
            Array.ConvertAll(used, p => p.Beta.Value * Radian * Math.Cos(p.Theta)),
            Array.ConvertAll(used, p => p.Beta.StandardError * Radian * Math.Cos(p.Theta)))
        { XQuantity = new("fourSine", "4 sin θ", Unit.One), YQuantity = new("breadth", "β cos θ", Unit.One), Name = "lines" };
        var model = new BreadthLine();
        var fit = model.FitTo(points);
        return new(SizeOf(fit, model, scherrer), fit.Derive(new("strain", "ε", Unit.One), v => v[model.Coefficients[1]]), points, fit.Findings);
    }

    private static Estimate SizeOf(FitResult fit, BreadthLine model, Scherrer scherrer)
    {
        var scale = scherrer.ShapeFactor * scherrer.Radiation.Wavelength;
        var quantity = new Quantity("crystalliteSize", "L", new("nm", 1e-9));
        var intercept = fit.Derive(new("sizeBreadth", "Kλ/L", Unit.One), v => v[model.Coefficients[0]]);
        if (intercept.Value > 2 * intercept.StandardError)
            return fit.Derive(quantity, v => scale / v[model.Coefficients[0]]);
        double Smallest(double confidence) => scale / (Math.Max(intercept.Value, 0) + (intercept.Interval((2 * confidence) - 1).HalfWidth));
        return new(scale / Math.Max(intercept.Value, intercept.StandardError), double.PositiveInfinity, quantity.Unit)
        {
            Name = quantity.Name,
            Verdict = Verdict.LowerBound,
            Profile = confidence => new(Smallest(confidence), double.PositiveInfinity, confidence),
        };
    }
}
