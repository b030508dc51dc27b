namespace Fickian.Thermal;

/// <summary>A range along a scan: temperatures, K, or times, s.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end, above the lower one.</param>
public readonly record struct ScanRange(double Lower, double Upper)
{
    /// <summary>Upper less lower end.</summary>
    public double Length => Upper - Lower;

    /// <summary>Whether a place lies within, ends included.</summary>
    public bool Contains(double place) => place >= Lower && place <= Upper;

    /// <inheritdoc/>
    public override string ToString() => $"{Lower:0.##} to {Upper:0.##}";
}
