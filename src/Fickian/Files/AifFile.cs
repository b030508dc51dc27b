using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>Adsorption information files (<c>.aif</c>).</summary>
/// <remarks>
/// Each block is one isotherm: tags, a table <c>_adsorp_…</c> and perhaps one <c>_desorp_…</c> of pressure, saturation pressure and amount. A block without such tables holds none and is left out.
/// Source: J. D. Evans, V. Bon, I. Senkovska and S. Kaskel, Langmuir 37, 4222 (2021).
/// </remarks>
public static class AifFile
{
    private static readonly string[] Parts = ["pressure", "p0", "amount", "loading"];

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("aif", "adsorption information file", Recognises, Read);

    /// <summary>Reads the isotherms of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no isotherm, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        if (source.Length > LargestFile)
            throw source.Wrong("", $"an isotherm of at most {LargestFile >> 20} MiB was expected and {source.Length >> 20} MiB were found; part the file.");
        var (text, encoding) = TextEncoding.Read(source);
        var runs = StarBlock.Parse(source, text).Where(b => Branch(b, "_adsorp_") is not null || Branch(b, "_desorp_") is not null).Select(b => Run(source, b)).ToArray();
        return runs.Length > 0
            ? new(source.Path, Format.Name, [.. runs]) { Variant = encoding }
            : throw source.Wrong("", "a table of '_adsorp_pressure' and '_adsorp_amount' was expected and none was found; export the isotherm again.");
    }

    private const int LargestFile = 8 << 20;

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text.Span;
        return text.IndexOf("data_"u8) >= 0 && (text.IndexOf("_adsorp_"u8) >= 0 || text.IndexOf("_desorp_"u8) >= 0) && text.IndexOf("loop_"u8) >= 0;
    }

    private static StarLoop? Branch(StarBlock block, string prefix) => block.Loops.FirstOrDefault(l => l.Tags.Any(t => t.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    private static IsothermRun Run(FileSource source, StarBlock block)
    {
        var (up, down) = (Branch(block, "_adsorp_"), Branch(block, "_desorp_"));
        double[] Both(string part)
        {
            var (a, d) = (up?["_adsorp_" + part], down?["_desorp_" + part]);
            return [.. Numbers(a, up?.Rows ?? 0), .. Numbers(d, down?.Rows ?? 0)];
        }

        bool Has(string part) => up?["_adsorp_" + part] is not null || down?["_desorp_" + part] is not null;
        var pressure = block["_units_pressure"] ?? "";
        TableColumn[] columns = [.. Parts.Where(Has).Select(p => new TableColumn(p, p is "pressure" or "p0" ? pressure : block["_units_loading"] ?? "", Both(p)))];
        SorptionBranch[] branches = [.. Enumerable.Repeat(SorptionBranch.Adsorption, up?.Rows ?? 0), .. Enumerable.Repeat(SorptionBranch.Desorption, down?.Rows ?? 0)];
        return new TaggedIsotherm(block.Items).Parts(source, columns, branches).Build(source);
    }

    private static double[] Numbers(string[]? cells, int rows) => cells is null ? [.. Enumerable.Repeat(double.NaN, rows)] : Array.ConvertAll(cells, ReportText.Number);
}
