using System.Collections.Immutable;
using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>Crystallographic information files (.cif): structures, powder patterns, and the loops of numbers of blocks that hold neither.</summary>
/// <remarks>
/// Full STAR syntax: loops, quoted and multi-line values, save frames, comments, <c>?</c> and <c>.</c>; tags in any case, columns in any order, uncertainties in brackets are left out of the numbers.
/// A block with a cell and fractional positions becomes a <see cref="CrystalStructure"/>, loops of the powder dictionary become <see cref="Diffractogram"/>s; of other blocks each loop with numbers becomes a table. All values outside loops are kept as metadata.
/// Symmetry is taken from the listed operations; a space group by name alone is not expanded.
/// Source: S. R. Hall, F. H. Allen, I. D. Brown, Acta Cryst. A 47, 655 (1991).
/// </remarks>
public static class CifFile
{
    private const int MostTables = 1000;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("cif", "crystallographic information file", Recognises, Read);

    /// <summary>Reads the blocks of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no CIF, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var blocks = CifDocument.Read(source, text);
        if (blocks.IsEmpty)
            throw source.Wrong("", "a data block, as in 'data_name', was expected and none was found; check that the file is a CIF.");

        // The wavelength of a pattern often stands in another block of the file.
        var light = blocks.Select(CifPattern.Light).FirstOrDefault(l => l is not null);
        var sets = blocks.SelectMany(b => Sets(source, b, light)).Take(MostTables);
        return new(source.Path, Format.Name, [.. sets.OrderBy(s => s switch { CrystalStructure => 0, Diffractogram { Provenance: Provenance.Measured } => 1, Diffractogram => 2, _ => 3 })]) { Variant = $"{(blocks.Length == 1 ? "1 block" : $"{blocks.Length} blocks")}, {encoding}" };
    }

    private static IEnumerable<IDataSet> Sets(FileSource source, CifBlock block, Radiation? light)
    {
        var structure = CifStructure.Of(source, block);
        IEnumerable<IDataSet> patterns = CifPattern.Of(source, block, light);
        if (structure is not null)
            patterns = patterns.Prepend(structure);
        return patterns.Any() ? patterns : Tables(block);
    }

    // An adsorption information file is written by the same rules; its own reader knows what its tags mean.
    private static bool Recognises(FileSource source) => TextProbe.Of(source).Text.Span is var text && CifDocument.Recognises(text)
        && text.IndexOf("_adsorp_pressure"u8) < 0 && text.IndexOf("_exptl_adsorptive"u8) < 0;

    // Without any loop of numbers a table without columns carries the values.
    private static Table[] Tables(CifBlock block)
    {
        Metadata metadata = new(block.Items);
        var tables = block.Loops.Select(l => Table(block, l, metadata)).OfType<Table>().ToArray();
        return tables.Length > 0 ? tables : [new Table(block.Name, []) { Metadata = metadata }];
    }

    private static Table? Table(CifBlock block, CifLoop loop, Metadata metadata)
    {
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        for (var c = 0; c < loop.Tags.Length; c++)
        {
            var values = new double[loop.Rows];
            var numbers = 0;
            for (var row = 0; row < loop.Rows; row++)
            {
                var value = block.Number(loop[row, c]);
                values[row] = value ?? double.NaN;
                numbers += value is null ? 0 : 1;
            }

            if (numbers > 0)
                columns.Add(new(loop.Tags[c].TrimStart('_'), "", values));
        }

        return columns.Count == 0 ? null : new(block.Name, columns.ToImmutable()) { Metadata = metadata };
    }
}
