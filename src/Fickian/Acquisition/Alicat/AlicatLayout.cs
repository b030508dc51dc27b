using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Alicat;

/// <summary>The columns of a poll, read from the instrument's own table (<c>??D*</c>), which firmware families write in two ways.</summary>
/// <param name="Columns">Numeric columns, then gas and status words, in order.</param>
internal sealed partial record AlicatLayout(IReadOnlyList<AlicatColumn> Columns)
{
    private static readonly Dictionary<string, int> OldNames = new(StringComparer.Ordinal)
    {
        ["Unit ID"] = AlicatColumn.Letter,
        ["Pressure"] = 2,
        ["Temperature"] = 3,
        ["Volumetric"] = 4,
        ["Mass"] = 5,
        ["SetPoint"] = 37,
        ["Gas"] = AlicatColumn.Gas,
        ["Error"] = AlicatColumn.Error,
        ["Status"] = AlicatColumn.Status,
    };

    public IReadOnlyList<AlicatColumn> Numbers { get; } = [.. Columns.Where(c => c.IsNumber)];

    /// <summary>Reads the table; null if lines are missing or cannot be read.</summary>
    /// <param name="lines">Lines of the reply, the heading first.</param>
    public static AlicatLayout? Decode(IReadOnlyList<string> lines)
    {
        if (lines.Count < 3 || !Heading().IsMatch(lines[0]))
            return null;
        var columns = new List<AlicatColumn>();
        for (var i = 1; i < lines.Count; i++)
        {
            if (Column(lines[i], i) is not { } column)
                return null;
            columns.Add(column);
        }

        return columns[0].Statistic == AlicatColumn.Letter ? new([.. columns.Skip(1)]) : null;
    }

    /// <summary>Reads a poll; null if it has another layout. Text, or anything else that is no number, is never a value.</summary>
    /// <param name="line">The line, without its CR.</param>
    public AlicatPoll? Poll(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hasGas = Columns.Any(c => c.Statistic == AlicatColumn.Gas);
        var first = 1 + Numbers.Count;
        if (words.Length < first + (hasGas ? 1 : 0) || words[0].Length != 1)
            return null;
        var numbers = new double?[Numbers.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!TryNumber(words[i + 1], out numbers[i]))
                return null;
        }

        var flags = AlicatStatus.None;
        foreach (var word in words.Skip(first + (hasGas ? 1 : 0)))
        {
            if (!char.IsAsciiLetterUpper(word[0]) || !Enum.TryParse<AlicatStatus>(word, out var flag))
                return null;
            flags |= flag;
        }

        return !hasGas ? new(numbers, "", flags) : char.IsAsciiLetterUpper(words[first][0]) ? new(numbers, words[first], flags) : null;
    }

    /// <summary>Reads a number; a row of dashes is one that is not there.</summary>
    public static bool TryNumber(string word, out double? number)
    {
        number = null;
        if (Dashes().IsMatch(word))
            return true;
        if (!Number().IsMatch(word))
            return false;
        number = double.Parse(word, CultureInfo.InvariantCulture);
        return true;
    }

    private static AlicatColumn? Column(string line, int number)
    {
        if (NewColumn().Match(line) is { Success: true } match)
        {
            var decimals = match.Groups["decimals"] is { Success: true } d ? int.Parse(d.ValueSpan, CultureInfo.InvariantCulture) : 0;
            return Of(match, number, int.Parse(match.Groups["statistic"].ValueSpan, CultureInfo.InvariantCulture), decimals, double.NaN);
        }

        match = OldColumn().Match(line);
        if (!match.Success || !OldNames.TryGetValue(match.Groups["name"].Value, out var statistic))
            return null;
        var highest = match.Groups["highest"].Value;
        var isNumber = TryNumber(highest, out var most) && most is not null;
        var point = highest.IndexOf('.', StringComparison.Ordinal);
        return Of(match, number, statistic == 2 && match.Groups["label"].Value.EndsWith('G') ? 6 : statistic, point < 0 ? 0 : highest.Length - point - 1, isNumber ? most!.Value : double.NaN);
    }

    private static AlicatColumn? Of(Match match, int number, int statistic, int decimals, double highest) =>
        int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) == number ? new(statistic, match.Groups["label"].Value, decimals, highest) : null;

    [GeneratedRegex(@"^[A-Z] +D00 ")]
    private static partial Regex Heading();

    // A D02 002 Abs Press                  s decimal     7/2 010 02 PSIA
    [GeneratedRegex(@"^[A-Z] D(?<number>\d\d) (?<statistic>\d{3}) .{26} .{11} +\d+(?:/(?<decimals>\d))?(?: (?:\d{3} \d\d )?(?<label>\S+))?$")]
    private static partial Regex NewColumn();

    // A  D02 Pressure    signed    +000.00  +160.00     PSIA
    [GeneratedRegex(@"^[A-Z] +D(?<number>\d\d) (?<name>\S+(?: \S+)?) +(?:char|signed|unsigned|string) +\S+ +(?<highest>\S+) +(?<label>\S+)$")]
    private static partial Regex OldColumn();

    [GeneratedRegex(@"^[+-]?\d{1,9}(?:\.\d{1,9})?$")]
    private static partial Regex Number();

    [GeneratedRegex("^-{2,}$")]
    private static partial Regex Dashes();
}
