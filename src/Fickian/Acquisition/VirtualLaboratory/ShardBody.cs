using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A flat shard: an outline around its middle, and edges that are more or less round.</summary>
/// <remarks>
/// Plan r(φ) = R·[1 + Σ a_k cos(kφ − φ_k)], shrunk at the height z from the middle plane by s(z) = (1 − |2z/h|ⁿ)^(1/n):
/// a prism for n → ∞, a lens of an ellipsoid's profile for n = 2.
/// Area A = πR²·[1 + ½Σa_k²], volume V = A·h·∫₀¹(1 − uⁿ)^(2/n) du.
/// </remarks>
/// <param name="Radius">R, mean radius, m.</param>
/// <param name="Harmonics">Waves of the outline.</param>
/// <param name="Thickness">h, m.</param>
/// <param name="EdgeExponent">n, 1.</param>
internal sealed record ShardBody(double Radius, ImmutableArray<ShardHarmonic> Harmonics, double Thickness, double EdgeExponent)
{
    // Panels of the midpoint rule for the profile.
    private const int Panels = 20_000;

    /// <summary>Area seen from above, m².</summary>
    public double Area => Math.PI * Radius * Radius * (1 + (0.5 * Harmonics.Sum(h => h.Amplitude * h.Amplitude)));

    /// <summary>Volume, m³.</summary>
    public double Volume => Area * Thickness * Enumerable.Range(0, Panels).Average(i => Math.Pow(Profile((i + 0.5) / Panels), 2));

    /// <summary>The same shape in another size.</summary>
    /// <param name="factor">Each length over its old value, 1.</param>
    public ShardBody Scaled(double factor) => new(factor * Radius, Harmonics, factor * Thickness, EdgeExponent);

    /// <summary>How far a point lies from the middle towards the outline seen from above: 0 in the middle, 1 on it.</summary>
    public double FromAbove(double x, double y)
    {
        var angle = Math.Atan2(y, x);
        return Math.Sqrt((x * x) + (y * y)) / (Radius * (1 + Harmonics.Sum(h => h.Amplitude * Math.Cos((h.Order * angle) - h.Phase))));
    }

    /// <summary>The same seen from the side, along y.</summary>
    public double FromSide(double x, double z)
    {
        var height = Math.Abs(2 * z / Thickness);
        if (height >= 1)
            return 1 + height;
        var (least, most) = Extent;
        return (x < 0 ? x / least : x / most) / Profile(height);
    }

    /// <summary>Ends along x, m.</summary>
    public (double Least, double Most) Extent { get; } = Ends(Radius, Harmonics);

    private double Profile(double height) => Math.Pow(1 - Math.Pow(height, EdgeExponent), 1 / EdgeExponent);

    private static (double Least, double Most) Ends(double radius, ImmutableArray<ShardHarmonic> harmonics)
    {
        var x = Enumerable.Range(0, 3600).Select(i => i * Math.PI / 1800).Select(a => radius * (1 + harmonics.Sum(h => h.Amplitude * Math.Cos((h.Order * a) - h.Phase))) * Math.Cos(a)).ToArray();
        return (x.Min(), x.Max());
    }
}
