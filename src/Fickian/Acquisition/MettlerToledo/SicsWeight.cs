using System.Text.RegularExpressions;
using Fickian.Acquisition.Weighing;

namespace Fickian.Acquisition.MettlerToledo;

/// <summary>A weight in MT-SICS: <c>S S     100.00 g</c>, the value right-aligned in ten characters, a blank, the unit.</summary>
internal static partial class SicsWeight
{
    public const int ValueWidth = 10;

    /// <summary>The weight of a line; null if it is none. A value that is not in its ten characters has lost some.</summary>
    /// <param name="reply">A line of the balance.</param>
    public static Weight? Decode(SicsReply reply)
    {
        if (Marked(reply.Status) is { } marked && reply.Fields.Count == 0)
            return new(marked, null);
        if (Layout().Match(reply.Line) is not { Success: true } match || !reply.Line.StartsWith($"{reply.Id} ", StringComparison.Ordinal))
            return null;
        var (value, unit) = (match.Groups["value"].Value, match.Groups["unit"].Value);
        return value.Length >= ValueWidth && (value.Length == ValueWidth || value[0] != ' ')
            ? Weight.Of(reply.Status == "D" ? WeightState.Dynamic : WeightState.Stable, value.TrimStart(' '), unit)
            : null;
    }

    /// <summary>A line with a weight.</summary>
    /// <param name="id">Id of the reply.</param>
    /// <param name="status">Its status.</param>
    /// <param name="digits">Digits of the value.</param>
    /// <param name="unit">Unit.</param>
    public static string Encode(string id, string status, string digits, string unit) => $"{id} {status} {digits,ValueWidth} {unit}";

    private static WeightState? Marked(string status) => status switch
    {
        "I" => WeightState.Busy,
        "+" => WeightState.Overload,
        "-" => WeightState.Underload,
        _ => null,
    };

    [GeneratedRegex(@"^[A-Z]{1,2} [SDA] (?<value> *-?\d+(\.\d+)?) (?<unit>[a-z]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Layout();
}
