namespace Fickian.Thermal;

/// <summary>Quantities of bodies in micrographs and of their shrinking.</summary>
public static class TemperingQuantity
{
    /// <summary>Area within an outline, m².</summary>
    public static Quantity Area { get; } = new("area", "A", new Unit("m²"));

    /// <summary>Length of an outline, m.</summary>
    public static Quantity Perimeter { get; } = new("perimeter", "P", Unit.Metre);

    /// <summary>Diameter of the disc of the same area, m.</summary>
    public static Quantity EquivalentDiameter { get; } = new("equivalentDiameter", "d", Unit.Metre);

    /// <summary>Extent along the long axis, m.</summary>
    public static Quantity Length { get; } = new("length", "L", Unit.Metre);

    /// <summary>Extent across the long axis, m.</summary>
    public static Quantity Width { get; } = new("width", "W", Unit.Metre);

    /// <summary>Volume of the body, m³.</summary>
    public static Quantity Volume { get; } = new("volume", "V", new Unit("m³"));

    /// <summary>Loss of volume over the volume before, 1.</summary>
    public static Quantity VolumeLoss { get; } = new("volumeLoss", "−ΔV/V₀", Unit.One);
}
