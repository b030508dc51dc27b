using Fickian.Infrared;

namespace Fickian.Files;

public static partial class TextMapFile
{
    // Exports are rounded to seven digits; axes that differ by less are one axis.
    private const double AxisRounding = 1e-6;

    /// <summary>Puts files of one spectrum each together to a map, in the order in which OMNIC numbers the exports of its pixels: left to right, the lowest row first.</summary>
    /// <param name="paths">The files, in the order of their numbers.</param>
    /// <param name="columns">Number of columns of the map.</param>
    /// <param name="pitch">Distance between neighbouring pixels, m.</param>
    /// <returns>The map; its rows run from the lowest to the uppermost, its positions from 0.</returns>
    /// <exception cref="ArgumentException">The files do not fill the columns, or the pitch is no length.</exception>
    /// <exception cref="DataFileException">A file holds no spectrum, or its axis differs from that of the first.</exception>
    public static SpectralMap ReadPixels(IReadOnlyList<string> paths, int columns, double pitch)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (columns < 1 || paths.Count == 0 || paths.Count % columns != 0)
            throw new ArgumentException($"A map of {columns} columns needs a multiple of that many files; found {paths.Count}.", nameof(paths));
        if (!double.IsFinite(pitch) || pitch <= 0)
            throw new ArgumentException($"The distance between pixels is a positive length; found {pitch}.", nameof(pitch));
        var first = DataFile.Open(paths[0]).The<Spectrum>();
        var values = new float[checked(paths.Count * first.Count)];
        for (var p = 0; p < paths.Count; p++)
        {
            var spectrum = p == 0 ? first : DataFile.Open(paths[p]).The<Spectrum>();
            var far = Math.Max(Math.Abs(first.Axis.First), Math.Abs(first.Axis.Last)) * AxisRounding;
            if (spectrum.Count != first.Count || !(Math.Abs(spectrum.Axis.First - first.Axis.First) <= far) || !(Math.Abs(spectrum.Axis.Last - first.Axis.Last) <= far))
                throw new DataFileException(paths[p], "", $"the axis of the first file was expected, {first.Count} points from {first.Axis.First} to {first.Axis.Last}, and {spectrum.Count} points from {spectrum.Axis.First} to {spectrum.Axis.Last} were found; export all pixels of one map.");
            for (var i = 0; i < first.Count; i++)
                values[(p * first.Count) + i] = (float)spectrum.Values.Span[i];
        }

        var rows = paths.Count / columns;
        return new(values, first.Axis, Axis.Linear(InfraredQuantity.Y, 0, (rows - 1) * pitch, rows), Axis.Linear(InfraredQuantity.X, 0, (columns - 1) * pitch, columns))
        {
            Name = Path.GetFileNameWithoutExtension(paths[0]),
            Value = first.Value,
            Metadata = first.Metadata,
            Findings = first.Findings,
            Provenance = first.Provenance,
        };
    }
}
