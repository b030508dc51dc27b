using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>Tables of the independent atoms of a crystal: comment lines with cell and symmetry operations, then <c>label,element,x,y,z,occupancy</c>.</summary>
/// <remarks>
/// <c># cell: a=… b=… c=… alpha=… beta=… gamma=…</c> in Å and degrees; one comment of operations parted by semicolons; centring translations as <c>(1/2,1/2,1/2)+</c>, applied to every operation.
/// All comments are kept as metadata: they carry source and licence.
/// </remarks>
public static partial class SiteTableFile
{
    private const string Heading = "label,element,x,y,z,occupancy";
    private const int MostOperations = 192;
    private static readonly string[] Parameters = ["a", "b", "c", "alpha", "beta", "gamma"];

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("site-table", "table of independent atoms", s => TextProbe.Of(s).Text.Span.IndexOf("\nlabel,element,x,y,z,occupancy"u8) >= 0, Read);

    /// <summary>Reads the structure of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">Cell, operations or atoms are missing or damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var lines = Encoding.UTF8.GetString(text.Span).Split('\n');
        string[] comments = [.. lines.Where(l => l.StartsWith('#')).Select(l => l.TrimStart('#').Trim())];
        var at = Array.FindIndex(lines, l => l.Trim() == Heading);
        if (at < 0)
            throw source.Wrong("", $"the heading '{Heading}' was expected and none was found.");
        var sites = ImmutableArray.CreateBuilder<AtomSite>();
        for (var i = at + 1; i < lines.Length; i++)
        {
            if (lines[i].Trim() is { Length: > 0 } line && line[0] != '#')
                sites.Add(Site(source, line, i + 1));
        }

        var group = comments.FirstOrDefault(c => c.StartsWith("space group:", StringComparison.OrdinalIgnoreCase)) ?? "";
        var structure = new CrystalStructure(comments.FirstOrDefault() ?? source.Name, Cell(source, comments), Operations(source, comments, group), sites.ToImmutable())
        {
            SpaceGroup = group.Length == 0 ? "" : group.Split(':', 2)[1].Split(['(', ';', ','], 2)[0].Trim(),
            Provenance = Provenance.Computed,
            Metadata = new(comments.Select(Entry)),
        };
        return new(source.Path, Format.Name, [structure]) { Variant = encoding };
    }

    private static UnitCell Cell(FileSource source, string[] comments)
    {
        var comment = Array.Find(comments, c => c.StartsWith("cell:", StringComparison.OrdinalIgnoreCase)) ?? "";
        var values = Edges().Matches(comment).DistinctBy(m => m.Groups["name"].Value).ToDictionary(m => m.Groups["name"].Value, m => double.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        if (Array.Find(Parameters, n => !values.ContainsKey(n)) is { } missing)
            throw source.Wrong("", $"a comment '# cell: a=… b=… c=… alpha=… beta=… gamma=…' was expected and {missing} was not found in it.");
        try
        {
            return new(values["a"] * 1e-10, values["b"] * 1e-10, values["c"] * 1e-10, values["alpha"], values["beta"], values["gamma"]);
        }
        catch (ArgumentException e)
        {
            throw source.Wrong("", e.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private static ImmutableArray<SymmetryOperation> Operations(FileSource source, string[] comments, string group)
    {
        var listed = comments.Select(c => c.Split(';').Select(SymmetryOperation.TryParse).ToArray()).FirstOrDefault(o => o.All(p => p is not null))
            ?? throw source.Wrong("", "a comment of symmetry operations parted by semicolons, such as '# x,y,z ; -x,-y,-z', was expected and none was found.");
        var centrings = Centrings().Matches(group).Select(m => SymmetryOperation.TryParse($"x+{m.Groups[1]},y+{m.Groups[2]},z+{m.Groups[3]}")).OfType<SymmetryOperation>().Select(o => o.Translation).ToArray();
        if (centrings.Length == 0)
            centrings = [[0, 0, 0]];
        return (long)listed.Length * centrings.Length > MostOperations
            ? throw source.Wrong("", $"at most {MostOperations} symmetry operations were expected and {listed.Length * centrings.Length} were found.")
            : [.. centrings.SelectMany(t => listed.Select(o => o!.Shifted(t[0], t[1], t[2])))];
    }

    private static AtomSite Site(FileSource source, string line, int number)
    {
        var cells = line.Split(',', StringSplitOptions.TrimEntries);
        var values = cells.Skip(2).Select(c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && double.IsFinite(v) ? v : double.NaN).ToArray();
        if (cells.Length != 6 || Array.Exists(values, double.IsNaN) || values[3] is < 0 or > 1)
            throw source.Wrong($"line {number}", $"label, element, three positions and an occupancy between 0 and 1 were expected and '{TextLines.Excerpt(Encoding.UTF8.GetBytes(line))}' was found.");
        var element = Element.Find(cells[1]) ?? throw source.Wrong($"line {number}", $"an element with known scattering was expected and '{TextLines.Excerpt(Encoding.UTF8.GetBytes(cells[1]))}' was found.");
        return new(cells[0], element, values[0], values[1], values[2]) { Occupancy = values[3] };
    }

    private static KeyValuePair<string, string> Entry(string comment)
    {
        var sign = comment.IndexOf(':', StringComparison.Ordinal);
        return sign is > 0 and < 40 ? new(comment[..sign].Trim(), comment[(sign + 1)..].Trim()) : new("comment", comment);
    }

    [GeneratedRegex(@"\b(?<name>a|b|c|alpha|beta|gamma)=(?<value>\d+(\.\d+)?)", RegexOptions.ExplicitCapture)]
    private static partial Regex Edges();

    [GeneratedRegex(@"\((\d(?:/\d)?),(\d(?:/\d)?),(\d(?:/\d)?)\)\+")]
    private static partial Regex Centrings();
}
