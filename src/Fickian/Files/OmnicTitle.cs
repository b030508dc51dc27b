using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>What the title of a map's pixel tells in an OMNIC file: stage position and time.</summary>
internal static partial class OmnicTitle
{
    // The start of the map tells the month; a map takes less than half of one.
    private static readonly TimeSpan LongestMap = TimeSpan.FromDays(14);

    /// <summary>Stage position, µm; null if the title names none.</summary>
    public static (double X, double Y)? Position(string title) =>
        Place().Match(title) is { Success: true } match && Number(match.Groups["x"].Value) is { } x && Number(match.Groups["y"].Value) is { } y ? (x, y) : null;

    /// <summary>Time of a spectrum, from day, clock, year and zone in its title.</summary>
    /// <remarks>Weekday and month stand in the language of the computer; the month is taken as the one that lies nearest to the start of the map.</remarks>
    /// <param name="title">The title.</param>
    /// <param name="start">Start of the map, UTC.</param>
    public static DateTimeOffset? Time(string title, DateTime start)
    {
        var match = Stamp().Match(title);
        if (!match.Success || !TimeSpan.TryParseExact(match.Groups["zone"].Value[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var zone) || zone > TimeSpan.FromHours(14))
            return null;
        zone = match.Groups["zone"].Value[0] == '-' ? -zone : zone;
        DateTimeOffset begun = new(start, TimeSpan.Zero);
        return Enumerable.Range(1, 12)
            .Select(month => DateTime.TryParseExact($"{match.Groups["year"].Value} {month:00} {match.Groups["day"].Value} {match.Groups["clock"].Value}", "yyyy MM d HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var when) && when.Year is > 1 and < 9999
                ? new DateTimeOffset(when, zone)
                : (DateTimeOffset?)null)
            .Where(t => t is not null && (t.Value - begun).Duration() < LongestMap)
            .OrderBy(t => (t!.Value - begun).Duration())
            .FirstOrDefault();
    }

    private static double? Number(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    [GeneratedRegex(@"\(X,\s?Y\):\s*(?<x>-?\d{1,9}([.,]\d{1,9})?)[,;]\s+(?<y>-?\d{1,9}([.,]\d{1,9})?)", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?<day>\d{1,2}) (?<clock>\d\d:\d\d:\d\d) (?<year>\d{4}) \(GMT(?<zone>[+-]\d\d:\d\d)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Stamp();
}
