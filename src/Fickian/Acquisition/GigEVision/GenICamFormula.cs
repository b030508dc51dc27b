using System.Globalization;

namespace Fickian.Acquisition.GigEVision;

/// <summary>Formulas of GenICam: numbers, names, brackets, <c>| ^ &amp; &lt;&lt; &gt;&gt; + - * / %</c> with the ranks they have in C. Comparisons and choices are not among them.</summary>
internal ref struct GenICamFormula
{
    private static readonly string[][] Ranks = [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]];

    private readonly ReadOnlySpan<char> text;
    private readonly IReadOnlyDictionary<string, double> variables;
    private int at;

    private GenICamFormula(ReadOnlySpan<char> text, IReadOnlyDictionary<string, double> variables)
    {
        this.text = text;
        this.variables = variables;
    }

    /// <summary>Value of a formula.</summary>
    /// <exception cref="FormatException">It is none, or has a name without a value.</exception>
    public static double Evaluate(string formula, IReadOnlyDictionary<string, double> variables)
    {
        var reader = new GenICamFormula(formula, variables);
        var value = reader.Binary(0, 0);
        reader.Skip();
        return reader.at == formula.Length ? value : throw Unreadable(formula);
    }

    private double Binary(int rank, int depth)
    {
        if (depth > 50)
            throw Unreadable(text);
        if (rank == Ranks.Length)
            return Unary(depth + 1);
        var left = Binary(rank + 1, depth);
        while (Operator(Ranks[rank]) is { } sign)
            left = Apply(sign, left, Binary(rank + 1, depth));
        return left;
    }

    private double Unary(int depth)
    {
        Skip();
        if (at >= text.Length || depth > 50)
            throw Unreadable(text);
        if (text[at] == '-')
        {
            at++;
            return -Unary(depth + 1);
        }

        if (text[at] == '(')
        {
            at++;
            var value = Binary(0, depth);
            Skip();
            return at < text.Length && text[at++] == ')' ? value : throw Unreadable(text);
        }

        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.'))
            at++;
        return Value(text[start..at]);
    }

    private readonly double Value(ReadOnlySpan<char> word) =>
        variables.TryGetValue(word.ToString(), out var value) ? value
            : word.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && long.TryParse(word[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex
            : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw Unreadable(text);

    private string? Operator(string[] signs)
    {
        Skip();
        foreach (var sign in signs)
        {
            if (text[at..].StartsWith(sign))
            {
                at += sign.Length;
                return sign;
            }
        }

        return null;
    }

    private void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    private static double Apply(string sign, double a, double b) => sign switch
    {
        "|" => (long)a | (long)b,
        "^" => (long)a ^ (long)b,
        "&" => (long)a & (long)b,
        "<<" => (long)a << (int)b,
        ">>" => (long)a >> (int)b,
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        _ => a % b,
    };

    private static FormatException Unreadable(ReadOnlySpan<char> formula) => new($"the formula '{formula}' cannot be read");
}
