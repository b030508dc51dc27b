namespace Fickian.Infrared;

/// <summary>A band of the framework, such as an overtone, that measures how much glass the beam passed at each pixel.</summary>
/// <remarks>
/// r = a/b: what is divided by the area b of the reference band no longer depends on the thickness. u²(r) = [u²(a) + r²·u²(b)]/b², errors independent.
/// The thickness is b over the area per metre. The band must not change with what is taken up, and must not be saturated.
/// Pixels where b is not above <see cref="Certainty"/> times its standard error hold too little glass and get NaN.
/// </remarks>
public sealed record ReferenceBand
{
    /// <summary>Makes a reference.</summary>
    /// <param name="area">Area or height of the band at each pixel.</param>
    /// <param name="standardError">Its standard error at each pixel, in the same unit; null if not known, which counts as 0.</param>
    /// <exception cref="ArgumentException">The images differ in shape.</exception>
    public ReferenceBand(Image area, Image? standardError = null)
    {
        ArgumentNullException.ThrowIfNull(area);
        RequireShape(area, standardError, nameof(standardError));
        (Area, StandardError) = (area, standardError);
    }

    /// <summary>Area or height of the band at each pixel.</summary>
    public Image Area { get; }

    /// <summary>Its standard error at each pixel; null if not known.</summary>
    public Image? StandardError { get; }

    /// <summary>Number of standard errors above 0 below which a pixel counts as empty.</summary>
    public double Certainty { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of standard errors is not negative, for example 3."); } = 3;

    /// <summary>Another band over the reference at each pixel, with its standard error.</summary>
    /// <param name="area">Area of the other band, on the same pixels.</param>
    /// <param name="standardError">Its standard error; null if not known, which counts as 0.</param>
    /// <exception cref="ArgumentException">The images differ in shape.</exception>
    public (Image Ratio, Image StandardError) Ratio(Image area, Image? standardError = null)
    {
        ArgumentNullException.ThrowIfNull(area);
        RequireShape(Area, area, nameof(area));
        RequireShape(Area, standardError, nameof(standardError));
        var (ratio, error) = (new double[area.Values.Length], new double[area.Values.Length]);
        for (var i = 0; i < ratio.Length; i++)
            (ratio[i], error[i]) = BandRatio.Of((area.Values.Span[i], Math.Sqrt(Square(standardError, i))), (Area.Values.Span[i], Math.Sqrt(Square(StandardError, i))), Certainty);
        var quantity = BandRatio.QuantityOf(area.Quantity, Area.Quantity);
        return (On(area, ratio, quantity), On(area, error, quantity));
    }

    /// <summary>Thickness at each pixel, m, with the standard error of the band alone; that of the coefficient scales all pixels alike.</summary>
    /// <param name="areaPerMetre">Area of the band per metre of glass, from a sample of known thickness; above 0.</param>
    /// <exception cref="ArgumentException">The coefficient is not positive.</exception>
    public (Image Thickness, Image StandardError) Thickness(Estimate areaPerMetre)
    {
        ArgumentNullException.ThrowIfNull(areaPerMetre);
        if (!(areaPerMetre.Value > 0))
            throw new ArgumentException($"An area per metre above 0 is expected; found {areaPerMetre}.", nameof(areaPerMetre));
        var (thickness, error) = (new double[Area.Values.Length], new double[Area.Values.Length]);
        for (var i = 0; i < thickness.Length; i++)
        {
            thickness[i] = Present(i) / areaPerMetre.Value;
            error[i] = double.IsNaN(thickness[i]) ? double.NaN : Math.Sqrt(Square(StandardError, i)) / areaPerMetre.Value;
        }

        var quantity = new Quantity("thickness", "d", Unit.Metre);
        return (On(Area, thickness, quantity), On(Area, error, quantity));
    }

    private double Present(int pixel)
    {
        var value = Area.Values.Span[pixel];
        return value > 0 && value > Certainty * Math.Sqrt(Square(StandardError, pixel)) ? value : double.NaN;
    }

    private static double Square(Image? error, int pixel) => error is null ? 0 : error.Values.Span[pixel] * error.Values.Span[pixel];

    private static Image On(Image like, double[] values, Quantity quantity) => new(values, like.X.ToArray(), like.Y.ToArray()) { Quantity = quantity, Provenance = like.Provenance };

    private static void RequireShape(Image expected, Image? found, string name)
    {
        if (found is not null && (found.Rows, found.Columns) != (expected.Rows, expected.Columns))
            throw new ArgumentException($"Images of {expected.Rows} rows and {expected.Columns} columns are expected; found {found.Rows} and {found.Columns}.", name);
    }
}
