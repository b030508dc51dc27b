using Fickian.Infrared;

namespace Fickian.Cli.Laboratory;

/// <summary>What of a spectrum or a map is worth sending to a screen.</summary>
internal static class DashboardPlane
{
    private const int MostPoints = 1200;
    private const int MostPixels = 64;

    /// <summary>A spectrum from low to high wavenumber; of a long one the lowest and highest of each stretch.</summary>
    public static double[][] Of(Curve spectrum)
    {
        var (x, y) = (spectrum.X.ToArray(), spectrum.Y.ToArray());
        if (x.Length > 1 && x[^1] < x[0])
        {
            Array.Reverse(x);
            Array.Reverse(y);
        }

        if (x.Length > MostPoints)
        {
            var kept = Enumerable.Range(0, x.Length).Chunk(2 * x.Length / MostPoints)
                .SelectMany(c => new[] { c.MinBy(i => y[i]), c.MaxBy(i => y[i]) }.Distinct().Order()).ToArray();
            (x, y) = (Array.ConvertAll(kept, i => x[i]), Array.ConvertAll(kept, i => y[i]));
        }

        return [Array.ConvertAll(x, v => Math.Round(v, 2)), Array.ConvertAll(y, v => Math.Round(v, 6))];
    }

    /// <summary>The area of a band over a map, or the mean of all wavenumbers if no band is stated or the map does not reach it; of a large map every n-th pixel.</summary>
    public static DashboardMap Of(SpectralMap map, Band? band)
    {
        var (lower, upper) = (Math.Min(map.Wavenumbers.First, map.Wavenumbers.Last), Math.Max(map.Wavenumbers.First, map.Wavenumbers.Last));
        var reached = band is { } b && b.Lower >= lower && b.Upper <= upper ? band : null;
        var image = map.Integrate(reached ?? new Band("all wavenumbers", lower, upper), BandBaseline.Zero).Image();
        var (rows, columns) = (Some(image.Rows), Some(image.Columns));
        return new(
            rows.Length,
            columns.Length,
            [.. rows.SelectMany(r => columns.Select(c => image[r, c] is var v && double.IsFinite(v) ? Math.Round(v, 5) : default(double?)))],
            Array.ConvertAll(columns, c => image.X.Span[c]),
            Array.ConvertAll(rows, r => image.Y.Span[r]),
            $"area of {(reached is null ? "all wavenumbers" : $"{reached.Lower:0}–{reached.Upper:0} cm⁻¹")}, cm⁻¹");
    }

    private static int[] Some(int count)
    {
        var step = (count + MostPixels - 1) / MostPixels;
        return [.. Enumerable.Range(0, (count + step - 1) / step).Select(i => i * step)];
    }
}
