using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Opus;

/// <summary>A function as OPUS reads it: <c>Name (0, {KEY='value', …});</c> with a file in square brackets where it needs one.</summary>
/// <param name="Name">Name of the function.</param>
/// <param name="File">Path and block of the file parameter; null if there is none.</param>
/// <param name="Values">Values by their names.</param>
internal sealed partial record OpusFunctionCall(string Name, (string Path, string Block)? File, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Reads a call.</summary>
    /// <returns>The call, or null and the number of the error that OPUS would report.</returns>
    public static (OpusFunctionCall? Call, int Error) Parse(string text)
    {
        var call = Outer().Match(text);
        if (!call.Success)
            return (null, Bare().IsMatch(text) ? OpusErrorText.BracketMissing : OpusErrorText.NotACommand);
        (string, string)? file = null;
        if (call.Groups["file"].Success)
        {
            if (FileParameter().Match(call.Groups["file"].Value) is not { Success: true } named)
                return (null, OpusErrorText.FileParameterMalformed);
            file = (named.Groups["path"].Value, named.Groups["block"].Value);
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Separator().Split(call.Groups["pairs"].Value).Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at != 3 || !pair[..3].All(char.IsAsciiLetterOrDigit))
                return (null, OpusErrorText.ParameterName);
            values[pair[..3]] = pair[4..].Trim('\'');
        }

        return (new(call.Groups["name"].Value, file, values), 0);
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z]\w*)\s*\(\s*(?:\[(?<file>[^\]]*)\]|[^,{}\[\]]*)\s*(?:,\s*\{(?<pairs>[^{}]*)\})?\s*\)\s*;?$")]
    private static partial Regex Outer();

    [GeneratedRegex(@"^[A-Za-z]\w*\s*\(|^[A-Za-z]\w*.*[\)\}]")]
    private static partial Regex Bare();

    [GeneratedRegex("""^"(?<path>[^"]+)"\s*\d*:(?<block>\w+)$""")]
    private static partial Regex FileParameter();

    [GeneratedRegex(@",(?=(?:[^']*'[^']*')*[^']*$)")]
    private static partial Regex Separator();
}
