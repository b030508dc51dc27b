namespace Fickian;

/// <summary>A physical quantity: its name in words, the symbol of its formula and the unit it is printed in.</summary>
/// <param name="Name">Name of the field, lower case, for example <c>diffusivity</c>. It is also the field name in JSON.</param>
/// <param name="Symbol">Symbol in formulas and on axes, for example <c>D</c>.</param>
/// <param name="Unit">Unit of the values.</param>
public sealed record Quantity(string Name, string Symbol, Unit Unit)
{
    /// <summary>Time since the gas was let in, s.</summary>
    public static Quantity Time { get; } = new("time", "t", Unit.Second);

    /// <summary>Transport diffusivity, m²/s.</summary>
    public static Quantity Diffusivity { get; } = new("diffusivity", "D", Unit.SquareMetrePerSecond);

    /// <summary>Surface permeability, m/s.</summary>
    public static Quantity SurfacePermeability { get; } = new("surfacePermeability", "k", Unit.MetrePerSecond);

    /// <summary>Amount taken up at equilibrium, in the unit of the measured signal.</summary>
    public static Quantity EquilibriumUptake { get; } = new("equilibriumUptake", "M∞", Unit.One);

    /// <summary>Amount taken up, in the unit of the measured signal.</summary>
    public static Quantity Uptake { get; } = new("uptake", "M", Unit.One);

    /// <summary>Amount taken up over the amount at equilibrium, 1.</summary>
    public static Quantity FractionalUptake { get; } = new("fractionalUptake", "M/M∞", Unit.One);

    /// <summary>Label for an axis: symbol over unit, for example <c>t / s</c>.</summary>
    public string AxisLabel => Unit == Unit.One ? Symbol : $"{Symbol} / {Unit}";
}
