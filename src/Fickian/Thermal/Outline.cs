using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>The outline of the largest body in a micrograph: area, perimeter, dimensions, and the volume that follows from an assumption on its shape.</summary>
/// <remarks>
/// Threshold → largest connected body, holes filled → sub-pixel contour → measures × powers of the size of a pixel.
/// Errors: half the change when the threshold goes up and down by its standard uncertainty (<see cref="GreyThreshold"/>); noise of the contour, 1/√12 pixel at each of its points, independent; the size of a pixel. They are added in quadrature.
/// A perimeter follows every roughness of the contour and is too large by up to 8 % where edges are sharp to the pixel; area and volume are not.
/// A body that touches the border has a lower bound only, which a finding tells.
/// </remarks>
public sealed record Outline
{
    private const double Digitisation = 0.28867513459481287;

    private readonly ContourShape shape;
    private readonly ContourShape lower;
    private readonly ContourShape upper;

    private Outline(ImmutableArray<(double X, double Y)> points, ContourShape shape, ContourShape lower, ContourShape upper)
    {
        (Points, this.shape, this.lower, this.upper) = (points, shape, lower, upper);
    }

    /// <summary>Points of the contour in pixels, x to the right and y down from the centre of the top left pixel; the last is joined to the first.</summary>
    public ImmutableArray<(double X, double Y)> Points { get; }

    /// <summary>Level and its uncertainty.</summary>
    public required GreyThreshold Threshold { get; init; }

    /// <summary>Size of a pixel, m.</summary>
    public required Estimate PixelSize { get; init; }

    /// <summary>Name of the picture.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Area, m².</summary>
    public Estimate Area => Measured(TemperingQuantity.Area, s => s.Area, 2, AreaNoise / shape.Area);

    /// <summary>Length of the contour, m.</summary>
    public Estimate Perimeter => Measured(TemperingQuantity.Perimeter, s => s.Perimeter, 1, AreaNoise / shape.Area);

    /// <summary>Diameter of the disc of the same area, √(4·A/π), m.</summary>
    public Estimate EquivalentDiameter => Measured(TemperingQuantity.EquivalentDiameter, s => Math.Sqrt(4 * s.Area / Math.PI), 1, 0.5 * AreaNoise / shape.Area);

    /// <summary>Extent along the long axis, m.</summary>
    public Estimate Length => Measured(TemperingQuantity.Length, s => s.Length, 1, Math.Sqrt(2) * Digitisation / shape.Length);

    /// <summary>Extent across the long axis, m.</summary>
    public Estimate Width => Measured(TemperingQuantity.Width, s => s.Width, 1, Math.Sqrt(2) * Digitisation / shape.Width);

    /// <summary>Volume if the body is round about its long axis, m³.</summary>
    public Estimate VolumeOfRevolution => Measured(TemperingQuantity.Volume, s => s.VolumeOfRevolution(), 3, 1.5 * AreaNoise / shape.Area);

    /// <summary>Volume in cubed pixels if the body is round about its long axis; without the error of the size of a pixel, which cancels in a ratio.</summary>
    public Estimate VolumeInPixels => Scaled(new("volume", "V", new Unit("px³")), s => s.VolumeOfRevolution(), 1.5 * AreaNoise / shape.Area, 0, 1);

    /// <summary>Area in squared pixels; without the error of the size of a pixel.</summary>
    public Estimate AreaInPixels => Scaled(new("area", "A", new Unit("px²")), s => s.Area, AreaNoise / shape.Area, 0, 1);

    /// <summary>Volume of a plate of this outline, A·t, m³.</summary>
    /// <param name="thickness">t, m; of a plate of even thickness, or its mean.</param>
    public Estimate VolumeOfPlate(Estimate thickness)
    {
        ArgumentNullException.ThrowIfNull(thickness);
        return Fitting.Propagation.OfIndependent(TemperingQuantity.Volume, x => x[0] * x[1], Area, thickness);
    }

    /// <summary>Volume of a plate seen from above and from the side: its area times its mean thickness, which is the area of the side over the length of the side.</summary>
    /// <remarks>V = A·A_side/L_side. Both pictures at the scales that they carry; the errors of the two are taken as independent.</remarks>
    /// <param name="side">The outline from the side, looking along the plate.</param>
    public Estimate VolumeOfPlate(Outline side)
    {
        ArgumentNullException.ThrowIfNull(side);
        return VolumeOfPlate(side.Measured(new("thickness", "t", Unit.Metre), s => s.Area / s.Length, 1, side.AreaNoise / side.shape.Area));
    }

    /// <summary>Finds the outline.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="shade">Whether the body is darker or brighter than its background.</param>
    /// <param name="pixelSize">Size of a pixel, m; null for that of the picture, which then must have one.</param>
    /// <param name="threshold">Grey level of the edge; null for the one half way between body and background.</param>
    /// <exception cref="ArgumentException">There is no body, no contrast, or no size of a pixel; pixels that are not square count as none.</exception>
    public static Outline Of(Micrograph picture, BodyShade shade = BodyShade.Dark, Estimate? pixelSize = null, double? threshold = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var size = pixelSize ?? Size(picture);
        if (!(size.Value > 0 && double.IsFinite(size.Value)))
            throw new ArgumentException($"The size of a pixel is positive and finite, in m; found {size.Value}.", nameof(pixelSize));
        var grey = picture.ToGrey();
        var level = threshold is { } given ? GreyThreshold.At(grey, given) : GreyThreshold.Halfway(grey);
        var (points, touches) = Contour(picture, grey, level.Level, shade);
        ContourShape At(double shift) => new(Contour(picture, grey, level.Level + shift, shade).Points);
        return new(points, new(points), At(-level.Uncertainty), At(level.Uncertainty))
        {
            Threshold = level,
            PixelSize = size,
            Name = picture.Name,
            Findings = touches ? [Finding.Warning("The body touches the border of the picture and may go on behind it: its size is a lower bound.", picture.Name)] : [],
        };
    }

    private static (ImmutableArray<(double X, double Y)> Points, bool Touches) Contour(Micrograph picture, double[] grey, double level, BodyShade shade)
    {
        var excess = Array.ConvertAll(grey, g => shade == BodyShade.Dark ? level - g : g - level);
        var body = ConnectedBody.Largest(excess, picture.Rows, picture.Columns);
        return (ContourTracing.Trace(excess, body, picture.Rows, picture.Columns), body.TouchesBorder);
    }

    private static Estimate Size(Micrograph picture)
    {
        if (picture.PixelSize is not { } size)
            throw new ArgumentException($"The picture '{picture.Name}' states no size of a pixel; state it, or the length of its scale bar (see ScaleBar).", nameof(picture));
        return Math.Abs(size.X - size.Y) <= 1e-6 * size.X
            ? new(size.X, 0, Unit.Metre)
            : throw new ArgumentException($"Square pixels were expected and {size.X} × {size.Y} m were found; resample the picture.", nameof(picture));
    }

    // Area between the true edge and the traced one when each point of the contour is off by its own error, pixels².
    private double AreaNoise => Digitisation * Math.Sqrt(shape.Perimeter);

    private Estimate Measured(Quantity quantity, Func<ContourShape, double> of, int power, double noise) => Scaled(quantity, of, noise, power, PixelSize.Value);

    private Estimate Scaled(Quantity quantity, Func<ContourShape, double> of, double noise, int power, double size)
    {
        var value = of(shape);
        var threshold = 0.5 * (of(upper) - of(lower)) / value;
        var scale = power * PixelSize.StandardError / PixelSize.Value;
        return new(value * Math.Pow(size, power), value * Math.Pow(size, power) * Math.Sqrt((threshold * threshold) + (noise * noise) + (scale * scale)), quantity.Unit) { Name = quantity.Name };
    }
}
