using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Spectra in JCAMP-DX 4 and 5 (<c>.dx</c>, <c>.jdx</c>, <c>.jcm</c>).</summary>
/// <remarks>
/// Tables: <c>(X++(Y..Y))</c> in every compressed form, <c>(XY..XY)</c>, peak tables, peak assignments, n-tuples with a page for each ordinate; blocks may be linked in one another.
/// The data win over the labels: what disagrees with them is a finding. Transmittance stays as it is stored, as a fraction or in per cent.
/// A file that ends early gives its complete points and a finding; so does one whose X values do not fit its labels.
/// Source: R. S. McDonald and P. A. Wilks, Applied Spectroscopy 42 (1988) 151.
/// </remarks>
public static partial class JcampFile
{
    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("jcamp", "JCAMP-DX", Recognises, Read);

    /// <summary>Reads the spectra and peak tables of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is not JCAMP-DX, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var file = JcampBlock.Parse(source, text);
        if (file.Blocks.Count == 0 && file.Records.Count == 0)
            throw source.Wrong("", "labels such as '##TITLE=' were expected and none were found; this is not JCAMP-DX.");
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        AddSets(source, file, sets);
        var first = file.Blocks.FirstOrDefault() ?? file;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (sets.Count == 0)
            findings.Add(Finding.Warning("There is no spectrum in this file: no block holds a table of data."));
        if (file.Blocks.Exists(b => !b.Closed))
            findings.Add(Finding.Warning("The file ends without the label ##END; check that it is complete."));
        return new(source.Path, Format.Name, sets.DrainToImmutable())
        {
            Variant = $"{first["JCAMPDX"] ?? "version not stated"}, {encoding}",
            Metadata = JcampMetadata.Of(first),
            Findings = findings.ToImmutable(),
        };
    }

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text;
        var begun = false;
        for (var start = 0; start < text.Length;)
        {
            var end = TextLines.End(text.Span, start);
            var line = text.Span[start..end].Trim(" \t\r"u8);
            start = end + 1;
            if (!begun && line.Length > 0 && !line.StartsWith("##"u8) && !line.StartsWith("$$"u8))
                return false;
            if (!line.StartsWith("##"u8))
                continue;
            begun = true;
            var equals = line.IndexOf((byte)'=');
            var name = line[2..Math.Min(equals > 2 ? equals : line.Length, 300)];
            if (new JcampRecord(TextLines.Text(name).Trim(), 1, default).Label is var label && (label is "JCAMPDX" or "NTUPLES" or "END" || JcampBlock.IsTable(label)))
                return true;
        }

        return false;
    }

    private static void AddSets(FileSource source, JcampBlock block, ImmutableArray<IDataSet>.Builder sets)
    {
        foreach (var record in block.Records.Where(r => JcampBlock.IsTable(r.Label)))
        {
            if (Set(source, block, record) is { } set)
                sets.Add(set);
        }

        foreach (var inner in block.Blocks)
            AddSets(source, inner, sets);
    }

    private static IDataSet? Set(FileSource source, JcampBlock block, JcampRecord record)
    {
        var form = record.First;
        var tuple = record.Label == "DATATABLE";
        if (Ordinates().Match(form) is { Success: true } ordinates)
        {
            var scale = tuple ? JcampScale.Of(block, ordinates.Groups["x"].Value, ordinates.Groups["y"].Value) : JcampScale.Of(block);
            var asdf = new AsdfReader(source, record.Body, record.Line).Read();
            return JcampSpectrum.FromOrdinates(block, record, scale, asdf, tuple ? Variable(block, ordinates.Groups["y"].Value) : "");
        }

        if (record.Label == "PEAKASSIGNMENTS" || form.Contains('A', StringComparison.OrdinalIgnoreCase))
            return JcampAssignments.Read(source, block, record);
        if (Groups().Match(form) is not { Success: true } groups)
            throw source.Wrong($"line {record.Line}", $"a table such as (X++(Y..Y)) or (XY..XY) was expected and '{TextLines.Excerpt(System.Text.Encoding.UTF8.GetBytes(form))}' was found; export the spectrum in one of them.");
        var symbols = groups.Groups["group"].Value;
        var lists = JcampPairs.Read(source, record, symbols.Length, out var incomplete);
        var of = tuple ? JcampScale.Of(block, symbols[..1], symbols[1..2]) : JcampScale.Of(block);
        return symbols.Length > 2 ? JcampAssignments.Peaks(block, of, symbols, lists) : JcampSpectrum.FromPairs(block, record, of, lists, incomplete, tuple ? Variable(block, symbols[1..2]) : "");
    }

    // What the symbol of an n-tuple stands for, for example 'SPECTRUM/REAL'.
    private static string Variable(JcampBlock block, string symbol)
    {
        var column = Array.FindIndex(JcampScale.Cells(block, "SYMBOL"), s => s.Equals(symbol, StringComparison.OrdinalIgnoreCase));
        return (column >= 0 ? JcampScale.Cells(block, "VARNAME").ElementAtOrDefault(column) : null) ?? symbol;
    }

    [GeneratedRegex(@"\(\s*(?<x>\w)\s*\+\+\s*\(\s*(?<y>\w)\s*\.\.", RegexOptions.ExplicitCapture)]
    private static partial Regex Ordinates();

    [GeneratedRegex(@"\(\s*(?<group>[A-Z]{2,4})(\s*\.\.|\s*\))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Groups();
}
