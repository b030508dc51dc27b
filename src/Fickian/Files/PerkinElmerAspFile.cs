using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Spectra of PerkinElmer as text (<c>.asp</c>): six lines of number of points, first and last wavenumber and three codes, then one ordinate a line.</summary>
/// <remarks>The file does not say what its values are.</remarks>
public static class PerkinElmerAspFile
{
    private const int HeadLines = 6;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("perkinelmer-asp", "PerkinElmer text (.asp)", Recognises, Read);

    /// <summary>Reads the spectrum of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no such text, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var lines = Numbers(text.Span, int.MaxValue, out var bad);
        if (bad > 0)
            throw source.Wrong($"line {bad}", "one number a line was expected and something else was found; export the spectrum again.");
        if (lines.Count < HeadLines || lines[0] != lines.Count - HeadLines)
            throw source.Wrong("line 1", $"the number of the ordinates that follow was expected, {Math.Max(0, lines.Count - HeadLines)}, and {(lines.Count > 0 ? lines[0] : 0)} was found; the file is truncated or damaged.");
        var spectrum = new Spectrum(Axis.Linear(InfraredQuantity.Wavenumber, lines[1], lines[2], lines.Count - HeadLines), [.. lines[HeadLines..]])
        {
            Name = Path.GetFileNameWithoutExtension(source.Name),
            Value = InfraredQuantity.Unknown,
            Metadata = new([new("codes", string.Join(' ', lines[3..HeadLines]))]),
            Findings = [Finding.Hint("The file does not say what its values are; the abscissa was taken as wavenumbers in cm⁻¹.")],
        };
        return new(source.Path, Format.Name, [spectrum]) { Variant = encoding };
    }

    private static bool Recognises(FileSource source) =>
        Numbers(TextProbe.Of(source).Text.Span, 50, out var bad) is { Count: > HeadLines } lines && bad == 0
        && lines[0] is > 0 and < 1e9 && lines[0] == Math.Floor(lines[0]) && lines[1] != lines[2] && lines[3..HeadLines].TrueForAll(c => c == Math.Floor(c) && Math.Abs(c) < 1000);

    // The number on each line that is not blank; `bad` is the first line that holds anything else.
    private static List<double> Numbers(ReadOnlySpan<byte> text, int most, out int bad)
    {
        List<double> numbers = [];
        bad = 0;
        var line = 0;
        for (var start = 0; start < text.Length && numbers.Count < most && bad == 0;)
        {
            var end = TextLines.End(text, start);
            var cell = text[start..end].Trim(TextCell.Blanks);
            start = end + 1;
            line++;
            if (cell.Length == 0)
                continue;
            bad = NumberScan.Double(cell, (byte)'.', out var value) == cell.Length && double.IsFinite(value) ? 0 : line;
            numbers.Add(value);
        }

        return numbers;
    }
}
