using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>Units of the PR4000B by their numbers.</summary>
internal static class Pr4000Unit
{
    private static readonly Unit Volt = new("V");
    private static readonly Unit Ampere = new("A");

    /// <summary>The unit of a number; null if it is not in the list.</summary>
    public static ScaledUnit? Of(int code, GasReference standard) => code switch
    {
        0 => InstrumentUnits.Pressure("ubar"),
        1 => InstrumentUnits.Pressure("mbar"),
        2 => InstrumentUnits.Pressure("bar"),
        3 => InstrumentUnits.Pressure("mTorr"),
        4 => InstrumentUnits.Pressure("Torr"),
        6 => InstrumentUnits.Pressure("Pa"),
        7 => InstrumentUnits.Pressure("kPa"),
        10 => InstrumentUnits.Pressure("PSI"),
        12 => InstrumentUnits.Flow("SCCM", standard, standard),
        13 => InstrumentUnits.Flow("SLM", standard, standard),
        17 => new("mA", Ampere, 1e-3),
        18 => new("V", Volt),
        19 => new("%", Unit.One, 0.01),
        20 => InstrumentUnits.Celsius,
        _ => null,
    };

    /// <summary>The SI unit of a quantity as settings name it; null if they do not.</summary>
    public static Unit? Quantity(string name) => name switch
    {
        "flow" => InstrumentUnits.MolePerSecond,
        "pressure" => Unit.Pascal,
        "temperature" => Unit.Kelvin,
        "voltage" => Volt,
        "current" => Ampere,
        "fraction" => Unit.One,
        _ => null,
    };
}
