using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>What MKS instruments write where a number is asked for: a number, or a word that is no number.</summary>
internal static partial class MksText
{
    /// <summary>The number; null if the text is none.</summary>
    public static double? Number(string text) =>
        Plain().IsMatch(text) && double.Parse(text, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : null;

    /// <summary>A reading: the number in SI, or the state that the word means.</summary>
    public static Reading Reading(Parameter parameter, ScaledUnit unit, string text) =>
        Number(text) is { } number ? new(parameter, unit.ToSI(number)) : new(parameter, null, State(text));

    private static string State(string text) => text switch
    {
        "OFF" => "off",
        "WAIT" => "starting",
        ['L', 'O', ..] or ['<', ..] => "under range",
        ['H', 'I', ..] or ['>', ..] => "over range",
        ['N', 'O', 'G', 'A', 'U', 'G', 'E', ..] or "NO_GAUGE" => "no gauge",
        "" => "no value",
        _ => $"'{text}'",
    };

    [GeneratedRegex(@"^[+-]?\d{1,12}(?:\.\d{0,12})?(?:[eE][+-]?\d{1,3})?$")]
    private static partial Regex Plain();
}
