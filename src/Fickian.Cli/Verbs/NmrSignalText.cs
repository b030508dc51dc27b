using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Composition;

namespace Fickian.Cli.Verbs;

/// <summary>Signals and mole ratios on the command line: <c>bIm=9.25..9.45,H=1</c> and <c>DMF/Im+bIm</c>.</summary>
internal static partial class NmrSignalText
{
    /// <summary>Signals, each named once.</summary>
    /// <exception cref="UsageException">One is written otherwise, or a name stands twice.</exception>
    public static NmrRange[] Signals(string[] texts)
    {
        var signals = Array.ConvertAll(texts, Signal);
        return signals.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new UsageException($"Names that differ were expected after --range and '{twice.Key}' stands {twice.Count()} times.")
            : signals;
    }

    /// <summary>Ratios of signals; none typed is every signal to the first.</summary>
    /// <exception cref="UsageException">A ratio has no stroke, or names no signal.</exception>
    public static (string Text, string Above, string[] Below)[] Ratios(string[] texts, NmrRange[] signals) => texts.Length > 0
        ? Array.ConvertAll(texts, t => Ratio(t, signals))
        : [.. signals.Skip(1).Select(s => ($"{s.Name}/{signals[0].Name}", s.Name, new[] { signals[0].Name }))];

    private static NmrRange Signal(string text)
    {
        var match = Syntax().Match(text);
        double Number(string part) => double.Parse(match.Groups[part].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!match.Success || !int.TryParse(match.Groups["nuclei"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var nuclei) || nuclei < 1)
            throw new UsageException($"A signal as in bIm=9.25..9.45,H=1 (name, range in ppm, number of nuclei) was expected after --range and '{text}' was found.");
        return Number("upper") > Number("lower")
            ? new(match.Groups["name"].Value.Trim(), Number("lower"), Number("upper"), nuclei)
            : throw new UsageException($"A range of shifts that rises was expected after --range and '{text}' was found.");
    }

    private static (string Text, string Above, string[] Below) Ratio(string text, NmrRange[] signals)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length != 2)
            throw new UsageException($"A ratio as in bIm/Im or DMF/Im+bIm was expected after --ratio and '{text}' was found.");
        var below = parts[1].Split('+', StringSplitOptions.TrimEntries);
        return below.Prepend(parts[0]).FirstOrDefault(n => !Array.Exists(signals, s => s.Name.Equals(n, StringComparison.OrdinalIgnoreCase))) is { } unknown
            ? throw new UsageException($"'{unknown}' in --ratio {text} names no signal; there are {string.Join(", ", signals.Select(s => s.Name))}.")
            : (text, parts[0], below);
    }

    [GeneratedRegex(@"^(?<name>[^=/+]+)=(?<lower>-?\d+(\.\d+)?)\.\.(?<upper>-?\d+(\.\d+)?),[A-Za-z0-9]{1,4}=(?<nuclei>\d{1,3})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Syntax();
}
