namespace Fickian.Notebooks.Report;

/// <summary>Writes a report: <c>index.html</c>, <c>results.json</c> and the figures.</summary>
public static class ReportFolder
{
    /// <summary>Writes the report; each file appears whole or not at all, and figures of an earlier report go.</summary>
    /// <param name="folder">Folder, made if it does not exist.</param>
    /// <param name="reproduction">What to report.</param>
    /// <returns>Path of the page.</returns>
    public static string Write(string folder, Reproduction reproduction)
    {
        ArgumentNullException.ThrowIfNull(reproduction);
        var figures = Path.Combine(folder, "figures");
        Directory.CreateDirectory(figures);
        var keep = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in reproduction.Notebooks.SelectMany(n => n.Figures))
        {
            var name = FileName(figure.Id);
            keep.Add(name);
            Replace(Path.Combine(figures, name), figure.Svg);
        }

        foreach (var old in Directory.GetFiles(figures, "*.svg").Where(f => !keep.Contains(Path.GetFileName(f))))
            File.Delete(old);
        Replace(Path.Combine(folder, "results.json"), ResultsJson.Text(reproduction));
        var page = Path.Combine(folder, "index.html");
        Replace(page, ReportPage.Html(reproduction));
        return page;
    }

    /// <summary>File name of a figure: its identifier without blanks.</summary>
    internal static string FileName(string id) => id.Replace(' ', '-') + ".svg";

    private static void Replace(string path, string text)
    {
        var temporary = path + ".part";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
