using System.Text;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Linkam;

/// <summary>Commands of a Linkam T95 or TMS94: letters, a number, CR. The acknowledge is an empty line; some controllers answer something else, so any line counts.</summary>
internal static class LinkamCommand
{
    public static Request Status { get; } = new("T\r"u8.ToArray(), "status (T)")
    {
        Accept = frame => LinkamStatus.Decode(frame.Span) is not null ? ReplyPart.Last : frame.Length == 0 ? ReplyPart.Unsolicited : ReplyPart.Damaged,
    };

    public static Request Start { get; } = Write("S", "start (S)");

    public static Request Stop { get; } = Write("E", "stop, heater off (E)");

    public static Request Hold { get; } = Write("O", "hold (O)");

    public static Request PumpManual { get; } = Write("Pm0", "pump manual (Pm0)");

    public static Request PumpAutomatic { get; } = Write("Pa0", "pump automatic (Pa0)");

    /// <summary>Rate: hundredths of a kelvin per minute.</summary>
    /// <param name="kelvinsPerSecond">Rate, K/s.</param>
    /// <param name="digits">Least number of digits; sources differ between four and as few as needed.</param>
    public static Request Rate(double kelvinsPerSecond, int digits)
    {
        var hundredths = (int)Math.Round(kelvinsPerSecond * 60 * 100);
        return Write($"R1{Number(hundredths, digits)}", $"rate {hundredths / 100.0:0.##} K/min (R1)");
    }

    /// <summary>Limit: tenths of a degree Celsius, at which the controller itself ends the ramp.</summary>
    /// <param name="kelvins">Temperature, K.</param>
    /// <param name="digits">Least number of digits.</param>
    public static Request Limit(double kelvins, int digits)
    {
        var tenths = (int)Math.Round((kelvins - 273.15) * 10);
        return Write($"L1{Number(tenths, digits)}", $"limit {tenths / 10.0:0.#} °C (L1)");
    }

    /// <summary>Speed of the pump, 0 to 30, as one character from '0' on.</summary>
    public static Request PumpSpeed(int speed) => Write($"P{(char)(48 + speed)}", $"pump speed {speed} (P)");

    // The width of a negative number differs between sources; with the sign it is no wider than without.
    private static string Number(int value, int digits) => value < 0 ? $"-{(-value).ToString($"D{Math.Max(digits - 1, 1)}")}" : value.ToString($"D{digits}");

    private static Request Write(string text, string what) => new(Encoding.ASCII.GetBytes(text + "\r"), what) { IsWrite = true };
}
