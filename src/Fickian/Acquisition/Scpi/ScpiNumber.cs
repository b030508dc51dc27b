using System.Globalization;

namespace Fickian.Acquisition.Scpi;

/// <summary>Numbers in replies. A size of 9.9·10³⁷ or more is no reading: overload (9.9e37) or no number (9.91e37).</summary>
public static class ScpiNumber
{
    private const double Overload = 9.9e37;

    /// <summary>The numbers of a reply, with commas between; null if one of them is none.</summary>
    /// <param name="text">The reply.</param>
    public static IReadOnlyList<double>? Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cells = text.Split(',');
        var numbers = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Length == 0 || cells[i].Any(c => !(char.IsAsciiDigit(c) || c is '+' or '-' or '.' or 'E' or 'e' or ' '))
                || !double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }

    /// <summary>Whether a number is a reading.</summary>
    /// <param name="number">Number of a reply.</param>
    public static bool IsReading(double number) => Math.Abs(number) < Overload;
}
