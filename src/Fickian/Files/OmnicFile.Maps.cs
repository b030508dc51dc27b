using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

/// <content>Maps that were split into one file per pixel.</content>
public static partial class OmnicFile
{
    /// <summary>Assembles the files of single pixels (.spa), as OMNIC splits a map, into one map.</summary>
    /// <remarks>
    /// Places come from the titles, <c>Position (X,Y): x, y</c> in µm; rows and columns ascend. A pixel whose file is absent is NaN and masked; positions that form no grid stay a list with places.
    /// Times of the pixels since the earliest of them are kept as metadata, <c>pixelTimes</c>, s, in the order of the pixels.
    /// </remarks>
    /// <param name="paths">Paths of the files, in any order.</param>
    /// <exception cref="ArgumentException">No path is given.</exception>
    /// <exception cref="DataFileException">A file is no OMNIC spectrum, names no position, or differs from the others in its axis or its unit.</exception>
    public static SpectralMap ReadMap(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return MapOf(paths.Select(FileSource.Open));
    }

    /// <summary>The same from opened files; each is closed when it has been read.</summary>
    internal static SpectralMap MapOf(IEnumerable<FileSource> sources)
    {
        List<(Spectrum Spectrum, double X, double Y)> pixels = [];
        foreach (var source in sources)
        {
            using (source)
            {
                var directory = OmnicDirectory.Read(source);
                var spectrum = Pixel(source, directory);
                if (pixels.Count > 0)
                    RequireAlike(source, spectrum, pixels[0].Spectrum);
                var (x, y) = OmnicTitle.Position(directory.Title)
                    ?? throw source.Wrong("offset 30", $"a title with 'Position (X,Y): x, y' was expected and '{directory.Title}' was found; leave the file out of the map.");
                pixels.Add((spectrum, x, y));
            }
        }

        return pixels.Count > 0 ? Assemble(pixels) : throw new ArgumentException("A map needs the file of at least one pixel; none was given.", nameof(sources));
    }

    private static void RequireAlike(FileSource source, Spectrum spectrum, Spectrum first)
    {
        if (spectrum.Count != first.Count || spectrum.Axis.First != first.Axis.First || spectrum.Axis.Last != first.Axis.Last || spectrum.Value != first.Value)
            throw source.Wrong("", $"{first.Value.Name} of {first.Count} points from {first.Axis.First} to {first.Axis.Last} was expected, as in the other pixels, and {spectrum.Value.Name} of {spectrum.Count} points from {spectrum.Axis.First} to {spectrum.Axis.Last} was found; leave the file out of the map.");
    }

    private static SpectralMap Assemble(List<(Spectrum Spectrum, double X, double Y)> pixels)
    {
        pixels.Sort((a, b) => a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.X.CompareTo(b.X));
        var first = pixels[0].Spectrum;
        var values = new float[pixels.Count * first.Count];
        for (var i = 0; i < pixels.Count; i++)
        {
            var from = pixels[i].Spectrum.Values.Span;
            var to = values.AsSpan(i * first.Count, first.Count);
            for (var k = 0; k < to.Length; k++)
                to[k] = (float)from[k];
        }

        var grid = OmnicGrid.Of([.. pixels.Select(p => (p.X, p.Y))], stored: false);
        var map = grid is null
            ? new SpectralMap(values, first.Axis, Axis.Index("row", 1), Axis.Index("column", pixels.Count)) { Places = [.. pixels.Select(p => (p.X.Micrometres(), p.Y.Micrometres()))] }
            : new SpectralMap(grid.Arrange(values, first.Count), first.Axis, grid.Rows, grid.Columns) { Usable = grid.Mask() };
        return map with
        {
            Name = first.Name.Split(" - Spectrum")[0],
            Value = first.Value,
            Metadata = new([new("date", first.Metadata["date"] ?? ""), new("scans", first.Metadata["scans"] ?? ""), .. Times(pixels)]),
            Findings = grid switch
            {
                null => [.. first.Findings, Finding.Hint("The pixels do not lie on a grid; they stand in one row, with their places.")],
                { Missing: > 0 } => [.. first.Findings, Finding.Warning($"{grid.Missing} pixels of the grid have no file; they are NaN and masked.")],
                _ => first.Findings,
            },
        };
    }

    // Since the earliest pixel: the time of the map as a whole need not be that of its first.
    private static IEnumerable<KeyValuePair<string, string>> Times(List<(Spectrum Spectrum, double X, double Y)> pixels)
    {
        var times = pixels.Select(p => DateTime.TryParse(p.Spectrum.Metadata["pixelDate"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var taken) ? taken : (DateTime?)null).ToArray();
        var first = times.Min();
        return Array.TrueForAll(times, t => t is not null)
            ? [new("pixelTimes", string.Join(' ', times.Select(t => (t!.Value - first!.Value).TotalSeconds.ToString(CultureInfo.InvariantCulture))))]
            : [];
    }
}
