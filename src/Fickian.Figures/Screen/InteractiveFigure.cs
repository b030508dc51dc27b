using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fickian.Figures.Screen;
using Plotly.NET;

namespace Fickian.Figures;

/// <summary>A figure for the screen, made of the same series, colours and axes as the printed one.</summary>
/// <param name="Source">The figure.</param>
/// <param name="Chart">The same as a Plotly.NET chart.</param>
[TypeFormatterSource(typeof(InteractiveFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record InteractiveFigure(Figure Source, GenericChart Chart)
{
    internal static InteractiveFigure Of(Figure figure) => new(figure, PlotlyChart.Of(figure));

    /// <summary>Traces and layout as the JSON that <c>Plotly.newPlot</c> takes: <c>{"data": […], "layout": {…}}</c>.</summary>
    public string ToPlotlyJson() => PlotlyChart.Json(Chart);

    /// <summary>A part of a web page: the printed figure, which becomes interactive where plotly.js is on the page.</summary>
    public string ToHtml()
    {
        var json = ToPlotlyJson();
        var id = "p" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..10];
        var height = (Source.HeightOrDefault / Source.WidthMillimetres).ToString("0.###", CultureInfo.InvariantCulture);
        // A closing tag inside the data would end the script.
        var safe = json.Replace("</", "<\\/", StringComparison.Ordinal);
        return $$"""
            <div id="{{id}}" style="max-width:640px">{{Source.ToSvg()}}</div>
            <script>(function () {
              var at = document.getElementById("{{id}}");
              if (!window.Plotly || !at) return;
              var figure = {{safe}};
              at.innerHTML = "";
              figure.layout.height = Math.max(320, 640 * {{height}});
              Plotly.newPlot(at, figure.data, figure.layout, { responsive: true, displaylogo: false });
            })();</script>
            """;
    }

    /// <summary>A whole web page that works without network; about 3.7 MB.</summary>
    public string ToPage() => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>{DataFrameText.Escape(Source.Title)}</title>
        <script>{PlotlyScript.Content}</script></head>
        <body>{ToHtml()}</body></html>
        """;

    /// <inheritdoc/>
    public override string ToString() => $"Interactive figure: {Source.Title}";
}
