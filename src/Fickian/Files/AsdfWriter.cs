using System.Globalization;
using System.Text;

namespace Fickian.Files;

/// <summary>Ordinates as differences and duplicates of integers, in lines of at most 80 characters.</summary>
/// <remarks>Each line begins with its abscissa; behind a line that ends in a difference the last ordinate stands once more as a check, and a last line holds nothing but that. The forms are those of <see cref="AsdfReader"/>.</remarks>
/// <param name="text">Where the table goes.</param>
/// <param name="axis">Positions of the ordinates.</param>
internal sealed class AsdfWriter(TextWriter text, Axis axis)
{
    private const int Width = 78;

    private readonly StringBuilder line = new();
    private readonly string form = "F" + Math.Clamp(9 - (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(axis.First), Math.Max(Math.Abs(axis.Last), 1e-300)))), 0, 15);
    private bool difference;

    /// <summary>Writes a table with its label.</summary>
    /// <param name="values">Ordinates over the factor; null where they are missing.</param>
    public void Write(long?[] values)
    {
        text.Write("##XYDATA=(X++(Y..Y))\n");
        for (var i = 0; i < values.Length;)
        {
            var known = i > 0 && values[i - 1] is not null;
            if (line.Length == 0)
                Begin(values, i);
            if (values[i] is not { } value)
            {
                line.Append('?');
                (difference, i) = (false, i + 1);
            }
            else if (!known || line.Length == 0 || !HasOrdinate())
            {
                line.Append(Letter(value, '@', 'A', 'a'));
                (difference, i) = (false, i + 1);
            }
            else
            {
                i += Step(values, i, value - values[i - 1]!.Value);
            }

            if (line.Length > Width - 22)
                End();
        }

        End();
        if (difference)
            text.Write($"{X(values.Length - 1)}{Letter(values[^1]!.Value, '@', 'A', 'a')}\n");
    }

    // A line begins with its abscissa and, behind a difference, with the check.
    private void Begin(long?[] values, int i)
    {
        line.Append(X(difference ? i - 1 : i));
        if (difference)
            line.Append(Letter(values[i - 1]!.Value, '@', 'A', 'a'));
    }

    // The difference is taken to an ordinate that stands in the same line.
    private bool HasOrdinate() => line[^1] is not '?' && line.ToString().AsSpan().ContainsAnyInRange('@', 's');

    private int Step(long?[] values, int i, long step)
    {
        line.Append(Letter(step, '%', 'J', 'j'));
        difference = true;
        var times = 1;
        while (i + times < values.Length && values[i + times] is { } next && next - values[i + times - 1]!.Value == step)
            times++;
        if (times > 1)
            line.Append(Count(times));
        return times;
    }

    private void End()
    {
        if (line.Length > 0)
            text.Write(line.Append('\n'));
        line.Clear();
    }

    private string X(int i) => axis[i].ToString(form, CultureInfo.InvariantCulture);

    private static string Letter(long value, char zero, char positive, char negative)
    {
        var digits = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        return value == 0 ? zero.ToString() : (char)((value > 0 ? positive : negative) + digits[0] - '1') + digits[1..];
    }

    private static string Count(int times)
    {
        var digits = times.ToString(CultureInfo.InvariantCulture);
        return (digits[0] == '9' ? 's' : (char)('S' + digits[0] - '1')) + digits[1..];
    }
}
