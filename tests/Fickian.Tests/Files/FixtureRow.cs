using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Tests.Files;

/// <summary>One row of the table of expected values that lies beside the reference files.</summary>
internal sealed partial record FixtureRow(string Path, string Format, string Shape, string AxisFirst, string AxisLast, string AxisUnit, string ValueUnit, string SpotText, string ToleranceText, string Derived)
{
    // Ends of axes are printed with nine digits.
    private const double PrintedDigits = 1e-8;

    /// <summary>All rows; skips the test by name where the files are absent.</summary>
    public static IReadOnlyList<FixtureRow> All() =>
        [.. File.ReadLines(Repository.Shared("fixtures/expected.tsv")).Skip(1).Select(l => l.Split('\t')).Select(c => new FixtureRow(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9]))];

    /// <summary>Rows of formats whose name begins so.</summary>
    public static IReadOnlyList<FixtureRow> Of(string format) => [.. All().Where(r => r.Format.StartsWith(format, StringComparison.Ordinal))];

    /// <summary>Path of the file.</summary>
    public string Location => Repository.Shared($"fixtures/{Path}");

    /// <summary>Integers in the shape, in their order.</summary>
    public int[] Counts => [.. Integers().Matches(Shape).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];

    /// <summary>Values at places, as printed.</summary>
    public IEnumerable<(int[] Index, string Value)> Spots => SpotText.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('='))
        .Select(s => (Integers().Matches(s[0]).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).ToArray(), s[1]));

    /// <summary>A word behind a name in the remarks, for example <c>occurrence=2</c>.</summary>
    public string Told(string name) => Regex.Match(Derived, $@"\b{name}=([^;,]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value.Trim();

    /// <summary>Compares the ends of an axis.</summary>
    public void CheckAxis(Axis axis, int points)
    {
        Assert.Equal(points, axis.Count);
        Check(AxisFirst, axis.First);
        Check(AxisLast, axis.Last);

        void Check(string text, double found)
        {
            var expected = double.Parse(text, CultureInfo.InvariantCulture);
            var tolerance = ToleranceText.Contains("axis 1e-3", StringComparison.Ordinal) ? 1e-3 : PrintedDigits * Math.Abs(expected);
            Assert.True(Math.Abs(found - expected) <= tolerance, $"{Path}: axis {found}, expected {text}");
        }
    }

    /// <summary>Compares the values at places.</summary>
    public void CheckSpots(Func<int[], double> at)
    {
        Assert.NotEmpty(Spots);
        foreach (var (index, text) in Spots)
        {
            var (found, expected) = (at(index), double.Parse(text, CultureInfo.InvariantCulture));
            var right = ToleranceText.StartsWith("0 (float32", StringComparison.Ordinal) ? (float)found == (float)expected
                : Math.Abs(found - expected) <= Tolerance * (ToleranceText.Contains("relative", StringComparison.Ordinal) ? Math.Abs(expected) : 1);
            Assert.True(right, $"{Path} ({Shape}): [{string.Join(',', index)}] is {found:R}, expected {text}");
        }
    }

    private double Tolerance => double.Parse(FirstNumber().Match(ToleranceText).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Integers();

    [GeneratedRegex(@"^[\d.e+-]+")]
    private static partial Regex FirstNumber();
}
