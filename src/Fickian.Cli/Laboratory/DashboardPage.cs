using System.Text;

namespace Fickian.Cli.Laboratory;

/// <summary>The files of the page, as they are served. They hold no value of any run.</summary>
internal static class DashboardPage
{
    private static readonly Dictionary<string, (string Type, byte[] Content)> Files = new(StringComparer.Ordinal)
    {
        ["/"] = ("text/html; charset=utf-8", Read("dashboard.html")),
        ["/dashboard.css"] = ("text/css; charset=utf-8", Read("dashboard.css")),
        ["/dashboard.js"] = ("text/javascript; charset=utf-8", Read("dashboard.js")),
        ["/dashboard-stream.js"] = ("text/javascript; charset=utf-8", Read("dashboard-stream.js")),
        ["/dashboard-charts.js"] = ("text/javascript; charset=utf-8", Read("dashboard-charts.js")),
    };

    /// <summary>A file by its path; null if there is none.</summary>
    public static (string Type, byte[] Content)? Find(string path) => Files.TryGetValue(path, out var file) ? file : null;

    private static byte[] Read(string name)
    {
        using var reader = new StreamReader(typeof(DashboardPage).Assembly.GetManifestResourceStream($"Fickian.Cli.Laboratory.{name}")!);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }
}
