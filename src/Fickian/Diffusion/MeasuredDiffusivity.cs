namespace Fickian.Diffusion;

/// <summary>A curve of D over concentration from points in any order.</summary>
internal static class MeasuredDiffusivity
{
    /// <summary>What the abscissa is.</summary>
    public static Quantity Concentration { get; } = new("concentration", "c", Unit.One);

    /// <summary>The curve with its standard deviations, ascending in concentration; of points of equal concentration the first is kept.</summary>
    /// <param name="points">Concentration, D and its standard deviation.</param>
    /// <param name="source">Provenance of the profiles.</param>
    /// <param name="concentration">Unit of the concentration.</param>
    public static Curve Over(IEnumerable<(double Concentration, double Diffusivity, double Deviation)> points, Provenance source, Unit concentration)
    {
        var sorted = points.DistinctBy(p => p.Concentration).OrderBy(p => p.Concentration).ToArray();
        return new Curve(
            Array.ConvertAll(sorted, p => p.Concentration), Array.ConvertAll(sorted, p => p.Diffusivity), Array.ConvertAll(sorted, p => p.Deviation))
        {
            XQuantity = Concentration with { Unit = concentration },
            YQuantity = Quantity.Diffusivity,
            Provenance = Derived(source),
        };
    }

    /// <summary>What follows from simulated points is simulated, however it was computed.</summary>
    public static Provenance Derived(Provenance source) => source == Provenance.Simulated ? Provenance.Simulated : Provenance.Computed;
}
