using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary>Ranges of wavenumbers on the command line: <c>2300..2400</c>, and several with commas between.</summary>
internal static class WavenumberText
{
    /// <summary>One range.</summary>
    /// <exception cref="UsageException">There are no two numbers.</exception>
    public static (double Low, double High) Range(string text)
    {
        var parts = text.Split("..");
        return parts.Length == 2 && Number(parts[0]) is { } a && Number(parts[1]) is { } b && a != b
            ? (Math.Min(a, b), Math.Max(a, b))
            : throw new UsageException($"Two wavenumbers as in 2300..2400 were expected and '{text}' was found.");
    }

    /// <summary>One range as a band.</summary>
    public static Band Band(string text, string name = "band") => Range(text) is var (low, high) ? new(name, low, high) : null!;

    /// <summary>Several ranges.</summary>
    public static Band[] Bands(string text, string name) => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(t => Band(t, name))];

    /// <summary>A finite number; null if the text is none.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
