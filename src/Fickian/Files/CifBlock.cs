using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Fickian.Files;

/// <summary>A data block or save frame of a STAR file: values by tag, and loops of rows.</summary>
/// <param name="name">Name behind <c>data_</c>.</param>
/// <param name="text">The text of the file.</param>
internal sealed class CifBlock(string name, ReadOnlyMemory<byte> text)
{
    private readonly Dictionary<string, CifToken> items = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (CifLoop Loop, int Column)> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CifLoop> loops = [];

    public string Name => name;

    /// <summary>Loops, in the order of the file.</summary>
    public IReadOnlyList<CifLoop> Loops => loops;

    /// <summary>Tags outside loops with their values, in the order of the file.</summary>
    public IEnumerable<KeyValuePair<string, string>> Items => items.Select(i => new KeyValuePair<string, string>(i.Key.TrimStart('_'), Text(i.Value).Trim()));

    public void Add(string tag, CifToken value) => items.TryAdd(tag, value);

    public void Add(CifLoop loop)
    {
        loops.Add(loop);
        for (var c = 0; c < loop.Tags.Length; c++)
            columns.TryAdd(loop.Tags[c], (loop, c));
    }

    /// <summary>Whether a tag stands in the block, in a loop or alone.</summary>
    public bool Has(string tag) => items.ContainsKey(tag) || columns.ContainsKey(tag);

    /// <summary>The value of the first of several tags that stands alone or in a loop of one row; null if none does, or it is unknown.</summary>
    public string? Value(params ReadOnlySpan<string> tags)
    {
        foreach (var tag in tags)
        {
            if (Values(tag) is [var only] && !IsUnknown(only))
                return Text(only).Trim();
        }

        return null;
    }

    /// <summary>All values of a tag: the column of its loop, or the one that stands alone; empty if the block does not have it.</summary>
    public ImmutableArray<CifToken> Values(string tag)
    {
        if (items.TryGetValue(tag, out var item))
            return [item];
        return columns.TryGetValue(tag, out var at) ? at.Loop.Column(at.Column) : [];
    }

    /// <summary>Text of a value.</summary>
    public string Text(CifToken token) => Encoding.UTF8.GetString(token.In(text.Span));

    /// <summary>Text of a value for messages: on one line, cut where it is long.</summary>
    public string Excerpt(CifToken token) => TextLines.Excerpt(token.In(text.Span)).ReplaceLineEndings(" ");

    /// <summary>Place of a value, for messages.</summary>
    public string Line(CifToken token) => CifTokens.Line(text.Span, token.Start);

    /// <summary>Whether a value is <c>?</c> or <c>.</c>.</summary>
    public bool IsUnknown(CifToken token) => !token.IsQuoted && token.In(text.Span) is [(byte)'?' or (byte)'.'];

    /// <summary>A number, whose uncertainty in brackets is left out; null if the value is none.</summary>
    public double? Number(CifToken token)
    {
        var word = token.In(text.Span).Trim(" \t"u8);
        if (word.Length > 0 && word[^1] == ')' && word.IndexOf((byte)'(') is var bracket and > 0)
            word = word[..bracket];
        return word.Length > 0 && NumberScan.Double(word, (byte)'.', out var value) == word.Length && double.IsFinite(value) ? value : null;
    }

    /// <summary>The uncertainty in brackets behind a number, in its last digits: 12.34(5) has 0.05; null if there is none.</summary>
    public double? Uncertainty(CifToken token)
    {
        var word = token.In(text.Span).Trim(" \t"u8);
        if (word.Length < 4 || word[^1] != ')' || word.IndexOf((byte)'(') is not (> 0 and var bracket))
            return null;
        var number = word[..bracket];
        var digits = word[(bracket + 1)..^1];
        if (digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0 || NumberScan.Double(digits, (byte)'.', out var value) != digits.Length || NumberScan.Double(number, (byte)'.', out _) != number.Length)
            return null;
        var exponent = number.IndexOfAny("eE"u8);
        var mantissa = exponent < 0 ? number : number[..exponent];
        var decimals = mantissa.IndexOf((byte)'.') is >= 0 and var point ? mantissa.Length - point - 1 : 0;
        var power = exponent >= 0 && int.TryParse(number[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        return value * Math.Pow(10, power - decimals);
    }

    /// <summary>Whether two tags stand in one loop.</summary>
    public bool SameLoop(string first, string second) => columns.TryGetValue(first, out var a) && columns.TryGetValue(second, out var b) && a.Loop == b.Loop;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{name}: {items.Count} values, {loops.Count} loops");
}
