using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Notebooks;

/// <summary>Compares text whose numbers may differ a little and whose other characters may not.</summary>
internal static class NumericText
{
    private static readonly Regex Number = new(@"\d+(\.\d+)?([eE][-+]?\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <returns>What differs first, as the rest of a sentence; null if nothing does.</returns>
    public static string? Compare(string stored, string fresh, double relative, double absolute = 0)
    {
        if (stored == fresh)
            return null;
        var (before, now) = (Number.Matches(stored), Number.Matches(fresh));
        var (i, j) = (0, 0);
        for (var n = 0; n < Math.Min(before.Count, now.Count); n++)
        {
            if (!stored.AsSpan(i, before[n].Index - i).SequenceEqual(fresh.AsSpan(j, now[n].Index - j)))
                return Differ(stored, fresh, i);
            if (!AreClose(Value(before[n]), Value(now[n]), relative, absolute))
                return $"line {LineAt(stored, before[n].Index)} has {before[n].Value} in the file and {now[n].Value} now.";
            (i, j) = (before[n].Index + before[n].Length, now[n].Index + now[n].Length);
        }

        return before.Count == now.Count && stored.AsSpan(i).SequenceEqual(fresh.AsSpan(j)) ? null : Differ(stored, fresh, i);
    }

    public static bool AreClose(double a, double b, double relative, double absolute = 0) =>
        a == b || Math.Abs(a - b) <= Math.Max(absolute, relative * Math.Max(Math.Abs(a), Math.Abs(b)));

    private static double Value(Match number) => double.Parse(number.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int LineAt(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    private static string Differ(string stored, string fresh, int from)
    {
        var line = LineAt(stored, from);
        var (before, now) = (stored.Split('\n'), fresh.Split('\n'));
        while (line <= Math.Min(before.Length, now.Length) && before[line - 1] == now[line - 1])
            line++;
        return $"line {line} is {Quote(before, line)} in the file and {Quote(now, line)} now.";
    }

    private static string Quote(string[] lines, int line)
    {
        const int Longest = 80;
        if (line > lines.Length)
            return "missing";
        var text = lines[line - 1];
        return text.Length <= Longest ? $"'{text}'" : $"'{text[..Longest]}…'";
    }
}
