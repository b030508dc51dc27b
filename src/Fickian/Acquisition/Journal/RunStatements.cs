using System.Globalization;

namespace Fickian.Acquisition.Journal;

/// <summary>What a run says of itself at the head of an exported file.</summary>
internal static class RunStatements
{
    public static IEnumerable<KeyValuePair<string, string>> Of(RunData run)
    {
        yield return new("provenance", run.Provenance.ToString().ToLowerInvariant());
        yield return new("run", run.Header.RunId.ToString());
        yield return new("title", run.Header.Title);
        yield return new("start", Utc(run.Header.Start));
        yield return new("segment", run.Header.Segment.ToString(CultureInfo.InvariantCulture));
        yield return new("recipe SHA-256", run.Header.RecipeSha256);
        yield return new("rig SHA-256", run.Header.RigSha256);
        if (run.Header.Seed is { } seed)
            yield return new("seed", seed.ToString(CultureInfo.InvariantCulture));
        yield return new("Fickian", run.Header.LibraryVersion);
        foreach (var finding in run.Findings)
            yield return new("finding", finding.ToString());
    }

    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
