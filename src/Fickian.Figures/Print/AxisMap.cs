namespace Fickian.Figures.Print;

/// <summary>From SI to the printed number, and from there to the place on the drawn scale.</summary>
/// <param name="Unit">The printed unit.</param>
/// <param name="Scale">How values are spread.</param>
internal readonly record struct AxisMap(PrintedUnit Unit, AxisScale Scale)
{
    /// <summary>The map of an axis; the unit is the stated one, else the label's, else that of the quantity.</summary>
    public static AxisMap Of(string? label, Unit? unit, AxisScale scale, Quantity? quantity)
    {
        // A curve may carry a unit that no table knows; its own word for it wins over the table.
        var own = quantity is { Unit: { } u } && u != Fickian.Unit.One && (label is null || label.EndsWith(" / " + u.Symbol, StringComparison.Ordinal)) ? u : null;
        return new((unit ?? own) is { } stated ? PrintedUnit.Of(stated) : PrintedUnit.Parse(label ?? ""), scale);
    }

    /// <summary>Place on the drawn scale of a printed number.</summary>
    public double Place(double printed) => Scale switch
    {
        AxisScale.Logarithmic => Math.Log10(printed),
        AxisScale.SquareRoot => Math.Sqrt(Math.Max(0, printed)),
        _ => printed,
    };

    public double Of(double si) => Place(Unit.Print(si));
}
