using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Heading of a column of a file of profiles: <c>x / um</c>, <c>c (10 min) / mol m-3</c>, <c>c at 2 h</c>, <c>10 min</c>.</summary>
/// <param name="Role">What the column holds.</param>
/// <param name="Name">Name as written, without unit and time.</param>
/// <param name="Unit">Unit as written; empty if none is given.</param>
/// <param name="Time">Time in the heading, s; null if there is none.</param>
internal sealed partial record ProfileHeading(ProfileRole Role, string Name, string Unit, double? Time)
{
    /// <summary>Takes a heading apart. The time goes first: what is left is a name with or without a unit.</summary>
    public static ProfileHeading Parse(string cell)
    {
        var time = default(double?);
        var rest = cell.Trim();
        if (Timed().Match(rest) is { Success: true } match && ProfileFile.TrySeconds(match, out var seconds))
            (time, rest) = (seconds, rest.Remove(match.Index, match.Length).Trim(' ', ',', ';', '@'));
        var heading = ColumnHeading.Parse(rest);
        var role = (heading, time) switch
        {
            ({ IsStandardDeviation: true }, _) => ProfileRole.Deviation,
            (_, null) when PositionName().IsMatch(heading.Name) => ProfileRole.Position,
            ({ IsTime: true }, null) => ProfileRole.Time,
            ({ IsTime: true }, _) => ProfileRole.Concentration,
            _ when ConcentrationName().IsMatch(heading.Name) => ProfileRole.Concentration,
            (_, not null) when heading.Name.Length == 0 => ProfileRole.Concentration,
            _ => ProfileRole.Other,
        };
        return new(role, heading.Name.Length > 0 ? heading.Name : cell.Trim(), heading.Unit, time);
    }

    // A number before a unit of time, in brackets or not, after nothing, a blank or a sign that does not make it an exponent.
    [GeneratedRegex(@"[\(\[]?(\bat\s+|\bt\s*=\s*)?(?<![\p{L}\d.^⁻-])(?<number>\d+\.?\d*([eE][+-]?\d+)?)\s*(?<unit>ms|s|sec|seconds?|min|mins|minutes?|h|hr|hrs|hours?|d|days?)\b[\)\]]?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Timed();

    [GeneratedRegex(@"^(x|z|r|position|depth|distance|radius)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PositionName();

    [GeneratedRegex(@"^c\b|^c[/_]|concentration|\bloading\b|\babsorbance\b|\bamount\b|^q\b|^A$|^θ$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ConcentrationName();
}
