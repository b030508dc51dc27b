using System.Globalization;
using Spectre.Console;

namespace Fickian.Cli.Verbs;

/// <summary>Lines and peaks for a reader at a terminal.</summary>
internal static class PatternText
{
    // Weaker lines are in --out and --json.
    private const double Faint = 1;

    public static void Write(TextWriter output, TextWriter error, PatternResult result)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        terminal.Profile.Width = 140;
        foreach (var pattern in result.Simulated)
        {
            var structure = pattern.Structure;
            output.WriteLine(Invariant($"{structure.Name}: {structure.SpaceGroup}, {structure.Atoms.Length} atoms in the cell, density {structure.Density / 1000:0.0000} g/cm³, {pattern.Settings.Radiation}"));
            var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumns("2θ / °", "hkl", "multiplicity", "intensity");
            foreach (var line in pattern.Lines.Where(l => l.Intensity >= Faint))
                table.AddRow(Invariant($"{line.TwoTheta:0.00}"), line.Indices, $"{line.Multiplicity}", Invariant($"{line.Intensity:0.0}"));
            terminal.Write(table);
        }

        if (result.Peaks is { } peaks)
            Measured(output, terminal, result, peaks);
        foreach (var finding in result.Findings.Distinct())
            error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{finding}");
    }

    private static void Measured(TextWriter output, IAnsiConsole terminal, PatternResult result, Diffraction.PatternPeaks peaks)
    {
        output.WriteLine($"{result.Measured!.Name}: {result.Measured.Count} points, {peaks.Peaks.Length} lines, {result.Radiation}");
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumns("2θ", "width", "area", result.Widths.Instrument is null ? "size (no instrument)" : "size", "line");
        foreach (var peak in peaks.Peaks)
        {
            var match = result.Match(peak) is { } m ? $"{m.Line.Indices} of {Short(m.Pattern.Structure.Name)} at {m.Line.TwoTheta.ToString("0.00", CultureInfo.InvariantCulture)}°" : "";
            table.AddRow(Markup.Escape($"{peak.Position}"), Markup.Escape($"{peak.Width}"), Markup.Escape($"{peak.Area}"), Markup.Escape($"{result.Size(peak)}"), Markup.Escape(match));
        }

        terminal.Write(table);
        if (result.Strain is { } strain)
        {
            output.WriteLine($"size of crystallites from {strain.Points.Count} lines: {strain.Size}, 95 %: {strain.Size.Interval(0.95).In(strain.Size.Unit)}");
            output.WriteLine($"strain: {strain.Strain}, 95 %: {strain.Strain.Interval(0.95).In(strain.Strain.Unit)}");
        }

        if (result.Purity is { } purity)
            output.WriteLine($"share of {Short(result.Simulated[1].Structure.Name)} in the crystalline part: {purity.Share}");
        if (result.Amorphous is { } amorphous)
            output.WriteLine($"halo over halo and lines: {amorphous.Fraction}");
    }

    /// <summary>The name up to its first comma, cut at a blank where it is long.</summary>
    internal static string Short(string name)
    {
        var first = name.Split(',', 2)[0].Trim();
        return first.Length <= 24 ? first : first[..(first.LastIndexOf(' ', 24) is var at and > 0 ? at : 24)].Trim();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
