using Fickian.Infrared;

namespace Fickian.Figures;

/// <summary>What there is to see of a fitted map: diffusivity, its relative error, and the uptake at equilibrium.</summary>
public static class MapFigure
{
    /// <summary>Draws a fitted map as three panels; pixels that are not determined are white.</summary>
    /// <param name="map">The map.</param>
    /// <exception cref="ArgumentException">No pixel is determined.</exception>
    public static Panels Of(DiffusivityMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (!map.Status.Contains(PixelStatus.Determined))
            throw new ArgumentException($"A map with at least one determined pixel was expected for a figure; none of {map.Source.Pixels} is. Look at the status of the pixels.", nameof(map));
        return Panels.Grid(
            3,
            Panel(map, "diffusivity").Heatmap(map.Diffusivity, ColourMap.Viridis).ColourBar("D / 10⁻¹² m² s⁻¹"),
            Panel(map, "its relative error").Heatmap(map.RelativeError, ColourMap.Viridis).ColourBar("σ(D) / D"),
            Panel(map, "uptake at equilibrium").Heatmap(map.Amplitude, ColourMap.Viridis).ColourBar($"A∞ / {map.Source.Quantity.Unit}")).Titled(map.Source.Name);
    }

    private static Figure Panel(DiffusivityMap map, string title) => map.Source.Columns.Quantity.Unit == Unit.Metre
        ? new Figure(title).X("x / µm").Y("y / µm")
        : new Figure(title).X("column").Y("row");
}
