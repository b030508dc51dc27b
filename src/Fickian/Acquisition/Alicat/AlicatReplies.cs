using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Alicat;

/// <summary>Replies of one line that are no polls.</summary>
internal static partial class AlicatReplies
{
    public static bool IsSource(string text) => Source().IsMatch(text);

    public static bool IsStatistic(string text) => StatisticReply().IsMatch(text);

    public static int Statistic(string text) => int.Parse(StatisticReply().Match(text).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    public static bool IsGas(string text) => Gas().IsMatch(text);

    /// <summary>The set point that was asked for, from <c>A current requested unitcode label</c>; null if the reply is another, or in another unit.</summary>
    public static double? Requested(string text, string label)
    {
        var match = Loop().Match(text);
        return match.Success && match.Groups[2].Value == label ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Number and name of a unit; null if the reply is another.</summary>
    public static (int Code, string Label)? UnitOf(string text)
    {
        var match = UnitReply().Match(text);
        return match.Success ? (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value) : null;
    }

    /// <summary>Values of <c>DV</c>, which come without the letter; null if they are not as many.</summary>
    public static double?[]? Averages(string text, int count)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var values = new double?[count];
        return words.Length == count && words.Select((w, i) => AlicatLayout.TryNumber(w, out values[i])).All(ok => ok) ? values : null;
    }

    [GeneratedRegex("^[A-Z] [SAU]$")]
    private static partial Regex Source();

    [GeneratedRegex(@"^[A-Z] (\d{1,3})$")]
    private static partial Regex StatisticReply();

    [GeneratedRegex(@"^[A-Z] (\d{1,3}) (\S+)$")]
    private static partial Regex UnitReply();

    [GeneratedRegex(@"^[A-Z] \d{1,3} \S+ \S.*$")]
    private static partial Regex Gas();

    [GeneratedRegex(@"^[A-Z] [+-]?\d+(?:\.\d+)? ([+-]?\d+(?:\.\d+)?) \d+ (\S+)$")]
    private static partial Regex Loop();
}
