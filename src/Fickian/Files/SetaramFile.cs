using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Text exports of Setaram Calisto: title, date, initial mass of each signal, then one table.</summary>
/// <remarks>
/// Columns are parted by semicolons or tabs, or aligned by blanks; the latter state no units. The balance has an arbitrary zero. An initial mass of 0 means that none was entered.
/// </remarks>
public static partial class SetaramFile
{
    private const int HeadLines = 200;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("setaram-text", "Setaram Calisto text", Recognises, Read);

    /// <summary>Reads the run of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">There is no table below the head, or a row is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        List<string> head = [];
        foreach (var line in TextStretch.Lines(text).Take(HeadLines))
        {
            var words = line.Text(text).Trim();
            if (IsHeading(words))
                return new(source.Path, Format.Name, [Run(source, text, line, words, head)]) { Variant = encoding };
            if (words.Length > 0)
                head.Add(words);
        }

        throw source.Wrong("", "a line that names the columns (Index, Time, …) was expected below the head of a Setaram export and none was found; export the data again.");
    }

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text;
        var head = TextStretch.Lines(text).Take(HeadLines).Select(l => l.Text(text).Trim()).TakeWhile(l => !IsHeading(l)).ToArray();
        return head.Any(l => CreationDate().IsMatch(l)) && head.Any(l => InitialMass().IsMatch(l));
    }

    private static bool IsHeading(string line) => Heading().IsMatch(line);

    private static IDataSet Run(FileSource source, ReadOnlyMemory<byte> text, TextStretch heading, string names, List<string> head)
    {
        var separator = (byte)(names.Contains(';') ? ';' : names.Contains('\t') ? '\t' : ' ');
        string[] cells = separator == ' ' ? Aligned().Split(names) : names.Split((char)separator);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var start = Math.Min(heading.End + 1, text.Length);
        var columns = TextSection.Read(source, text, new(start, text.Length, heading.Line + 1), separator, 0, [.. cells.Select(ColumnHeading.Parse)], findings);
        var masses = head.Select(l => InitialMass().Match(l)).Where(m => m.Success).Select(m => m.Groups["mass"].Value.Trim()).ToArray();
        var mass = masses.Select(ThermalRun.Kilograms).FirstOrDefault(m => m > 0, double.NaN);
        if (double.IsNaN(mass))
            findings.Add(Finding.Hint("The initial mass is 0 or absent, which means that none was entered."));
        KeyValuePair<string, string>[] entries =
        [
            new("sampleMass", double.IsNaN(mass) ? "" : masses.First(m => ThermalRun.Kilograms(m) > 0)),
            new("operator", head.Select(l => User().Match(l)).FirstOrDefault(m => m.Success)?.Groups["user"].Value.Trim() ?? ""),
            new("date", head.Select(l => CreationDate().Match(l)).FirstOrDefault(m => m.Success) is { } date ? $"{date.Groups["date"].Value.Trim()} (zone not stated)" : ""),
            new("title", head.Count > 0 ? head[0] : ""),
        ];
        return new ThermalRun(head.Count > 0 ? head[0] : Path.GetFileNameWithoutExtension(source.Name), columns, new(entries.Where(e => e.Value.Length > 0)))
        {
            SampleMass = mass,
            Findings = findings.ToImmutable(),
        }.ToDataSet();
    }

    [GeneratedRegex(@"^Index\s*(;|\t|\s{2,})\s*Time", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Aligned();

    [GeneratedRegex(@"^Creation Date\s*:\s*(?<date>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex CreationDate();

    [GeneratedRegex(@"^Initial Mass\s*:\s*(?<mass>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex InitialMass();

    [GeneratedRegex(@"^User\s*:\s*(?<user>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex User();
}
