using System.Collections.Immutable;
using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>Patterns of PANalytical diffractometers (<c>.xrdml</c>), schema 1.x and 2.x, one or many scans.</summary>
/// <remarks>
/// Namespaces carry the version and are not compared. Positions by their ends (floating point) or as a list; intensities (1.x) or counts (2.x) stay counts.
/// Attenuation factors are multiplied in and reported. Scans over other axes than 2θ are left out and reported.
/// Source: layout of files of schemas 1.0, 1.5 and 1.6; 2.x and several scans from descriptions.
/// </remarks>
public static class XrdmlFile
{
    private const int MostScans = 10_000;

    private static readonly string[] Leaves =
        ["id", "name", "preparedBy", "anodeMaterial", "tension", "current", "entry", "intended", "radius", "sampleMode"];

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("xrdml", "PANalytical XRDML", s => TextProbe.Of(s).Text.Span is var text && text[..Math.Min(text.Length, 2048)].IndexOf("<xrdMeasurements"u8) >= 0, Read);

    /// <summary>Reads the scans of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is damaged or holds no scan over 2θ.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        List<KeyValuePair<string, string>> notes = [];
        Dictionary<string, double> wavelengths = new(StringComparer.Ordinal);
        XrdmlScan? scan = null;
        var (scans, version) = (0, "");
        XmlElements.Walk(
            source,
            source.All(),
            begin =>
            {
                if (begin.Name == "xrdMeasurements")
                    version = begin["schemaLocation"].Split(' ', 2)[0].Split('/')[^1];
                else if (begin.Name == "scan")
                    scan = ++scans > MostScans ? throw source.Wrong("", $"at most {MostScans} scans were expected; split the file.") : new() { Axis = begin["scanAxis"], Status = begin["status"] };
            },
            end =>
            {
                if (scan is null)
                {
                    Note(end, notes, wavelengths);
                }
                else if (end.Name == "scan")
                {
                    var name = notes.Find(n => n.Key is "name" or "id").Value ?? Path.GetFileNameWithoutExtension(source.Name);
                    if (scan.Build(source, scans == 1 ? name : $"{name} scan {scans}", Of(wavelengths), notes, $"scan {scans}") is { } set)
                        sets.Add(set);
                    scan = null;
                }
                else
                {
                    scan.Take(source, end);
                }
            });
        if (sets.Count == 0)
            throw source.Wrong("", $"a scan over 2Theta with intensities was expected and {scans} scans without one were found; export the pattern as .xy.");
        return new(source.Path, Format.Name, sets.ToImmutable())
        {
            Variant = version.Length > 0 ? $"schema {version}" : "",
            Findings = scans > sets.Count ? [Finding.Warning($"{scans - sets.Count} of {scans} scans are not over 2θ or hold no intensities and were left out.")] : [],
        };
    }

    private static void Note(XmlElement element, List<KeyValuePair<string, string>> notes, Dictionary<string, double> wavelengths)
    {
        if (element.Parent?.Name == "usedWavelength")
            wavelengths[element.Name] = NumberList.One(element.Text);
        else if (!element.HasElements && element.Text.Length > 0 && Leaves.Contains(element.Name, StringComparer.Ordinal) && notes.Count < 1000)
            notes.Add(new(element.Name == "entry" ? "comment" : element.Name, element.Text));
    }

    private static Radiation? Of(Dictionary<string, double> wavelengths)
    {
        if (!wavelengths.TryGetValue("kAlpha1", out var first) || !(first > 0))
            return null;
        var ratio = wavelengths.GetValueOrDefault("ratioKAlpha2KAlpha1", 0);
        var second = wavelengths.GetValueOrDefault("kAlpha2", double.NaN);
        return ratio > 0 && second > 0 ? new(first * 1e-10) { SecondWavelength = second * 1e-10, SecondRatio = ratio } : new(first * 1e-10);
    }
}
