using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Fickian.Figures.Print;

/// <summary>Paths in steps of a hundredth of a point from corner to corner: half the text of absolute positions.</summary>
/// <remarks>Positions are rounded before steps are taken, so no error adds up along a path.</remarks>
internal static partial class SvgPath
{
    public static string Shorten(string path)
    {
        var text = new StringBuilder();
        var (x, y, startX, startY) = (0L, 0L, 0L, 0L);
        var last = '\0';
        foreach (var (command, numbers) in Commands(path))
        {
            switch (command)
            {
                case 'Z':
                    text.Append('z');
                    (x, y) = (startX, startY);
                    break;
                case 'M':
                    Append(text, 'M', last, numbers[0], numbers[1]);
                    (startX, startY) = (x, y) = (numbers[0], numbers[1]);
                    break;
                case 'L' when numbers[1] == y:
                    Append(text, 'h', last, numbers[0] - x);
                    break;
                case 'L' when numbers[0] == x:
                    Append(text, 'v', last, numbers[1] - y);
                    break;
                default:
                    Append(text, char.ToLowerInvariant(command), last, [.. numbers.Select((n, i) => n - (i % 2 == 0 ? x : y))]);
                    break;
            }
            if (numbers.Length > 0)
                (x, y) = (numbers[^2], numbers[^1]);
            last = text[LastLetter(text)];
        }
        return text.ToString();
    }

    // Skia writes M, L, Q, C and Z with pairs of numbers, and H and V in outlines of glyphs.
    private static IEnumerable<(char Command, long[] Numbers)> Commands(string path)
    {
        var (x, y) = (0L, 0L);
        foreach (Match match in Command.Matches(path))
        {
            var command = match.Value[0];
            var numbers = Number.Matches(match.Value).Select(m => (long)Math.Round(100 * double.Parse(m.Value, CultureInfo.InvariantCulture), MidpointRounding.AwayFromZero)).ToArray();
            var size = command switch { 'Z' => 0, 'Q' => 4, 'C' => 6, 'H' or 'V' => 1, _ => 2 };
            if (size == 0)
                yield return ('Z', []);
            for (var i = 0; size > 0 && i + size <= numbers.Length; i += size)
            {
                long[] pair = command switch { 'H' => [numbers[i], y], 'V' => [x, numbers[i]], _ => numbers[i..(i + size)] };
                yield return (command is 'H' or 'V' || (command == 'M' && i > 0) ? 'L' : command, pair);
                (x, y) = (pair[^2], pair[^1]);
            }
        }
    }

    private static void Append(StringBuilder text, char command, char last, params long[] hundredths)
    {
        if (command != last || command == 'M')
            text.Append(command);
        foreach (var number in hundredths)
        {
            if (number >= 0 && !char.IsLetter(text[^1]))
                text.Append(' ');
            text.Append(Text(number));
        }
    }

    // 0.25 is written .25, but 10.25 keeps its digits.
    private static string Text(long hundredths)
    {
        var text = (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
        return hundredths is > -100 and < 100 and not 0 ? text.Replace("0.", ".", StringComparison.Ordinal) : text;
    }

    private static int LastLetter(StringBuilder text)
    {
        var at = text.Length - 1;
        while (!char.IsLetter(text[at]))
            at--;
        return at;
    }

    [GeneratedRegex(@"[MLQCZHV][^MLQCZHV]*")]
    private static partial Regex Command { get; }

    [GeneratedRegex(@"-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")]
    private static partial Regex Number { get; }
}
