namespace Fickian.Infrared;

/// <summary>What least squares leaves of every spectrum of a map.</summary>
internal static class SpectralRemainder
{
    /// <summary>Subtracts columns, each times its coefficient, from every spectrum.</summary>
    /// <param name="map">The map.</param>
    /// <param name="design">The fit.</param>
    /// <param name="subtracted">The first columns of the fit, those that are subtracted, [k][n].</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static SpectralMap Of(SpectralMap map, SpectralDesign design, double[][] subtracted, CancellationToken cancellation)
    {
        var points = map.Wavenumbers.Count;
        var values = new float[map.Values.Length];
        PixelLoop.Over(map, design.Coefficients.Length, (pixel, spectrum, coefficients) =>
        {
            for (var k = 0; k < subtracted.Length; k++)
                coefficients[k] = design.Coefficients[k].Of(spectrum);
            var target = values.AsSpan(pixel * points, points);
            for (var i = 0; i < points; i++)
            {
                var rest = (double)spectrum[i];
                for (var k = 0; k < subtracted.Length; k++)
                    rest -= coefficients[k] * subtracted[k][i];
                target[i] = (float)rest;
            }
        }, cancellation);
        return map.With(values);
    }
}
