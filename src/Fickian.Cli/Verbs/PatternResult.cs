using System.Collections.Immutable;
using System.Globalization;
using Fickian.Diffraction;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>What <c>pattern</c> found.</summary>
/// <param name="Simulated">Simulated patterns, in the order of the command line.</param>
/// <param name="Measured">The measured pattern in the range; null if there is none.</param>
/// <param name="Peaks">Its fitted lines; null if there is none.</param>
internal sealed record PatternResult(ImmutableArray<PowderPattern> Simulated, Diffractogram? Measured, PatternPeaks? Peaks)
{
    // How far a measured line may lie from its partner: heights of samples and computed cells move lines that far.
    private const double Partner = 0.15;

    /// <summary>The test of purity; null without two structures and a measured pattern, or where it cannot be made.</summary>
    public PhasePurity? Purity { get; private init; }

    /// <summary>Halo and lines of the measured pattern; null where there is none.</summary>
    public AmorphousFraction? Amorphous { get; private init; }

    /// <summary>Size and strain from all lines; null if they are not asked for.</summary>
    public WilliamsonHall? Strain { get; private init; }

    /// <summary>What is made of widths.</summary>
    public required PatternWidths Widths { get; init; }

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings { get; private init; } = [];

    /// <summary>Radiation of the patterns.</summary>
    public required Radiation Radiation { get; init; }

    /// <summary>Reads and analyses.</summary>
    public static PatternResult Of(string[] structures, (string? Path, int? Part) file, Radiation? wavelength, string range, PatternWidths widths)
    {
        var (from, to) = Angles(range);
        var measured = file.Path is null ? null : Cut(DiffractogramFile.Read(file.Path, file.Part), file.Path, from, to);
        var radiation = wavelength ?? measured?.Radiation ?? Radiation.CopperKAlpha1;
        var read = structures.Select(DataFile.Open).ToArray();
        PowderPattern[] simulated = [.. read.Select(c => PowderPattern.Of(c.The<CrystalStructure>(), new() { From = from, To = to, Radiation = radiation }))];
        var peaks = measured?.FitPeaks(radiation: radiation);
        List<Finding> findings = [.. read.SelectMany(c => c.Findings), .. simulated.SelectMany(p => p.Structure.Findings), .. measured?.Findings ?? [], .. peaks?.Findings ?? []];
        if (measured is { Radiation: null } && wavelength is null)
            findings.Add(Finding.Warning("The measured file states no wavelength; copper Kα1 was taken."));
        PhasePurity? purity = null;
        if (peaks is not null && simulated.Length == 2)
        {
            try
            {
                purity = PhasePurity.Of(peaks, simulated[0], simulated[1]);
                findings.AddRange(purity.Findings);
            }
            catch (ArgumentException e)
            {
                findings.Add(Finding.Warning($"The purity was not tested: {CommandLine.Sentence(e)}"));
            }
        }

        var amorphous = peaks is { Pattern.Count: >= 20 } ? AmorphousFraction.Of(peaks) : null;
        var strain = peaks is null ? null : widths.Strain(radiation, peaks);
        if (strain is not null && widths.Instrument is null)
            findings.Add(Finding.Warning("The width of the instrument is not taken out: the size is a lower bound in truth, and strain may be the instrument's; state it by --instrument.", "williamson-hall"));
        return new([.. simulated], measured, peaks) { Radiation = radiation, Widths = widths, Purity = purity, Amorphous = amorphous, Strain = strain, Findings = [.. findings, .. amorphous?.Findings ?? [], .. strain?.Findings ?? []] };
    }

    /// <summary>The simulated line that a measured one belongs to, with its phase; null if there is none.</summary>
    public (PowderPattern Pattern, PowderLine Line)? Match(DiffractionPeak peak)
    {
        (PowderPattern Pattern, PowderLine Line)? best = null;
        foreach (var pattern in Simulated)
        {
            // Of the lines within reach the strongest: weak ones lie everywhere.
            if (pattern.Lines.Where(l => l.Intensity >= 1 && Math.Abs(l.TwoTheta - peak.Position.Value) < Partner).MaxBy(l => l.Intensity) is { } line && (best is null || line.Intensity > best.Value.Line.Intensity))
                best = (pattern, line);
        }

        return best;
    }

    /// <summary>Size of crystallites from a line.</summary>
    public Estimate Size(DiffractionPeak peak) => Widths.Size(Radiation, peak);

    /// <summary>Lines of all structures, or the peaks if there is none, as columns.</summary>
    public Table ToTable()
    {
        if (Simulated.IsEmpty)
        {
            TableColumn Peak(string name, string unit, Func<DiffractionPeak, double> value) => new(name, unit, Peaks!.Peaks.Select(value).ToArray());
            return new("peaks", [Peak("2theta", "deg", p => p.Position.Value), Peak("standard error of 2theta", "deg", p => p.Position.StandardError), Peak("width", "deg", p => p.Width.Value), Peak("standard error of width", "deg", p => p.Width.StandardError), Peak("area", "", p => p.Area.Value), Peak("standard error of area", "", p => p.Area.StandardError), Peak("significance", "", p => p.Significance)]);
        }

        var lines = Simulated.SelectMany((p, i) => p.Lines.Select(l => (Phase: i + 1, Line: l))).ToArray();
        TableColumn Column(string name, string unit, Func<(int Phase, PowderLine Line), double> value) => new(name, unit, Array.ConvertAll(lines, l => value(l)));
        return new("lines", [Column("2theta", "deg", l => l.Line.TwoTheta), Column("intensity", "", l => l.Line.Intensity), Column("h", "", l => l.Line.Reflections[0].H), Column("k", "", l => l.Line.Reflections[0].K), Column("l", "", l => l.Line.Reflections[0].L), Column("multiplicity", "", l => l.Line.Multiplicity), Column("phase", "", l => l.Phase)]);
    }

    private static (double From, double To) Angles(string range)
    {
        var parts = range.Split("..");
        return parts.Length == 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var from) && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var to) && from >= 0 && to > from && to < 180
            ? (from, to)
            : throw new UsageException($"Two ascending angles between 0 and 180 degrees, such as 5..40, were expected after --range and '{range}' was found.");
    }

    private static Diffractogram Cut(Diffractogram pattern, string path, double from, double to)
    {
        var keep = Enumerable.Range(0, pattern.Count).Where(i => pattern.TwoTheta[i] >= from && pattern.TwoTheta[i] <= to).ToArray();
        if (keep.Length == 0)
            throw new DataFileException(path, "", $"points between {from}° and {to}° were expected and the pattern runs from {pattern.TwoTheta.First:0.##}° to {pattern.TwoTheta.Last:0.##}°; state another --range.");
        double[] Pick(ReadOnlyMemory<double> values) => Array.ConvertAll(keep, i => values.Span[i]);
        return new(pattern.Name, Pick(pattern.TwoTheta.Values), Pick(pattern.Intensity), pattern.StandardDeviation is { } s ? Pick(s) : null)
        {
            Value = pattern.Value,
            Radiation = pattern.Radiation,
            CountingTime = pattern.CountingTime,
            Provenance = pattern.Provenance,
            Metadata = pattern.Metadata,
            Findings = pattern.Findings,
        };
    }
}
