using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Heading of a column: what it holds and in which unit, from <c>time / s</c>, <c>time / (s)</c>, <c>time (s)</c>, <c>time [s]</c> or <c>time</c>.</summary>
/// <param name="Name">Name as written, without the unit.</param>
/// <param name="Unit">Unit as written; empty if none is given.</param>
internal sealed partial record ColumnHeading(string Name, string Unit)
{
    /// <summary>Separates name and unit. <c>M/M∞</c> is a name: a solidus parts a unit only with blanks around it or before a known unit of time.</summary>
    public static ColumnHeading Parse(string cell)
    {
        var text = cell.Trim().Trim('"', '\'').Trim();
        if (Bracketed().Match(text) is { Success: true } bracketed)
            return new(bracketed.Groups["name"].Value.TrimEnd(' ', '/').Trim(), bracketed.Groups["unit"].Value.Trim());
        if (Spaced().Match(text) is { Success: true } spaced)
            return new(spaced.Groups["name"].Value.Trim(), spaced.Groups["unit"].Value.Trim());
        var solidus = text.LastIndexOf('/');
        if (solidus > 0 && TimeUnit.TryParse(text[(solidus + 1)..], out _))
            return new(text[..solidus].Trim(), text[(solidus + 1)..].Trim());
        return new(text, "");
    }

    /// <summary>Whether the heading names the time since exposure.</summary>
    public bool IsTime => TimeName().IsMatch(Name);

    /// <summary>Whether the heading names a standard deviation.</summary>
    public bool IsStandardDeviation => DeviationName().IsMatch(Name);

    /// <summary>Whether the heading names an amount taken up.</summary>
    public bool IsUptake => !IsTime && !IsStandardDeviation && UptakeName().IsMatch(Name);

    [GeneratedRegex(@"^(?<name>.+?)\s*[\(\[](?<unit>[^\(\)\[\]]*)[\)\]]$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?<name>.+)\s+/\s+(?<unit>\S.*)$")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"^(elapsed |exposure )?time\b|^t$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TimeName();

    [GeneratedRegex(@"\b(standard deviation|standard error|std\.?|sd|sigma|uncertainty|error)\b|^σ|^s\(", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DeviationName();

    [GeneratedRegex(@"uptake|band area|\bloading\b|\bamount\b|\babsorbance\b|^(M|F|Mt|M_t|M\(t\)|q)(/(M∞|Minf|M_inf|Meq|M_∞|q∞|qeq))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex UptakeName();
}
