using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>Adsorption information files (<c>.aif</c>).</summary>
/// <remarks>
/// Each block is one isotherm: tags, a table <c>_adsorp_…</c> and perhaps one <c>_desorp_…</c> of pressure, saturation pressure and amount. A block without such tables holds none and is left out.
/// Source: J. D. Evans, V. Bon, I. Senkovska and S. Kaskel, Langmuir 37, 4222 (2021).
/// </remarks>
public static class AifFile
{
    private const int LargestFile = 8 << 20;

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
        var runs = CifDocument.Read(source, text).Where(b => Has(b, "pressure")).Select(b => Run(source, b)).ToArray();
        return runs.Length > 0
            ? new(source.Path, Format.Name, [.. runs]) { Variant = encoding }
            : throw source.Wrong("", "a table of '_adsorp_pressure' and '_adsorp_amount' was expected and none was found; export the isotherm again.");
    }

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text.Span;
        return CifDocument.Recognises(text) && (text.IndexOf("_adsorp_pressure"u8) >= 0 || text.IndexOf("_exptl_adsorptive"u8) >= 0);
    }

    private static bool Has(CifBlock block, string part) => block.Has("_adsorp_" + part) || block.Has("_desorp_" + part);

    private static IsothermRun Run(FileSource source, CifBlock block)
    {
        var (up, down) = (block.Values("_adsorp_pressure").Length, block.Values("_desorp_pressure").Length);
        double[] Both(string part) => [.. Numbers(source, block, "_adsorp_" + part, up), .. Numbers(source, block, "_desorp_" + part, down)];
        var (pressure, loading) = (block.Value("_units_pressure") ?? "", block.Value("_units_loading") ?? "");
        TableColumn[] columns = [.. Parts.Where(p => Has(block, p)).Select(p => new TableColumn(p, p is "pressure" or "p0" ? pressure : loading, Both(p)))];
        SorptionBranch[] branches = [.. Enumerable.Repeat(SorptionBranch.Adsorption, up), .. Enumerable.Repeat(SorptionBranch.Desorption, down)];
        return new TaggedIsotherm([.. block.Items]).Parts(source, columns, branches).Build(source);
    }

    // A column that one branch lacks is missing there; tables of one branch are of one length.
    private static double[] Numbers(FileSource source, CifBlock block, string tag, int rows)
    {
        var values = block.Values(tag);
        if (values.IsEmpty)
            return [.. Enumerable.Repeat(double.NaN, rows)];
        return values.Length == rows
            ? [.. values.Select(v => block.Number(v) ?? double.NaN)]
            : throw source.Wrong(block.Line(values[0]), $"{rows} values of {tag} were expected, one for each pressure, and {values.Length} were found; the table is damaged.");
    }
}
