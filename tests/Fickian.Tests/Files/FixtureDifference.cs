using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>What differs between a row of the table of expected values and a data set.</summary>
internal static partial class FixtureDifference
{
    // The table prints nine digits.
    private const double Printed = 5e-9;

    /// <summary>The first difference in words; null if there is none.</summary>
    public static string? Of(FixtureRow row, IDataSet set)
    {
        var expected = Extents(row).Aggregate(1L, (a, b) => a * b);
        var found = set.Axes.Aggregate(1L, (a, b) => a * b.Count);
        if (expected != found)
            return $"{found} values in the place of {expected} ({row.Shape})";
        var axis = set is SpectralMap map ? map.Wavenumbers : set.Axes[0];
        var slack = row.ToleranceText.Contains("axis 1e-3", StringComparison.Ordinal) ? 1e-3 : 0;
        if ((Number(row.AxisFirst) is { } first && !Near(first, axis.First, slack)) || (Number(row.AxisLast) is { } last && !Near(last, axis.Last, slack)))
            return $"axis from {axis.First} to {axis.Last} in the place of {row.AxisFirst} to {row.AxisLast}";
        if (row.ValueUnit == "absorbance" && set.Value.Name != "absorbance")
            return $"{set.Value.Name} in the place of {row.ValueUnit}";
        foreach (var spot in Spot().Matches(row.SpotText).Cast<Match>())
        {
            var index = Array.ConvertAll(spot.Groups["index"].Value.Split(',', StringSplitOptions.TrimEntries), i => int.Parse(i, CultureInfo.InvariantCulture));
            var values = Array.ConvertAll(spot.Groups["value"].Value.Trim('[', ']').Split(','), v => double.Parse(v, CultureInfo.InvariantCulture));
            for (var i = 0; i < values.Length; i++)
            {
                var at = At(row, set, index, i);
                if (!Near(values[i], at, Allowed(row, set, values[i])))
                    return $"{at:R} at {spot.Value} (value {i})";
            }
        }

        return null;
    }

    // Pictures name row and column and list the channels; a spectrum of a map is counted pixel by pixel; some cubes name the band first.
    private static double At(FixtureRow row, IDataSet set, int[] index, int channel) => (set, index.Length) switch
    {
        (Micrograph picture, _) => picture.At(index[0], index[1], channel),
        (SpectralMap map, 2) => map.At(index[0] / map.Columns.Count, index[0] % map.Columns.Count, index[1]),
        (SpectralMap map, 3) when row.Derived.StartsWith("[band", StringComparison.Ordinal) || row.Derived.StartsWith("[point", StringComparison.Ordinal) => map.At(index[1], index[2], index[0]),
        _ => set.At(index),
    };

    private static IEnumerable<long> Extents(FixtureRow row)
    {
        var text = Brackets().Replace(row.Shape, "");
        var extents = Extent().Matches(text).Select(m => long.Parse(m.Value, CultureInfo.InvariantCulture));
        return text.Contains("mode RGB", StringComparison.Ordinal) ? extents.Append(3) : extents;
    }

    private static double Allowed(FixtureRow row, IDataSet set, double value)
    {
        var stated = Leading().Match(row.ToleranceText) is { Success: true } m ? double.Parse(m.Value, CultureInfo.InvariantCulture) : 0;
        return row.ToleranceText.Contains("relative", StringComparison.Ordinal) ? stated * Math.Max(Math.Abs(value), set is Spectrum s ? s.Values.ToArray().Max(Math.Abs) : 0) : stated;
    }

    private static bool Near(double expected, double found, double allowed) => Math.Abs(expected - found) <= allowed + (Printed * Math.Abs(expected));

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : null;

    [GeneratedRegex(@"\[?(?<index>\d+(\s*,\s*\d+)*)\]?=(?<value>\[[^\]]*\]|[-+.\deE]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Spot();

    [GeneratedRegex(@"(?<![A-Za-z\d])\d+")]
    private static partial Regex Extent();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^[\d.eE+-]+")]
    private static partial Regex Leading();
}
