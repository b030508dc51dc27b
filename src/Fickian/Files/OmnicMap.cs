using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Maps, line profiles and time series of OMNIC: one block (key 301) with all spectra.</summary>
/// <remarks>
/// The block begins with the head of a spectrum and is 196 + N·(100 + 4n) bytes long: N spectra of n float32, 100 bytes before each. Ordinates run from the lower end of the axis to the upper one, although the head names the upper one first.
/// Places: the list of positions (key 6), else the corners and pitches in the layout (key 325: float32 y₀, y₁, Δy, x₀, x₁, Δx, 90 bytes before the first of two words <c>Position</c> 66 bytes apart), else none.
/// A layout without these words is that of a time series: float32 last and first time at 70 and 74, min, uint32 number at 90.
/// Grid maps agree with the instrument's own text export (5·10⁻⁸); no file of a time series could be compared, and a finding says so.
/// </remarks>
internal static class OmnicMap
{
    private const int HeadSize = 196;
    private const int RecordHead = 100;
    private const double Minute = 60;
    private const double Micrometre = 1e-6;

    public static (SpectralMap Map, bool IsSeries) Read(FileSource source, OmnicDirectory directory)
    {
        var block = directory.Of(OmnicDirectory.Spectra).FirstOrDefault();
        if (block.Key == 0)
            throw source.Wrong("offset 304", $"a block with the spectra of a map (key 301) was expected and the keys {string.Join(", ", directory.Blocks.Select(b => b.Key).Distinct())} were found; split the file into single spectra (.spa) with OMNIC.");
        var header = OmnicHeader.Read(source, block.Offset);
        var stride = RecordHead + (4L * header.Points);
        var count = (block.Size - HeadSize) / stride;
        if (count < 1 || block.Size != HeadSize + (count * stride))
            throw source.Wrong($"offset {block.Offset}", $"{HeadSize} + N·{stride} bytes were expected for N spectra of {header.Points} points and {block.Size} were found; split the file into single spectra (.spa) with OMNIC.");
        source.Require(block.Offset, block.Size, "spectra");
        List<Finding> findings = [];
        var layout = OmnicLayout.Read(source, directory, (int)count, findings);
        var values = StridedValues.Read(source, block.Offset + HeadSize + RecordHead, stride, (int)count, header.Points);
        return (Build(values, header, (int)count, layout, findings), layout.IsSeries);
    }

    private static SpectralMap Build(float[] values, OmnicHeader header, int count, OmnicLayout layout, List<Finding> findings)
    {
        var abscissa = header.Axis(ascending: true, findings);
        var grid = OmnicGrid.Of(layout.Positions, stored: true);
        if (grid is { Missing: > 0 })
            findings.Add(Finding.Warning($"{grid.Missing} pixels of the grid have no spectrum; they are NaN and masked."));
        if (grid is null && layout.Positions.Count > 0)
            findings.Add(Finding.Hint("The pixels do not lie on a grid; they stand in one row, with their places."));
        var map = (grid, layout.Times) switch
        {
            ({ } g, _) => new SpectralMap(g.Arrange(values, header.Points), abscissa, g.Rows, g.Columns) { Usable = g.Mask() },
            (_, { } times) => new SpectralMap(values, abscissa, Axis.Index("row", 1), Axis.Index("column", 1), new(Quantity.Time, Array.ConvertAll(times, t => t * Minute))),
            _ => new SpectralMap(values, abscissa, Axis.Index("row", 1), Axis.Index("column", count)),
        };
        return map with
        {
            Name = layout.Name.Length > 0 ? layout.Name : "map",
            Value = header.Value,
            Metadata = new(header.Entries),
            Findings = [.. findings],
            Places = grid is null ? [.. layout.Positions.Select(p => (p.X * Micrometre, p.Y * Micrometre))] : [],
        };
    }
}
