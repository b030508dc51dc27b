namespace Fickian.Diffusion;

/// <summary>A curve of D over concentration from points in any order.</summary>
internal static class MeasuredDiffusivity
{
    /// <summary>What the abscissa is.</summary>
    public static Quantity Concentration { get; } = new("concentration", "c", Unit.One);

    /// <summary>The curve, ascending in concentration; of points of equal concentration the first is kept.</summary>
    public static Curve Over(IEnumerable<(double Concentration, double Diffusivity)> points)
    {
        var sorted = points.DistinctBy(p => p.Concentration).OrderBy(p => p.Concentration).ToArray();
        return new Curve(Array.ConvertAll(sorted, p => p.Concentration), Array.ConvertAll(sorted, p => p.Diffusivity))
        {
            XQuantity = Concentration,
            YQuantity = Quantity.Diffusivity,
            Provenance = Provenance.Computed,
        };
    }
}
