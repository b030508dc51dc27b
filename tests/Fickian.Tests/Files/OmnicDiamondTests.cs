using System.Globalization;
using Fickian.Files;
using Fickian.Infrared;
using MathNet.Numerics.LinearRegression;

namespace Fickian.Tests.Files;

/// <summary>Solid CO₂ in a diamond: the band area over the thickness, pixel by pixel, from a map of single files.</summary>
/// <remarks>
/// Absorbance is fitted with {spectrum of pure diamond, 1, ν − 2300} on 1750–2290 and 2440–2670 cm⁻¹; the residual is integrated over 2340–2435 cm⁻¹ and divided by the coefficient of the pure diamond.
/// Geometry, order of the pixels and values all have to be right for the map to agree.
/// </remarks>
public sealed class OmnicDiamondTests
{
    [Fact]
    public void The_map_of_band_areas_agrees_with_the_reference()
    {
        const double Tolerance = 0.005;
        var row = Assert.Single(FixtureRow.Of("omnic-spa map"));
        var diamond = Standard();
        var map = OmnicFile.ReadMap(Enumerable.Range(37, 36).Select(n => Repository.Shared($"fixtures/omnic/co2-diamonds/7112_map_50_mkm00{n}.spa")));
        var standard = map.Wavenumbers.Values.ToArray().Select(diamond.Interpolate).ToArray();
        var areas = new double[4, 9];
        for (var i = 0; i < 36; i++)
            areas[i / 9, i % 9] = AreaOverScale(map.Spectrum(i / 9, i % 9), standard);
        Assert.Equal(6, row.Spots.Count());
        Assert.All(row.Spots, s => Assert.Equal(1, areas[s.Index[0], s.Index[1]] / double.Parse(s.Value, CultureInfo.InvariantCulture), Tolerance));
        Assert.Equal(1, areas.Cast<double>().Sum() / 7338.8, Tolerance);
        Assert.Equal(256.31, areas.Cast<double>().Max(), Tolerance * 256.31);
    }

    // The pure diamond is given on the axis of the pixels.
    private static double AreaOverScale(Spectrum pixel, double[] standard)
    {
        var points = Enumerable.Range(0, pixel.Count).Where(i => pixel.Axis[i] is > 1750 and < 2670).Reverse()
            .Select(i => (Wavenumber: pixel.Axis[i], Absorbance: pixel.Values.Span[i], Columns: new[] { standard[i], 1, pixel.Axis[i] - 2300 })).ToArray();
        var fitted = points.Where(p => p.Wavenumber is < 2290 or > 2440).ToArray();
        var coefficients = MultipleRegression.QR(Array.ConvertAll(fitted, p => p.Columns), Array.ConvertAll(fitted, p => p.Absorbance));
        var band = points.Where(p => p.Wavenumber is >= 2340 and <= 2435)
            .Select(p => (p.Wavenumber, Residual: p.Absorbance - p.Columns.Zip(coefficients, (a, b) => a * b).Sum())).ToArray();
        return band.Zip(band.Skip(1), (a, b) => (b.Wavenumber - a.Wavenumber) * (a.Residual + b.Residual) / 2).Sum() / coefficients[0];
    }

    private static Spectrum Standard()
    {
        var rows = File.ReadLines(Repository.Shared("fixtures/omnic/co2-diamonds/HPHT-IIa-diamond/HPHT_IIa_diamond_spectrum_normalized.dat"))
            .Select(l => l.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries)).Where(c => c.Length == 2)
            .Select(c => Array.ConvertAll(c, t => double.Parse(t, CultureInfo.InvariantCulture))).Where(r => r[0] is > 1700 and < 2700).ToArray();
        return new(new Axis(InfraredQuantity.Wavenumber, Array.ConvertAll(rows, r => r[0])), Array.ConvertAll(rows, r => r[1]));
    }
}
