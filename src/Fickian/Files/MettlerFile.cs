using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Text exports of Mettler Toledo STARe: one or several curves, each with its values and what the program says about it.</summary>
/// <remarks>
/// A curve begins with <c>Curve Name:</c>; below <c>Curve Values:</c> stand names, units and rows in fixed columns. Ts is the temperature of the sample, Tr that of the programme.
/// The values of a curve are told by their unit: mg a mass, mW a heat flow. A decimal comma is found by vote.
/// </remarks>
public static partial class MettlerFile
{
    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("mettler-stare", "Mettler Toledo STARe text", Recognises, Read);

    /// <summary>Reads the curves of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">A curve has no values, or a row is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var curves = MettlerCurve.Of(text);
        if (!curves.Any(c => c.Rows is not null))
            throw source.Wrong("", "values were expected below 'Curve Values:' and none were found; export the curves with their values.");
        return new(source.Path, Format.Name, [.. curves.Where(c => c.Rows is not null).Select(c => Set(source, text, c))]) { Variant = encoding };
    }

    // Prose may speak of a curve and its values: here each stands alone on its line, and a line of units in brackets follows the names.
    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text.Span;
        return text.IndexOf("Curve Values:"u8) >= 0 && Encoding.UTF8.GetString(text) is var words && NameLine().IsMatch(words) && ValuesLine().IsMatch(words);
    }

    private static IDataSet Set(FileSource source, ReadOnlyMemory<byte> text, MettlerCurve curve)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var names = Names().Split(curve.Names.Trim());
        var units = Brackets().Matches(curve.Units).Select(m => m.Groups["unit"].Value).ToArray();

        // The first columns, an index, have no unit.
        var without = names.Length - units.Length;
        if (without < 0)
            throw source.Wrong($"line {curve.Rows!.Value.Line - 1}", $"units of {names.Length} columns, as in the line above, were expected and {units.Length} were found; export the curves again.");
        ColumnHeading[] headings = [.. names.Select((n, i) => new ColumnHeading(n, i < without ? "" : units[i - without]))];
        var columns = TextSection.Read(source, text, curve.Rows!.Value, (byte)' ', 0, headings, findings);
        var metadata = curve.Metadata;
        return new ThermalRun(curve.Name, columns, metadata)
        {
            Names = [.. columns.Select(c => c.Name is "Value" or "Wert" ? ThermalNames.OfUnit(c.Unit) : ThermalNames.Of(c.Name))],
            SampleMass = ThermalRun.Kilograms(metadata["sampleMass"]),
            Findings = findings.ToImmutable(),
        }.ToDataSet();
    }

    [GeneratedRegex(@"^Curve Name:[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NameLine();

    [GeneratedRegex(@"^Curve Values:[ \t]*\r?\n[^\n]*\n[ \t]*\[[^\]\r\n]*\][^\n]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ValuesLine();

    [GeneratedRegex(@"\s{2,}|\t")]
    private static partial Regex Names();

    [GeneratedRegex(@"\[(?<unit>[^\]]*)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();
}
