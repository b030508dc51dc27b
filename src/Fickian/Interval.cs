namespace Fickian;

/// <summary>An interval that holds the true value with a stated confidence. An open end is infinite.</summary>
/// <param name="Lower">Lower end, in SI; −∞ if the data do not bound it.</param>
/// <param name="Upper">Upper end, in SI; +∞ if the data do not bound it.</param>
/// <param name="Confidence">Confidence, between 0 and 1.</param>
public readonly record struct Interval(double Lower, double Upper, double Confidence)
{
    /// <summary>Whether a value lies within.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>Whether both ends are finite.</summary>
    public bool IsClosed => double.IsFinite(Lower) && double.IsFinite(Upper);

    /// <summary>Half of the width, in SI.</summary>
    public double HalfWidth => 0.5 * (Upper - Lower);

    /// <summary>Both ends in a unit, for tables: <c>2.75·10⁻¹² … 2.87·10⁻¹² m²/s</c>.</summary>
    public string In(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return $"{EstimateText.Number(Lower / unit.InSI, 4)} … {EstimateText.Number(Upper / unit.InSI, 4)}{(unit == Unit.One ? "" : " " + unit)}";
    }
}
