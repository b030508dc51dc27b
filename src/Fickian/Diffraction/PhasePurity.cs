using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace Fickian.Diffraction;

/// <summary>How much of a second crystalline phase a measured pattern allows.</summary>
/// <remarks>
/// w₂/w₁ = (A₂/I₂)·ρ₂V₂² / [(A₁/I₁)·ρ₁V₁²]: A the measured area of a line, I its computed intensity per cell, ρ density and V volume of the cell; the share is w₂/(w₁ + w₂), by mass of the crystalline part.
/// A₂ is the amplitude of the simulated lines of the second phase in its windows, beside the measured lines of the first and a straight background, by weighted least squares. Both wavelengths of a tube count, for the lines of both phases. A computed cell puts lines up to 0.1° aside:
/// the shift and one to three times the width of the first phase's lines are tried and the largest answer counts, so that the bound is on the safe side. A detection needs more than four standard errors, about three once the trials are counted.
/// A₁ is the area of the best known of the strong measured lines of the first phase. Texture is neglected: where it weakens the lines of the second phase, the bound is too low by the same factor. Glass is not counted.
/// Source: R. J. Hill, C. J. Howard, J. Appl. Cryst. 20, 467 (1987), for the scale of phases.
/// </remarks>
/// <param name="Share">Mass share of the second phase in the crystalline part, 1; an upper bound unless it is detected.</param>
/// <param name="Windows">Windows that were used.</param>
/// <param name="Findings">Assumptions and doubts.</param>
public sealed record PhasePurity(Estimate Share, ImmutableArray<PhaseWindow> Windows, ImmutableArray<Finding> Findings)
{
    private const double Margin = 0.45;
    private const double LargestShift = 0.12;
    private const double Detection = 4;
    private const double Partner = 0.15;
    private const double Strong = 50;
    private static readonly double[] Widths = [1, 1.5, 2, 3];

    /// <summary>The windows of ZIF-zni in ZIF-62: its strongest lines and one at 17.1°.</summary>
    /// <remarks>ZIF-62 has no line above 0.3 % from 14.95° to 15.90° and from 16.75° to 18.40°, copper Kα1.</remarks>
    public static ImmutableArray<PhaseWindow> ZniInZif62 { get; } = [new(15.1, 15.4), new(17.05, 17.2)];

    /// <summary>Upper bound of the share, by mass of the crystalline part.</summary>
    /// <param name="confidence">Confidence, between 0 and 1.</param>
    public double UpperBound(double confidence = 0.95) => Share.Verdict == Verdict.UpperBound ? Share.Interval(confidence).Upper : Share.Interval((2 * confidence) - 1).Upper;

    /// <summary>Tests a measured pattern.</summary>
    /// <param name="peaks">Fitted lines of the pattern.</param>
    /// <param name="phase">Simulated pattern of the first phase.</param>
    /// <param name="impurity">Simulated pattern of the second phase, with the same radiation.</param>
    /// <param name="windows">Windows of the second phase; null for ZIF-zni in ZIF-62.</param>
    /// <exception cref="ArgumentException">The pattern does not reach over a window, or no line of the first phase is found.</exception>
    public static PhasePurity Of(PatternPeaks peaks, PowderPattern phase, PowderPattern impurity, ImmutableArray<PhaseWindow>? windows = null)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        ArgumentNullException.ThrowIfNull(phase);
        ArgumentNullException.ThrowIfNull(impurity);
        var used = (windows ?? ZniInZif62).Where(w => peaks.Pattern.Between(w.From - Margin, w.To + Margin) is { Count: > 20 } c && c.X.Span[0] < w.From - 0.2 && c.X.Span[^1] > w.To + 0.2).ToImmutableArray();
        if (used.IsEmpty)
            throw new ArgumentException("Points over at least one window of the second phase were expected and the pattern does not reach over any; measure from 14.5° to 18°.", nameof(peaks));
        var (reference, line) = Reference(peaks, phase);
        var uncertain = reference.Area.StandardError / reference.Area.Value;
        var own = reference.Area.Value / (line.Reflections.Sum(r => r.Intensity) / Mass(phase.Structure));
        var (amplitude, error) = Largest(peaks, impurity, used, reference);
        var perMass = AbsoluteHundred(impurity) / Mass(impurity.Structure);
        double ShareOf(double a, double z) => Math.Max(a, 0) / perMass / ((Math.Max(a, 0) / perMass) + (own * Math.Max(0.1, 1 - (z * uncertain))));
        return new(Estimated(amplitude, error, ShareOf), used, [Finding.Hint("The share counts the crystalline part only and neglects texture.")]);
    }

    private static Estimate Estimated(double amplitude, double error, Func<double, double, double> share)
    {
        if (!double.IsFinite(error))
            return new(double.NaN, double.PositiveInfinity, Unit.One) { Name = "impurityShare", Verdict = Verdict.NotDetermined };
        if (amplitude > Detection * error)
            return new(share(amplitude, 0), Math.Sqrt(Math.Pow(share(amplitude + error, 0) - share(amplitude, 0), 2) + Math.Pow(share(amplitude, 1) - share(amplitude, 0), 2)), Unit.One) { Name = "impurityShare" };
        return new(share(amplitude, 0), double.PositiveInfinity, Unit.One)
        {
            Name = "impurityShare",
            Verdict = Verdict.UpperBound,
            Profile = confidence => new(0, share(Math.Max(amplitude, 0) + (Normal.InvCDF(0, 1, confidence) * error), Normal.InvCDF(0, 1, confidence)), confidence),
        };
    }

    // Of the measured lines with a strong partner in the simulated pattern the one whose area is known best.
    private static (DiffractionPeak Peak, PowderLine Line) Reference(PatternPeaks peaks, PowderPattern phase)
    {
        foreach (var peak in peaks.Peaks.Where(p => p.IsFitted && p.Area.Value > 0).OrderBy(p => p.Area.StandardError / p.Area.Value))
        {
            var partners = phase.Lines.Where(l => Math.Abs(l.TwoTheta - peak.Position.Value) < Partner).ToArray();
            if (partners.MaxBy(l => l.Intensity) is { Intensity: > Strong } line)
                return (peak, new PowderLine(line.TwoTheta, partners.Sum(l => l.Intensity), [.. partners.SelectMany(l => l.Reflections)]));
        }

        throw new ArgumentException("A measured line with a strong simulated partner within 0.15° was expected for the first phase and none was found; check the wavelength and the structure.", nameof(peaks));
    }

    private static (double Amplitude, double Error) Largest(PatternPeaks peaks, PowderPattern impurity, ImmutableArray<PhaseWindow> windows, DiffractionPeak reference)
    {
        var best = (Amplitude: double.NegativeInfinity, Error: double.PositiveInfinity);
        foreach (var factor in Widths)
        {
            var profile = LineProfile.OfWidth(factor * reference.Width.Value) with { Mixing = Part(reference) };
            for (var shift = -LargestShift; shift <= LargestShift + 1e-9; shift += 0.02)
            {
                var (a, e) = Amplitude(peaks, impurity, windows, profile, shift);
                if (double.IsFinite(a) && (double.IsInfinity(best.Error) || a + (2 * e) > best.Amplitude + (2 * best.Error)))
                    best = (a, e);
            }
        }

        return best;
    }

    // One amplitude over all windows; each has its background and the measured lines of the first phase around it.
    private static (double Amplitude, double Error) Amplitude(PatternPeaks peaks, PowderPattern impurity, ImmutableArray<PhaseWindow> windows, LineProfile profile, double shift)
    {
        var parts = windows.Select(w => peaks.Pattern.Between(w.From - Margin, w.To + Margin)).ToArray();
        double[] x = [.. parts.SelectMany(p => p.X.ToArray())];
        double[] y = [.. parts.SelectMany(p => p.Y.ToArray())];
        double[] sigma = [.. parts.SelectMany(p => p.StandardDeviation!.Value.ToArray())];
        var wanted = new double[x.Length];
        foreach (var line in impurity.Lines.Where(l => l.Intensity > 1))
        {
            profile.AddTo(x, line.TwoTheta + shift, line.Intensity, wanted);
            if (peaks.Radiation is { IsDoublet: true } light)
                profile.AddTo(x, light.SecondTwoTheta(line.TwoTheta) + shift, light.SecondRatio * line.Intensity, wanted);
        }

        List<double[]> columns = [wanted];
        for (var (p, first) = (0, 0); p < parts.Length; first += parts[p++].Count)
        {
            var (level, tilt) = (new double[x.Length], new double[x.Length]);
            var middle = (x[first] + x[first + parts[p].Count - 1]) / 2;
            for (var i = first; i < first + parts[p].Count; i++)
                (level[i], tilt[i]) = (1, x[i] - middle);
            columns.AddRange([level, tilt]);
        }

        foreach (var peak in peaks.Peaks.Where(k => k.IsFitted && k.Area.Value > 0 && !windows.Any(w => k.Position.Value > w.From - LargestShift && k.Position.Value < w.To + LargestShift)))
        {
            var column = new double[x.Length];
            PatternPeaks.AddTo(x, [peak], peaks.Radiation, column);
            if (column.Max() > 0.02 * peak.Area.Value / peak.Width.Value)
                columns.Add(column);
        }

        var (coefficients, errors) = WeightedColumns.Solve(columns, y, sigma);
        return (coefficients[0], errors[0]);
    }

    // Mass in the cell times its volume: what a computed intensity belongs to, up to a factor that both phases share.
    private static double Mass(CrystalStructure structure) => structure.Density * structure.Cell.Volume * structure.Cell.Volume;

    // Intensity per cell of a line of relative intensity 1.
    private static double AbsoluteHundred(PowderPattern pattern) => pattern.Strongest.Reflections.Sum(r => r.Intensity) / pattern.Strongest.Intensity;

    // Lorentzian part of the area.
    private static double Part(DiffractionPeak peak) => Math.Clamp(peak.Mixing.Value * Math.PI / 2 / PseudoVoigt.AreaFactor(peak.Mixing.Value), 0, 1);
}
