using System.Globalization;

namespace Fickian.Cli.Verbs;

/// <summary>Which values <c>inspect</c> is asked for.</summary>
/// <param name="At">Position on the spectral axis; null for none.</param>
/// <param name="Pixel">One pixel; null for all.</param>
/// <param name="Spectrum">Pixel whose whole spectrum is asked for; null for none.</param>
/// <param name="Frame">Frame, counted from 0.</param>
internal sealed record InspectQuestion(double? At, (int Row, int Column)? Pixel, (int Row, int Column)? Spectrum, int Frame)
{
    /// <summary>Understands a pixel written as <c>ROW,COL</c>.</summary>
    /// <exception cref="UsageException">It is written otherwise.</exception>
    public static (int Row, int Column)? Place(string option, string? text)
    {
        if (text is null)
            return null;
        return text.Split(',', StringSplitOptions.TrimEntries) is [var row, var column]
            && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var r)
            && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var c)
            ? (r, c)
            : throw new UsageException($"Row and column counted from 0 were expected, as in {option} 3,12, and '{text}' was found.");
    }
}
