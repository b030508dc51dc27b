using System.Globalization;

namespace Fickian.Files;

/// <summary>Parameters of a Bruker NMR experiment from <c>acqus</c> or <c>procs</c>: lines <c>##$NAME= value</c>.</summary>
internal sealed class BrukerNmrParameters
{
    private readonly JcampBlock block;

    private BrukerNmrParameters(JcampBlock block) => this.block = block;

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="DataFileException">The text is not such a file.</exception>
    public static BrukerNmrParameters Read(FileSource source)
    {
        var file = JcampBlock.Parse(source, TextEncoding.Read(source).Text);
        return new(file.Blocks.FirstOrDefault() ?? file);
    }

    /// <summary>Text of a parameter, without its angle brackets; null if it is absent.</summary>
    public string? this[string name] => block["$" + name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant()]?.Trim('<', '>');

    /// <summary>A number.</summary>
    /// <exception cref="DataFileException">It is absent or none.</exception>
    public double Number(FileSource source, string name) => TryNumber(name)
        ?? throw source.Wrong("", $"a number of the parameter {name} was expected beside the data and {(this[name] is { } text ? $"'{text}'" : "none")} was found; copy the whole folder of the experiment.");

    /// <summary>A number; null if it is absent or none.</summary>
    public double? TryNumber(string name) => double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>All parameters with a text, as written.</summary>
    public IEnumerable<KeyValuePair<string, string>> Entries => block.Records
        .Where(r => r.Name.StartsWith('$') && r.First.Length > 0)
        .Select(r => KeyValuePair.Create(r.Name[1..], r.Value.ReplaceLineEndings(" ").Trim('<', '>')));
}
