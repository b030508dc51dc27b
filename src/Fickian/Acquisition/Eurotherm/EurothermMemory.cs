namespace Fickian.Acquisition.Eurotherm;

/// <summary>The values of a simulated controller, in the units of its display.</summary>
/// <param name="furnace">What it controls.</param>
/// <param name="fullScale">Value that is shown when the sensor is broken, °C.</param>
internal sealed class EurothermMemory(Furnace furnace, double fullScale)
{
    private const double Zero = 273.15;

    private double high = 1000;
    private double low;
    private double autotune;

    /// <summary>The process value does not change any more; °C.</summary>
    public double? Frozen { get; set; }

    public double Read(EurothermItem item)
    {
        furnace.Advance();
        return item.Mnemonic switch
        {
            "PV" => furnace.IsSensorBroken ? fullScale : Frozen ?? furnace.Sensor - Zero,
            "SL" or "SP" => furnace.Setpoint - Zero,
            "OP" => furnace.Output,
            "XP" => furnace.ProportionalBand,
            "TI" => furnace.IntegralTime,
            "TD" => furnace.DerivativeTime,
            "HO" => furnace.MaximumOutput,
            "OR" => furnace.OutputRate,
            "HS" => high,
            "LS" => low,
            "EE" => furnace.IsSensorBroken ? 1 : 0,
            _ => autotune,
        };
    }

    /// <summary>Sets a value; false if the controller refuses it.</summary>
    public bool Write(EurothermItem item, double value)
    {
        furnace.Advance();
        switch (item.Mnemonic)
        {
            case "SL" when value >= low && value <= high:
                furnace.Setpoint = value + Zero;
                return true;
            case "XP" when value is >= 0 and <= 3000:
                furnace.ProportionalBand = value;
                return true;
            case "TI" when value is >= 0 and <= 9999:
                furnace.IntegralTime = value;
                return true;
            case "TD" when value is >= 0 and <= 9999:
                furnace.DerivativeTime = value;
                return true;
            case "HO" when value is >= 0 and <= 100:
                furnace.MaximumOutput = value;
                return true;
            case "OR" when value is >= 0 and <= 100:
                furnace.OutputRate = value;
                return true;
            case "HS" when value > low && value < 3000:
                high = value;
                return true;
            case "LS" when value < high && value > -300:
                low = value;
                return true;
            case "" when value is 0 or 1:
                autotune = value;
                return true;
            default:
                return false;
        }
    }
}
