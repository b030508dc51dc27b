using System.Globalization;
using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Fickian.Figures;
using Fickian.Reported;

namespace Fickian.Notebooks.Report;

/// <summary>The page that is sent to a reader: every figure with its badge, every number beside the paper's. One file, no network.</summary>
internal static class ReportPage
{
    public static string Html(Reproduction reproduction)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>Fickian: gas transport in ZIF-62 and its glasses, reproduced</title>\n<link rel=\"icon\" href=\"data:,\">\n")
            .Append("<style>\n").Append(Resource("report.css")).Append("</style>\n</head>\n<body>\n<main>\n");
        Head(html, reproduction);
        Numbers(html, reproduction);
        foreach (var notebook in reproduction.Notebooks)
            Section(html, notebook);
        Foot(html, reproduction);
        html.Append("</main>\n");
        if (reproduction.Notebooks.Any(n => n.Figures.Any(f => f.Plotly is not null)))
            html.Append("<script>\n").Append(PlotlyScript.Content).Append("\n</script>\n<script>\n").Append(Resource("report.js")).Append("</script>\n");
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Head(StringBuilder html, Reproduction reproduction)
    {
        html.Append("<h1>Gas transport in ZIF-62 and its glasses, reproduced</h1>\n")
            .Append("<p>Smirnova, Hwang et al., <cite>Precise control over gas transporting channels in zeolitic imidazolate framework glasses</cite>; figure numbers follow the preprint.</p>\n")
            .Append("<p class=\"notice\">The paper’s raw data are not public. Figures marked <b>simulated</b> are made by the virtual laboratory from the paper’s reported values and fitted blindly; nothing here was measured. Geometry, sampling and noise that the paper does not print are assumptions, stated in the notebooks.</p>\n")
            .Append($"<p class=\"score\">Of {reproduction.Comparisons.Count} statements of the paper <b>{reproduction.Count(Outcome.Holds)}</b> hold, <b>{reproduction.Count(Outcome.Fails)}</b> fail, <b>{reproduction.Count(Outcome.Transcribed)}</b> are transcribed with nothing to check them against, <b>{reproduction.Count(Outcome.Unavailable)}</b> are unavailable.</p>\n");
        foreach (var failed in reproduction.Notebooks.Where(n => n.Failure is not null))
            html.Append($"<p class=\"fails\">{Text(failed.Failure!.ToString())}</p>\n");
    }

    private static void Numbers(StringBuilder html, Reproduction reproduction)
    {
        html.Append("<h2 id=\"numbers\">Every number beside the paper’s</h2>\n<div class=\"wide\"><table>\n<thead><tr><th>verdict</th><th>what</th><th>paper</th><th>here</th><th>95 % interval</th><th>kind</th><th>notebook</th></tr></thead>\n<tbody>\n");
        foreach (var (notebook, c) in reproduction.Comparisons)
        {
            var verdict = c.Outcome.ToString().ToLowerInvariant();
            html.Append($"<tr><td class=\"{verdict}\">{verdict}</td><td>{Text(c.Reported.Quantity)}, {Text(c.Reported.Sample.Replace(";", ", ", StringComparison.Ordinal))}<small><code>{Text(c.Reported.Id)}</code></small></td><td>{Text(c.Reported.Printed)}</td><td>{Text(c.Found)}{Small(c.Remark)}</td>")
                .Append($"<td>{Text(Range(c.Estimate))}</td><td><span class=\"badge\">{c.Kind.ToString().ToLowerInvariant()}</span></td><td><a href=\"#{Text(notebook)}\">{Text(notebook)}</a></td></tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static void Section(StringBuilder html, ReproducedNotebook notebook)
    {
        html.Append($"<section id=\"{Text(notebook.Name)}\">\n<h2>{Text(notebook.Title)}</h2>\n<p class=\"source\">notebooks/{Text(notebook.Name)}.ipynb · {Seconds(notebook.Duration)}</p>\n<div class=\"figures\">\n");
        foreach (var figure in notebook.Figures)
        {
            html.Append($"<figure{(figure.IsWide ? " class=\"wide\"" : "")} id=\"figure-{Text(ReportFolder.FileName(figure.Id)[..^4])}\">\n{figure.Svg}\n<figcaption><b>{Text(Caption(figure.Id))}</b> {Text(figure.Title)}");
            if (figure.Badge.Length > 0)
                html.Append($" <span class=\"badge\">{Text(figure.Badge)}</span>");
            if (figure.Plotly is not null)
                html.Append("\n<button type=\"button\" class=\"interactive\">interactive</button>\n<script type=\"application/json\" class=\"plotly\">").Append(figure.Plotly.Replace("</", "<\\/", StringComparison.Ordinal)).Append("</script>");
            html.Append("</figcaption>\n</figure>\n");
        }

        html.Append("</div>\n");
        LeftOut(html, notebook);
        html.Append("</section>\n");
    }

    private static void LeftOut(StringBuilder html, ReproducedNotebook notebook)
    {
        if (notebook.LeftOut.IsEmpty)
            return;
        html.Append("<div class=\"wide\"><table>\n<thead><tr><th>not shown</th><th>what it shows</th><th>why</th></tr></thead>\n<tbody>\n");
        foreach (var figure in notebook.LeftOut)
            html.Append($"<tr id=\"figure-{Text(ReportFolder.FileName(figure.Reference)[..^4])}\"><td>{Text(Caption(figure.Reference))}</td><td>{Text(figure.Content)}</td><td>{Text(figure.Reason)}</td></tr>\n");
        html.Append("</tbody>\n</table></div>\n");
    }

    private static void Foot(StringBuilder html, Reproduction reproduction) =>
        html.Append($"<footer>Made in {Seconds(reproduction.Duration)} by Fickian {Version(typeof(Estimate))} on {Text(RuntimeInformation.FrameworkDescription)}, ")
            .Append($"ScottPlot {Version(typeof(ScottPlot.Plot))}, MathNet.Numerics {Version(typeof(MathNet.Numerics.Constants))}, Roslyn {Version(typeof(Microsoft.CodeAnalysis.SyntaxNode))}.</footer>\n");

    private static string Caption(string id) => id.Length <= 3 && (char.IsDigit(id[0]) || id[0] == 'S') ? $"Fig. {id}" : id.StartsWith("Table", StringComparison.Ordinal) || id.StartsWith("Movie", StringComparison.Ordinal) ? id : "";

    private static string Range(Estimate? estimate) => estimate?.Interval(0.95).In(estimate.Unit) ?? "";

    private static string Small(string remark) => remark.Length == 0 ? "" : $" <small>{Text(remark)}</small>";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s";

    private static string Version(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? type.Assembly.GetName().Version!.ToString(3);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream($"Fickian.Notebooks.Report.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
