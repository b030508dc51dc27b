namespace Fickian.Acquisition.Secop;

/// <summary>Units of SECoP nodes and what they are in SI.</summary>
/// <param name="Unit">Unit inside the library.</param>
/// <param name="Factor">What a unit of the node is in it.</param>
/// <param name="Offset">What is added after the factor.</param>
internal sealed record SecopUnit(Unit Unit, double Factor = 1, double Offset = 0)
{
    /// <summary>The unit of a text; one that is not known stays as it is.</summary>
    public static SecopUnit Of(string text) => text switch
    {
        "" => new(Unit.One),
        "K" => new(Unit.Kelvin),
        "mK" => new(Unit.Kelvin, 1e-3),
        "degC" or "°C" => new(Unit.Kelvin, 1, 273.15),
        "K/s" => new(new Unit("K/s")),
        "K/min" => new(new("K/s"), 1.0 / 60),
        "Pa" => new(Unit.Pascal),
        "hPa" or "mbar" => new(Unit.Pascal, 100),
        "kPa" => new(Unit.Pascal, 1e3),
        "bar" => new(Unit.Pascal, 1e5),
        "s" => new(Unit.Second),
        "min" => new(Unit.Second, 60),
        "h" => new(Unit.Second, 3600),
        "%" => new(Unit.One, 0.01),
        "m" => new(Unit.Metre),
        "mm" => new(Unit.Metre, 1e-3),
        "mV" => new(new("V"), 1e-3),
        "mA" => new(new("A"), 1e-3),
        "mW" => new(new("W"), 1e-3),
        "g" => new(new("kg"), 1e-3),
        _ => new(new Unit(text)),
    };

    /// <summary>A value of the node, in the unit inside.</summary>
    public double In(double value) => (value * Factor) + Offset;

    /// <summary>A value in the unit inside, as the node wants it.</summary>
    public double Out(double value) => (value - Offset) / Factor;
}
