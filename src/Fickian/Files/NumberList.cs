using System.Globalization;

namespace Fickian.Files;

/// <summary>Numbers one after the other in a text, parted by blanks or commas.</summary>
internal static class NumberList
{
    private static readonly System.Buffers.SearchValues<char> Blanks = System.Buffers.SearchValues.Create(" \t\r\n,;");

    /// <summary>The numbers of a text.</summary>
    /// <param name="source">The file, for messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="where">Place of the text, for messages.</param>
    /// <exception cref="DataFileException">Something else stands among them.</exception>
    public static double[] Parse(FileSource source, ReadOnlySpan<char> text, string where)
    {
        List<double> numbers = [];
        while (true)
        {
            var start = text.IndexOfAnyExcept(Blanks);
            if (start < 0)
                return [.. numbers];
            text = text[start..];
            var length = text.IndexOfAny(Blanks);
            var word = length < 0 ? text : text[..length];
            numbers.Add(double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? value
                : throw source.Wrong(where, $"a finite number was expected at place {numbers.Count + 1} and '{word[..Math.Min(word.Length, 40)]}' was found; the file is damaged, export it again."));
            text = text[word.Length..];
        }
    }

    /// <summary>The only number of a text; NaN if it holds none.</summary>
    public static double One(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : double.NaN;
}
