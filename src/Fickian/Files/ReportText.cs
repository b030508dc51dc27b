using System.Globalization;
using System.Text;

namespace Fickian.Files;

/// <summary>Lines of a short text report, decoded, and the numbers in it.</summary>
internal static class ReportText
{
    private const int Longest = 8 << 20;
    private const int MostLines = 200_000;

    /// <summary>All lines without the blanks at their ends.</summary>
    /// <exception cref="DataFileException">The file is longer than any report.</exception>
    public static (List<string> Lines, string Encoding) Lines(FileSource source)
    {
        if (source.Length > Longest)
            throw source.Wrong("", $"a report of at most {Longest >> 20} MiB was expected and {source.Length >> 20} MiB were found; name the report of one sample.");
        var (text, encoding) = TextEncoding.Read(source);
        List<string> lines = [];
        var span = text.Span;
        for (var start = 0; start < span.Length;)
        {
            var end = TextLines.End(span, start);
            if (lines.Count == MostLines)
                throw source.Wrong($"line {MostLines}", "a report of fewer lines was expected; name the report of one sample.");
            lines.Add(Encoding.UTF8.GetString(span[start..end]).TrimEnd());
            start = end + 1;
        }

        return (lines, encoding);
    }

    /// <summary>The beginning of a text, for recognising it; empty if it is no text.</summary>
    public static ReadOnlySpan<byte> Beginning(FileSource source, int count = 1 << 14)
    {
        var text = TextProbe.Of(source).Text.Span;
        return text[..Math.Min(text.Length, count)];
    }

    /// <summary>Whether a line near the beginning starts with a word, blanks before it aside: the name of a maker stands so in a report, and in prose only by chance.</summary>
    public static bool HasLine(FileSource source, ReadOnlySpan<byte> word)
    {
        var text = Beginning(source);
        for (var start = 0; start < text.Length;)
        {
            var end = TextLines.End(text, start);
            if (text[start..end].TrimStart(" \t\""u8).StartsWith(word))
                return true;
            start = end + 1;
        }

        return false;
    }

    /// <summary>A number with a decimal point, or with a decimal comma where there is no point; NaN if it is none.</summary>
    public static double Number(string cell)
    {
        var text = cell.Trim().Trim('"').Trim();
        if (!text.Contains('.', StringComparison.Ordinal))
            text = text.Replace(',', '.');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : double.NaN;
    }

    /// <summary>The number that a text begins with, and what stands behind it: <c>0.1013 g</c>.</summary>
    public static (double Value, string Behind) Leading(string text)
    {
        var trimmed = text.Trim();
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || trimmed[end] is '+' or '-' or '.' or ',' or 'E' or 'e'))
            end++;
        while (end > 0 && trimmed[end - 1] is 'E' or 'e')
            end--;
        return (Number(trimmed[..end]), trimmed[end..].Trim());
    }

    /// <summary>A temperature with its unit in K: <c>77.3 K</c>, <c>25.000 °C</c>; a bare number is in K. NaN if it is none.</summary>
    public static double Kelvins(string text)
    {
        var (value, unit) = Leading(text);
        return unit.EndsWith('C') ? value.Celsius() : value;
    }

    /// <summary>A mass with its unit in kg: <c>0.1013 g</c>, <c>31.8 mg</c>; a bare number is in g. NaN if it is none.</summary>
    public static double Kilograms(string text)
    {
        var (value, unit) = Leading(text);
        return value * (unit.Trim('[', ']') switch { "mg" => 1e-6, "kg" => 1, _ => 1e-3 });
    }
}
