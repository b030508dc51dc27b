using System.Collections.Immutable;
using Microsoft.DotNet.Interactive.Formatting;

namespace Fickian.Notebooks;

/// <summary>How a value is shown: the mime types its formatters prefer, each with its text.</summary>
internal static class MimeBundle
{
    private const string PlainText = "text/plain";

    public static bool IsJson(string mimeType) =>
        mimeType == "application/json" || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    public static ImmutableSortedDictionary<string, string> Of(object value) => MimeTypesOf(value).ToImmutableSortedDictionary(
        mimeType => mimeType,
        mimeType => value.ToDisplayString(mimeType).ReplaceLineEndings("\n"),
        StringComparer.Ordinal);

    // A number in HTML would drag a style sheet into every output; plain text shows it as well.
    private static IEnumerable<string> MimeTypesOf(object value) =>
        value is IConvertible ? [PlainText] : Formatter.GetPreferredMimeTypesFor(value.GetType()).Distinct(StringComparer.Ordinal);
}
