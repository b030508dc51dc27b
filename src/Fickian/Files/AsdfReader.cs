using System.Buffers;

namespace Fickian.Files;

/// <summary>Ordinates of a JCAMP-DX table <c>(X++(Y..Y))</c>, in any mixture of the forms in which they may be written.</summary>
/// <remarks>
/// AFFN and PAC: plain numbers, parted by blanks or by their signs. SQZ: the first digit is a letter that holds the sign, @ = 0, A–I = 1…9, a–i = −1…−9.
/// DIF: the difference to the ordinate before, % = 0, J–R = 1…9, j–r = −1…−9. DUP: S–Z = 1…8, s = 9, how many times in all the last number or difference stands.
/// After a line that ends in a difference, the first ordinate of the next line repeats the last one as a check and is not counted; a DUP behind it repeats the check value.
/// Exponents occur only in tables without compressed numbers, where E is no digit.
/// Source: R. S. McDonald and P. A. Wilks, Applied Spectroscopy 42 (1988) 151.
/// </remarks>
/// <param name="source">The file, for messages.</param>
/// <param name="body">The table.</param>
/// <param name="firstLine">Number of the line on which the record begins.</param>
internal sealed class AsdfReader(FileSource source, ReadOnlyMemory<byte> body, int firstLine)
{
    private const long MostValues = 50_000_000;

    private static readonly SearchValues<byte> Compressed = SearchValues.Create("@%ABCDFGHIJKLMNOPQRSTUVWXYZabcdfghijklmnopqrs"u8);
    private static readonly SearchValues<byte> NumberSigns = SearchValues.Create("0123456789."u8);

    // A byte may stand for many values, but not for any number of them: a damaged count must not fill the memory.
    private readonly long most = Math.Min(MostValues, 100_000 + (256L * body.Length));
    private bool exponents;
    private bool check;
    private Operation operation;
    private double last;
    private double step;
    private int line;

    private enum Operation
    {
        None,
        Value,
        Difference,
    }

    /// <summary>Ordinates before the factor; NaN where they are missing.</summary>
    public List<double> Values { get; } = [];

    /// <summary>The abscissa at the beginning of each line, half a unit of its last digit, the index of its ordinate and the line.</summary>
    public List<(double X, double Rounding, int Index, int Line)> Marks { get; } = [];

    /// <summary>Lines whose check value differs from the ordinate before.</summary>
    public List<int> FailedChecks { get; } = [];

    /// <summary>Reads the table; its first line is the form and is left out.</summary>
    /// <exception cref="DataFileException">A sign belongs to no form, or a count is out of bounds.</exception>
    public AsdfReader Read()
    {
        var text = body.Span;
        var start = Math.Min(TextLines.End(text, 0) + 1, text.Length);
        exponents = !HasCompressed(text[start..]);
        for (line = firstLine + 1; start < text.Length; line++)
        {
            var end = TextLines.End(text, start);
            ReadLine(JcampRecord.Uncommented(text[start..end]).Trim(" \t\r"u8));
            start = end + 1;
        }

        return this;
    }

    private static bool HasCompressed(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            var end = TextLines.End(text, 0);
            if (JcampRecord.Uncommented(text[..end]).ContainsAny(Compressed))
                return true;
            text = text[Math.Min(end + 1, text.Length)..];
        }

        return false;
    }

    private void ReadLine(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0)
            return;
        check = operation == Operation.Difference;
        var at = Abscissa(text);
        while (at < text.Length)
        {
            var sign = text[at];
            if (sign is (byte)' ' or (byte)'\t' or (byte)',' or (byte)';' or (byte)'\r')
                at++;
            else if (sign is (byte)'?')
                at += Missing();
            else if (sign is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'+' or (byte)'-')
                at += Plain(text[at..]);
            else if (sign is (byte)'@' or (>= (byte)'A' and <= (byte)'I') or (>= (byte)'a' and <= (byte)'i'))
                at += Squeezed(text[at..]);
            else if (sign is (byte)'%' or (>= (byte)'J' and <= (byte)'R') or (>= (byte)'j' and <= (byte)'r'))
                at += Difference(text[at..]);
            else if (sign is (>= (byte)'S' and <= (byte)'Z') or (byte)'s')
                at += Duplicates(text[at..]);
            else
                throw Damaged(text[at..], "an ordinate");
        }
    }

    private int Abscissa(ReadOnlySpan<byte> text)
    {
        var used = Scan(text, out var x);
        if (used == 0 || !double.IsFinite(x))
            throw Damaged(text, "an abscissa");
        var digits = text[..used];
        var exponent = digits.IndexOfAny((byte)'e', (byte)'E');
        var point = digits.IndexOf((byte)'.');
        var decimals = point < 0 ? 0 : (exponent < 0 ? used : exponent) - point - 1;
        Marks.Add((x, exponent < 0 ? 0.5 * Math.Pow(10, -decimals) : 1e-6 * Math.Abs(x), check ? Values.Count - 1 : Values.Count, line));
        return used;
    }

    private int Scan(ReadOnlySpan<byte> text, out double value)
    {
        if (exponents)
            return NumberScan.Double(text, (byte)'.', out value);
        var sign = text[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        var end = text[sign..].IndexOfAnyExcept(NumberSigns);
        return NumberScan.Double(end < 0 ? text : text[..(sign + end)], (byte)'.', out value);
    }

    private int Missing()
    {
        if (!check)
            Add(double.NaN);
        (check, operation) = (false, Operation.None);
        return 1;
    }

    private int Plain(ReadOnlySpan<byte> text)
    {
        var used = Scan(text, out var value);
        if (used == 0 || !double.IsFinite(value))
            throw Damaged(text, "a number");
        Put(value);
        return used;
    }

    private int Squeezed(ReadOnlySpan<byte> text)
    {
        var sign = text[0];
        var used = Digits(text, sign == '@' ? 0 : sign >= 'a' ? sign - 'a' + 1 : sign - 'A' + 1, out var value);
        Put(sign >= 'a' ? -value : value);
        return used;
    }

    private int Difference(ReadOnlySpan<byte> text)
    {
        if (check || operation == Operation.None)
            throw Damaged(text, "an ordinate before the difference");
        var sign = text[0];
        var used = Digits(text, sign == '%' ? 0 : sign >= 'j' ? sign - 'j' + 1 : sign - 'J' + 1, out var value);
        step = sign >= 'j' ? -value : value;
        operation = Operation.Difference;
        Add(last += step);
        return used;
    }

    private int Duplicates(ReadOnlySpan<byte> text)
    {
        var sign = text[0];
        var used = Digits(text, sign == 's' ? 9 : sign - 'S' + 1, out var count);
        if (check || operation == Operation.None)
            throw Damaged(text, "an ordinate before the count");
        if (Values.Count + count > most)
            throw source.Wrong($"line {line}", $"at most {most} ordinates were expected in a table of {body.Length} bytes and a count of {count} was found; the file is damaged.");
        for (var i = 1; i < count; i++)
            Add(operation == Operation.Difference ? last += step : last);
        return used;
    }

    // The digits behind the letter, which is the first of them.
    private int Digits(ReadOnlySpan<byte> text, int first, out double value)
    {
        const int Most = 17;
        long whole = first;
        var at = 1;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            if (at > Most)
                throw Damaged(text, "a number of at most 18 digits");
            whole = (whole * 10) + (text[at] - '0');
        }

        value = whole;
        return at;
    }

    private void Put(double value)
    {
        operation = Operation.Value;
        if (!check)
            Add(value);
        else if (value != last)
            FailedChecks.Add(line);
        (check, last) = (false, value);
    }

    private void Add(double value)
    {
        if (Values.Count >= most)
            throw source.Wrong($"line {line}", $"at most {most} ordinates were expected and more were found; split the file.");
        Values.Add(value);
    }

    private DataFileException Damaged(ReadOnlySpan<byte> text, string expected) =>
        source.Wrong($"line {line}", $"{expected} was expected and '{TextLines.Excerpt(text)}' was found; the file is damaged, export it again.");
}
