using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Figures;

/// <summary>What there is to see of a fitted map: diffusivity, its relative error, and the uptake at equilibrium.</summary>
public static class MapFigure
{
    // The last colour over the median: a few pixels at an edge do not flatten all others.
    private const double WidestRange = 2;
    private const int MostMaps = 12;

    /// <summary>Draws a fitted map as three panels; pixels that are not determined are white, those beyond twice the median have the last colour.</summary>
    /// <param name="map">The map.</param>
    /// <exception cref="ArgumentException">No pixel is determined.</exception>
    public static Panels Of(DiffusivityMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (!map.Status.Contains(PixelStatus.Determined))
            throw new ArgumentException($"A map with at least one determined pixel was expected for a figure; none of {map.Source.Pixels} is. Look at the status of the pixels.", nameof(map));
        var decade = (int)Math.Floor(Math.Log10(map.Median()));
        var top = WidestRange * map.Median() / Math.Pow(10, decade);
        return Panels.Grid(
            3,
            Panel(map.Source.Columns, "diffusivity").Heatmap(map.Diffusivity, ColourMap.Viridis, 0, top).ColourBar($"D / 10{Print.Superscripts.Of(decade)} m² s⁻¹"),
            Panel(map.Source.Columns, "its relative error").Heatmap(map.RelativeError, ColourMap.Viridis, 0, 0.1).ColourBar("σ(D) / D"),
            Panel(map.Source.Columns, "uptake at equilibrium").Heatmap(map.Amplitude, ColourMap.Viridis, 0).ColourBar($"A∞ / {map.Source.Quantity.Unit}")).Titled(map.Source.Name);
    }

    /// <summary>Draws a map of band areas at as many times as a page shows, from the first to the last.</summary>
    /// <param name="areas">The map.</param>
    public static Figure Of(UptakeMap areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        var count = Math.Min(MostMaps, areas.Times.Count);
        var frames = Enumerable.Range(0, count).Select(i => count == 1 ? 0 : i * (areas.Times.Count - 1) / (count - 1));
        return HeatmapSequence.Of(areas.Name, frames.Select(f => ($"{areas.Times[f].ToString("0.#", CultureInfo.InvariantCulture)} s", areas.Frame(f))), Math.Min(4, count), areas.Quantity.AxisLabel);
    }

    /// <summary>An empty panel for a map: places in µm where they are known, else counted.</summary>
    /// <param name="columns">Positions of the columns.</param>
    /// <param name="title">What the panel shows.</param>
    public static Figure Panel(Fickian.Axis columns, string title)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return columns.Quantity.Unit == Unit.Metre ? new Figure(title).X("x / µm").Y("y / µm") : new Figure(title).X("column").Y("row");
    }
}
