using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>A pressure as a TPG controller tells it: status, comma, number in the unit of the display.</summary>
/// <param name="Status">Whether the value counts.</param>
/// <param name="Value">Number in the unit of the display.</param>
public sealed partial record TpgReading(GaugeStatus Status, double Value)
{
    /// <summary>Reads <c>0,+2.0000E-02</c> or several such pairs; null if it is anything else.</summary>
    /// <param name="text">The data line.</param>
    public static IReadOnlyList<TpgReading>? Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cells = text.Split(',');
        if (cells.Length % 2 != 0)
            return null;
        var readings = new TpgReading[cells.Length / 2];
        for (var i = 0; i < readings.Length; i++)
        {
            if (cells[2 * i] is not [>= '0' and <= '6' and var status] || !Number().IsMatch(cells[2 * i + 1]))
                return null;
            readings[i] = new((GaugeStatus)(status - '0'), double.Parse(cells[2 * i + 1], NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        return readings;
    }

    /// <summary>The text of the reading.</summary>
    /// <param name="isShort">Whether it has two decimals and no plus sign, as channels A1 to B2 have.</param>
    internal string Encode(bool isShort) =>
        $"{(int)Status},{Value.ToString(isShort ? "0.00E+00" : "+0.0000E+00;-0.0000E+00", CultureInfo.InvariantCulture)}";

    [GeneratedRegex(@"^[+-]?\d\.\d+E[+-]?\d{1,2}$")]
    private static partial Regex Number();
}
