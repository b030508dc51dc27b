using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Scpi;

/// <summary>An entry of the error queue: <c>-113,"Undefined header"</c>; number 0 is an empty queue.</summary>
/// <param name="Number">Number, negative as the standard has it.</param>
/// <param name="Text">What the instrument says.</param>
public sealed partial record ScpiError(int Number, string Text)
{
    /// <summary>Whether there is no error.</summary>
    public bool IsNone => Number == 0;

    /// <summary>Reads an entry; null if it is none.</summary>
    /// <param name="text">Reply to <c>SYST:ERR?</c>.</param>
    public static ScpiError? Decode(string text)
    {
        var match = Entry().Match(text);
        return match.Success ? new(int.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), match.Groups[2].Value) : null;
    }

    /// <summary>The entry as the instrument writes it.</summary>
    public override string ToString() => $"{Number},\"{Text}\"";

    [GeneratedRegex("^([+-]?\\d{1,6})\\s*,\\s*\"(.*)\"$")]
    private static partial Regex Entry();
}
