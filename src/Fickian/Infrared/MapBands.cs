namespace Fickian.Infrared;

/// <summary>Areas of a band for every pixel and time of a map.</summary>
public static class MapBands
{
    // Points at either end that the foot is drawn through: a tenth of the range, three at least.
    private const int FewestEdgePoints = 3;

    extension(SpectralMap map)
    {
        /// <summary>Area between two wavenumbers, by the trapezoidal rule over the stored points within.</summary>
        /// <remarks>
        /// The foot runs through the means of the outer tenths of the range. The area is a weighted sum of the spectrum,
        /// so that one value costs one multiplication a point. Not for bands above an absorbance of about 1.5, whose tops detectors cut.
        /// </remarks>
        /// <param name="low">Lower end of the range, cm⁻¹.</param>
        /// <param name="high">Upper end of the range, cm⁻¹.</param>
        /// <param name="foot">What the area is counted from.</param>
        /// <exception cref="ArgumentException">Fewer than seven points lie in the range.</exception>
        public UptakeMap BandAreas(double low, double high, BandFoot foot = BandFoot.Edges)
        {
            ArgumentNullException.ThrowIfNull(map);
            var window = BandWindow.Of(map.Wavenumbers, low, high);
            var weights = window.Trapezoid();
            if (foot == BandFoot.Edges)
                window.SubtractFoot(weights, Math.Max(FewestEdgePoints, window.Count / 10));
            return map.Weighted(window, weights, double.NaN);
        }

        /// <summary>The sum of a range of each spectrum, each point with its weight.</summary>
        internal UptakeMap Weighted(BandWindow window, double[] weights, double noise)
        {
            var (pixels, frames) = (map.Pixels, map.Frames.Count);
            var areas = new float[(long)pixels * frames];
            Parallel.For(0, map.Rows.Count, row =>
            {
                for (var column = 0; column < map.Columns.Count; column++)
                {
                    for (var f = 0; f < frames; f++)
                        areas[(((row * map.Columns.Count) + column) * frames) + f] = (float)window.Sum(map.Span(row, column, f), weights);
                }
            });
            return new(areas, map.Rows, map.Columns, map.Frames)
            {
                Name = map.Name,
                Noise = noise,
                Usable = map.Usable,
                Provenance = map.Provenance,
                Findings = map.Findings,
            };
        }
    }
}
