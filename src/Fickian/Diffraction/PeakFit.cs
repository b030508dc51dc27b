using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Diffraction;

/// <summary>Fits the lines of measured patterns.</summary>
public static class PeakFit
{
    // Lines whose windows of so many widths overlap are fitted together.
    private const double Window = 4;

    // The feet of a Lorentzian tell it from a Gaussian.
    private const double Feet = 7;
    private const int Sweeps = 2;

    // Below this χ²/ν a fit is as good as the shape of real lines lets it be.
    private const double Poor = 2;
    private const int LargestGroup = 6;

    // A width so near its bound was stopped by it; so often it is let further.
    private const double AtBound = 0.99;
    private const int Further = 2;

    extension(Diffractogram diffractogram)
    {
        /// <summary>Finds the lines of a pattern and fits them in groups of overlapping ones.</summary>
        /// <remarks>
        /// Weighted least squares with pseudo-Voigt lines on a straight background per group; standard errors from the covariance, enlarged by √(χ²/ν) where the fit is worse than the noise.
        /// Variances of counted patterns are taken from a first fit, which frees areas of the bias of about one count per point that weights from the counts themselves have.
        /// A row of lines is parted after six; groups are fitted twice, each time without the lines of the others, whose errors are left out. A line that no fit determines keeps its place and has infinite errors.
        /// </remarks>
        /// <param name="search">How lines are found; null for significance above 5.</param>
        /// <param name="radiation">Radiation; null for that of the file, without a second wavelength if it states none.</param>
        public PatternPeaks FitPeaks(PeakSearch? search = null, Radiation? radiation = null)
        {
            ArgumentNullException.ThrowIfNull(diffractogram);
            var light = radiation ?? diffractogram.Radiation;
            var curve = diffractogram.ToCurve();
            var candidates = WithoutSecondLines((search ?? PeakSearch.Default).In(curve), light);
            var groups = Groups(candidates).ToArray();
            var fitted = new IReadOnlyList<DiffractionPeak>[groups.Length];
            var findings = ImmutableArray.CreateBuilder<Finding>();
            for (var sweep = 0; sweep < Sweeps; sweep++)
            {
                findings.Clear();
                foreach (var g in Enumerable.Range(0, groups.Length).OrderByDescending(i => groups[i].Max(c => c.Significance)))
                {
                    // Before the neighbours are known the window ends half way to them.
                    var low = sweep > 0 || g == 0 ? double.NegativeInfinity : (groups[g - 1][^1].TwoTheta + groups[g][0].TwoTheta) / 2;
                    var high = sweep > 0 || g + 1 == groups.Length ? double.PositiveInfinity : (groups[g + 1][0].TwoTheta + groups[g][^1].TwoTheta) / 2;
                    var others = Enumerable.Range(0, groups.Length).Where(i => i != g && fitted[i] is not null).SelectMany(i => fitted[i]);
                    fitted[g] = [.. Fit(curve, groups[g], (low, high), others, light, diffractogram.StandardDeviation is null, findings)];
                }
            }

            return new(curve, [.. fitted.SelectMany(f => f).OrderBy(p => p.Position.Value)], findings.ToImmutable()) { Radiation = light };
        }
    }

    // What lies where the weaker wavelength of a stronger line must lie, and is weaker, is not a line of its own.
    private static List<PeakCandidate> WithoutSecondLines(IReadOnlyList<PeakCandidate> candidates, Radiation? light) => light is not { IsDoublet: true }
        ? [.. candidates]
        : [.. candidates.Where(c => !candidates.Any(s => s.Significance > c.Significance && s.TwoTheta < c.TwoTheta && Math.Abs(light.SecondTwoTheta(s.TwoTheta) - c.TwoTheta) < 0.5 * Math.Min(c.Width, s.Width)))];

    private static IEnumerable<List<PeakCandidate>> Groups(List<PeakCandidate> candidates)
    {
        List<PeakCandidate> group = [];
        foreach (var candidate in candidates)
        {
            if (group.Count > 0 && (group.Count == LargestGroup || candidate.TwoTheta - group[^1].TwoTheta > Window * 0.5 * (candidate.Width + group[^1].Width)))
            {
                yield return group;
                group = [];
            }

            group.Add(candidate);
        }

        if (group.Count > 0)
            yield return group;
    }

    private static IEnumerable<DiffractionPeak> Fit(Curve curve, List<PeakCandidate> group, (double Low, double High) bounds, IEnumerable<DiffractionPeak> others, Radiation? light, bool isCounted, ImmutableArray<Finding>.Builder findings)
    {
        try
        {
            var (model, fit) = Best(curve, group, bounds, [.. others], light, isCounted);
            foreach (var finding in fit.Findings.Where(f => f.Severity == Severity.Warning && (fit.SumOfSquares > Poor * fit.DegreesOfFreedom || !f.Message.StartsWith("χ²", StringComparison.Ordinal))))
                findings.Add(finding with { Where = $"{group[0].TwoTheta:0.00}°" });
            return Peaks(group, model, fit);
        }
        catch (Exception e) when (e is FitException or ArgumentException)
        {
            findings.Add(Finding.Warning($"The lines could not be fitted: {e.Message.Split(" (Parameter", 2)[0]}", $"{group[0].TwoTheta:0.00}° to {group[^1].TwoTheta:0.00}°"));
            return group.Select(Unfitted);
        }
    }

    // The search tells a width to a factor of 2, and less beside another line: one that stops at a bound is let further where the points bear it out.
    private static (PeakGroup Model, FitResult Fit) Best(Curve curve, List<PeakCandidate> group, (double Low, double High) bounds, DiffractionPeak[] others, Radiation? light, bool isCounted)
    {
        var best = Once(curve, group, bounds, others, light, isCounted);
        for (var attempt = 0; attempt < Further; attempt++)
        {
            var (model, fit) = best;
            bool IsStopped(int k) => fit.Values[model.Width(k)] is var width && (width > AtBound * model.Width(k).Upper || AtBound * width < model.Width(k).Lower);
            if (!Enumerable.Range(0, group.Count).Any(IsStopped))
                break;
            group = [.. group.Select((c, k) => IsStopped(k) ? c with { Width = fit.Values[model.Width(k)] } : c)];
            var next = Once(curve, group, bounds, others, light, isCounted);
            if (!(next.Fit.SumOfSquares / next.Fit.DegreesOfFreedom < fit.SumOfSquares / fit.DegreesOfFreedom))
                break;
            best = next;
        }

        return best;
    }

    private static (PeakGroup Model, FitResult Fit) Once(Curve curve, List<PeakCandidate> group, (double Low, double High) bounds, DiffractionPeak[] others, Radiation? light, bool isCounted)
    {
        var (low, high) = (group[0].TwoTheta - (Feet * group[0].Width), group[^1].TwoTheta + (Feet * group[^1].Width));
        if (light is { IsDoublet: true } && light.SecondTwoTheta(group[^1].TwoTheta) is var second && double.IsFinite(second))
            high += second - group[^1].TwoTheta;
        var points = curve.Between(Math.Max(low, bounds.Low), Math.Min(high, bounds.High));
        var beside = new double[points.Count];
        PatternPeaks.AddTo(points.X.ToArray(), others, light, beside);
        points = points.With(points.X.ToArray(), [.. points.Y.ToArray().Zip(beside, (y, b) => y - b)], points.StandardDeviation?.ToArray());
        if (points.Count == 0)
            throw new ArgumentException("points beside the lines were expected and none were found.", nameof(curve));
        var model = new PeakGroup(group, points.X.Span[0], points.X.Span[^1], (points.X.Span[^1] - points.X.Span[0]) / Math.Max(1, points.Count - 1), light);
        var fit = model.FitTo(points);
        return (model, isCounted ? model.FitTo(points.With(points.X.ToArray(), points.Y.ToArray(), FromModel(points, beside, fit))) : fit);
    }

    // σᵢ² is proportional to the expected intensity; where the fit gives none it stays.
    private static double[] FromModel(Curve points, double[] beside, FitResult fit)
    {
        double[] y = [.. points.Y.ToArray().Zip(beside, (own, other) => own + other)];
        var sigma = points.StandardDeviation!.Value.ToArray();
        var ratio = Enumerable.Range(0, y.Length).Where(i => y[i] > 0).Select(i => sigma[i] * sigma[i] / y[i]).Order().ToArray();
        var k = ratio.Length == 0 ? 1 : ratio[ratio.Length / 2];
        var model = fit.Residuals.ToArray();
        for (var i = 0; i < y.Length; i++)
        {
            var expected = y[i] - model[i];
            if (expected > 0)
                sigma[i] = Math.Sqrt(k * Math.Max(expected, k));
        }

        return sigma;
    }

    private static List<DiffractionPeak> Peaks(List<PeakCandidate> group, PeakGroup model, FitResult fit)
    {
        List<DiffractionPeak> peaks = [];
        for (var i = 0; i < group.Count; i++)
        {
            var line = i;
            var area = fit.Derive(new("area", "A", Unit.One), v => v[model.Height(line)] * v[model.Width(line)] * PseudoVoigt.AreaFactor(v[model.Mixing]));
            peaks.Add(new(Plain(fit, model.Position(i)), Plain(fit, model.Width(i)), Plain(fit, model.Height(i)), area, Plain(fit, model.Mixing), group[i].Significance));
        }

        return peaks;
    }

    // The covariance serves for lines: profiles of every parameter would take a thousand fits a pattern.
    private static Estimate Plain(FitResult fit, Parameter parameter) => fit.Derive(parameter.Quantity with { Name = parameter.Quantity.Name.Split(' ')[0] }, v => v[parameter]);

    private static DiffractionPeak Unfitted(PeakCandidate candidate)
    {
        static Estimate Unknown(string name, double value, Unit unit) => new(value, double.PositiveInfinity, unit) { Name = name, Verdict = Verdict.NotDetermined };
        return new(
            Unknown("position", candidate.TwoTheta, DiffractionQuantity.Degree), Unknown("width", candidate.Width, DiffractionQuantity.Degree),
            Unknown("height", 0, Unit.One), Unknown("area", 0, Unit.One), Unknown("mixing", 0.5, Unit.One), candidate.Significance);
    }
}
