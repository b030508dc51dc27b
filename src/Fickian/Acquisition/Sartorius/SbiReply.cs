using System.Text;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Weighing;

namespace Fickian.Acquisition.Sartorius;

/// <summary>A printed line of a Sartorius balance: 14 or 20 characters, <c>[6 id] sign, 9 value, blank, 3 unit</c>.</summary>
/// <remarks>
/// A blank unit means that the weight is not stable. The id is N net, G gross, T tare, and Stat where there is no weight.
/// A last digit in brackets is not verified: the weight is then given with that said of it, and does not count.
/// </remarks>
/// <param name="Id">N, G, T, Stat; empty in the line of 14 characters.</param>
/// <param name="Weight">The weight, or why there is none.</param>
internal sealed partial record SbiReply(string Id, Weight Weight)
{
    private const int Short = 14;
    private const int IdLength = 6;

    /// <summary>Reads a line; null if it is none.</summary>
    /// <param name="frame">Line without its end.</param>
    /// <param name="unit">Unit that the balance is known to be set to, for weights that are not stable; empty if nobody knows it.</param>
    public static SbiReply? Decode(ReadOnlySpan<byte> frame, string unit = "")
    {
        if (frame.ContainsAnyExceptInRange((byte)0x20, (byte)0x7e))
            return null;
        var line = Encoding.ASCII.GetString(frame);

        // Brackets take up to two characters more.
        var brackets = line.Contains('[', StringComparison.Ordinal) ? 2 : 0;
        var hasId = line.Length >= Short + IdLength && line.Length <= Short + IdLength + brackets;
        if (!hasId && (line.Length < Short || line.Length > Short + brackets))
            return null;
        var id = hasId ? line[..IdLength].TrimEnd() : "";
        return id is "" or "N" or "G" or "T" or "Stat" && Content(hasId ? line[IdLength..] : line, id, unit) is { } weight ? new(id, weight) : null;
    }

    /// <summary>A line with a weight.</summary>
    /// <param name="id">Id; null for the line of 14 characters.</param>
    /// <param name="digits">Digits with sign, without blanks.</param>
    /// <param name="unit">Unit; empty if the weight is not stable.</param>
    public static string Encode(string? id, string digits, string unit) =>
        $"{id?.PadRight(IdLength)}{(digits[0] == '-' ? '-' : '+')}{digits.TrimStart('-'),9} {unit,-3}";

    /// <summary>A line that says why there is no weight.</summary>
    /// <param name="text">High, Low, OFF, <c>Err 054</c>.</param>
    /// <param name="isLong">Whether lines have 20 characters.</param>
    public static string Encode(string text, bool isLong) => $"{(isLong ? "Stat".PadRight(IdLength) : "")}{new string(' ', (Short - 1 - text.Length) / 2)}{text}".PadRight(isLong ? Short + IdLength : Short);

    private static Weight? Content(string text, string id, string known)
    {
        if (Layout().Match(text) is { Success: true } match && id != "Stat")
        {
            var unit = match.Groups["unit"].Value;
            var digits = match.Groups["sign"].Value.Replace("+", "", StringComparison.Ordinal) + match.Groups["digits"].Value + match.Groups["last"].Value;

            // Without a unit only who knows how the balance is set up can say what the number is.
            return unit.Length == 0 ? known.Length == 0 ? new(WeightState.Dynamic, null) : Weight.Of(WeightState.Dynamic, digits, known)
                : Weight.Of(WeightState.Stable, digits, unit) is not { } weight ? null
                : match.Groups["last"].Length > 0 ? weight with { Note = "last digit not verified" } : weight;
        }

        return text.Trim() switch
        {
            "High" => new(WeightState.Overload, null),
            "Low" => new(WeightState.Underload, null),
            "OFF" => new(WeightState.NoValue, null, 0, "display off"),
            "Cal.Int." or "Cal.Ext." or "Cal." => new(WeightState.NoValue, null, 0, "adjusting"),
            "APP.ERR" or "APP.ERR." => new(WeightState.NoValue, null, 0, "application error"),
            "--" or "" => new(WeightState.NoValue, null, 0, "no value"),
            ['E', 'r', 'r', ' ', .. var number] when number.Trim().Length is > 0 and <= 3 && number.Trim().All(char.IsAsciiDigit) => new(WeightState.NoValue, null, 0, $"error {number.Trim()}"),
            _ => null,
        };
    }

    [GeneratedRegex(@"^(?<sign>[+\- ]) *(?<digits>\d+(\.\d*)?)(\[(?<last>\d)\])? ?(?<unit>[A-Za-z]{0,3}) *$", RegexOptions.ExplicitCapture)]
    private static partial Regex Layout();
}
