using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace Fickian.Diffraction;

/// <summary>How much of a pattern is halo and how much lines.</summary>
/// <remarks>
/// x = H/(H + C): C the area of the fitted lines, H what is left above the straight line through both ends of the range.
/// Assumes that glass and crystal scatter equally per mass into the range, that the ends hold instrument background only, and that no guest or holder adds a halo: x is a measure to compare samples by, not a mass fraction without calibration.
/// The error is that of counting, of the level at both ends and of the areas of the lines; what the assumptions cost it does not contain.
/// Source: method of P. H. Hermans, A. Weidinger, J. Appl. Phys. 19, 491 (1948).
/// </remarks>
/// <param name="Fraction">x, 1.</param>
/// <param name="Halo">H, in the unit of the pattern times °.</param>
/// <param name="Lines">C, in the unit of the pattern times °.</param>
/// <param name="Rest">The pattern without its lines.</param>
/// <param name="Findings">The assumptions.</param>
public sealed record AmorphousFraction(Estimate Fraction, Estimate Halo, Estimate Lines, Curve Rest, ImmutableArray<Finding> Findings)
{
    private const int Fewest = 20;

    /// <summary>Measures halo and lines of a pattern.</summary>
    /// <param name="peaks">Fitted lines of the pattern.</param>
    /// <param name="from">First 2θ of the halo, °; the first point if left out.</param>
    /// <param name="to">Last 2θ of the halo, °; the last point if left out.</param>
    /// <exception cref="ArgumentException">There are fewer than 20 points in the range.</exception>
    public static AmorphousFraction Of(PatternPeaks peaks, double from = double.NegativeInfinity, double to = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        var part = peaks.Pattern.Between(from, to);
        if (part.Count < Fewest)
            throw new ArgumentException($"At least {Fewest} points were expected over the halo and {part.Count} were found.", nameof(peaks));
        var (x, y) = (part.X.ToArray(), part.Y.ToArray());
        var lines = peaks.LinesAt(x);
        double[] rest = [.. y.Zip(lines, (a, b) => a - b)];
        var doubled = 1 + (peaks.Radiation is { IsDoublet: true } light ? light.SecondRatio : 0);
        var inside = peaks.Peaks.Where(p => p.IsFitted && p.Position.Value >= x[0] && p.Position.Value <= x[^1]).ToArray();
        var (crystal, crystalError) = (doubled * inside.Sum(p => p.Area.Value), doubled * Math.Sqrt(inside.Sum(p => p.Area.StandardError * p.Area.StandardError)));
        var (above, aboveError) = AboveEnds(x, rest, part.StandardDeviation?.ToArray() ?? Array.ConvertAll(y, v => Math.Sqrt(Math.Max(v, 1))));
        var total = above + crystal;
        Estimate Area(string name, double value, double error) => new(value, error, Unit.One) { Name = name };
        return new(
            Share(above, aboveError, crystal, crystalError),
            Area("halo", above, aboveError), Area("lines", crystal, crystalError), part.With(x, rest) with { Name = "without lines" },
            [Finding.Hint("Glass and crystal are taken to scatter equally per mass, and both ends of the range to hold no halo.")]);
    }

    // A halo that does not exceed two standard errors bounds the fraction from above.
    private static Estimate Share(double above, double aboveError, double crystal, double crystalError)
    {
        const string name = "amorphousFraction";
        var total = above + crystal;
        if (!(total > 3 * aboveError))
            return new(double.NaN, double.PositiveInfinity, Unit.One) { Name = name, Verdict = Verdict.NotDetermined };
        if (above > 2 * aboveError)
            return new(above / total, Math.Sqrt(Math.Pow(crystal / total * aboveError / total, 2) + Math.Pow(above / total * crystalError / total, 2)), Unit.One) { Name = name };
        double Largest(double confidence) => Math.Max(above, 0) + (Normal.InvCDF(0, 1, confidence) * aboveError) is var halo ? halo / (halo + crystal) : 1;
        return new(Math.Max(above, 0) / total, double.PositiveInfinity, Unit.One)
        {
            Name = name,
            Verdict = Verdict.UpperBound,
            Profile = confidence => new(0, Largest(confidence), confidence),
        };
    }

    // Integral above the straight line through the means of the first and last twentieth of the points.
    private static (double Area, double Error) AboveEnds(double[] x, double[] rest, double[] sigma)
    {
        var count = Math.Max(3, x.Length / 20);
        var (x0, y0, x1, y1) = (x[..count].Average(), rest[..count].Average(), x[^count..].Average(), rest[^count..].Average());
        var (area, variance) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var width = ((i + 1 < x.Length ? x[i + 1] : x[i]) - (i > 0 ? x[i - 1] : x[i])) / 2;
            area += width * (rest[i] - y0 - ((y1 - y0) * (x[i] - x0) / (x1 - x0)));
            variance += width * width * sigma[i] * sigma[i];
        }

        var half = (x[^1] - x[0]) / 2;
        var ends = (sigma[..count].Sum(s => s * s) + sigma[^count..].Sum(s => s * s)) / ((double)count * count);
        return (area, Math.Sqrt(variance + (half * half * ends)));
    }
}
