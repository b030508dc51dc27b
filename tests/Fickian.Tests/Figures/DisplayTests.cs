using System.Text.Json;
using Fickian.Figures;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace Fickian.Tests.Figures;

public sealed class DisplayTests
{
    private static readonly Estimate Diffusivity = new(2.81e-12, 0.03e-12, Unit.SquareMetrePerSecond);

    public DisplayTests() => NotebookDisplay.Register();

    [Fact]
    public void A_notebook_shows_a_figure_as_vectors()
    {
        Assert.Equal(["image/svg+xml", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Figure)));
        Assert.Equal(Samples.Curves().ToSvg(), Samples.Curves().ToDisplayString("image/svg+xml"));
        Assert.Equal(Samples.Both().ToSvg(), Samples.Both().ToDisplayString("image/svg+xml"));
        Assert.Equal("Figure: Uptake of CO₂ and ethane", Samples.Curves().ToDisplayString("text/plain"));
    }

    [Theory]
    [InlineData(typeof(Figure), "image/svg+xml")]
    [InlineData(typeof(Panels), "image/svg+xml")]
    [InlineData(typeof(InteractiveFigure), "text/html")]
    public void The_convention_of_NET_Interactive_is_kept(Type type, string mimeType)
    {
        var attribute = type.GetCustomAttributes(inherit: false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).ToArray();
        Assert.Equal(mimeType, (string)formatters[0].GetType().GetProperty("MimeType")!.GetValue(formatters[0])!);
        Assert.All(formatters, f => Assert.Equal(typeof(bool), f.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.ReturnType));
    }

    [Fact]
    public void An_estimate_is_shown_as_it_is_printed()
    {
        Assert.Equal("(2.81 ± 0.03)·10⁻¹² m²/s", Diffusivity.ToDisplayString("text/plain"));
        Assert.Equal("<span>(2.81 ± 0.03)·10⁻¹² m²/s</span>", Diffusivity.ToDisplayString("text/html"));
        Assert.Equal(@"$(2.81 \pm 0.03)\cdot 10^{-12}\ \mathrm{m^{2}/s}$", Diffusivity.ToDisplayString("text/latex"));
    }

    [Fact]
    public void A_long_table_shows_its_first_twenty_rows()
    {
        var table = new DataFrame(new DoubleDataFrameColumn("t / s", Enumerable.Range(0, 25).Select(i => -0.5 * i)), new StringDataFrameColumn("<gas>", Enumerable.Repeat("CO₂", 25)));
        Assert.Equal(21, table.ToDisplayString("text/html").Split("<tr>").Length - 1);
        Assert.Contains("&lt;gas&gt;", table.ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.EndsWith(" −9.5  CO₂\n20 of 25 rows", table.ToDisplayString("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_is_shown_as_a_table() =>
        Assert.StartsWith("t / s", Samples.Uptake("CO₂", 1e-3).ToDisplayString("text/plain").TrimStart(), StringComparison.Ordinal);

    [Fact]
    public void The_interactive_figure_has_the_series_axes_and_badge_of_the_printed_one()
    {
        using var json = JsonDocument.Parse(Samples.Curves().Interactive().ToPlotlyJson());
        var data = json.RootElement.GetProperty("data");
        Assert.Equal(3, data.GetArrayLength());
        Assert.Equal("CO₂", data[0].GetProperty("name").GetString());
        Assert.Equal("#0072b2", data[0].GetProperty("marker").GetProperty("color").GetString());
        Assert.Equal(60, data[0].GetProperty("error_y").GetProperty("array").GetArrayLength());
        var layout = json.RootElement.GetProperty("layout");
        Assert.Equal("t / s", layout.GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("simulated + computed", layout.GetProperty("annotations")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void The_interactive_map_leaves_missing_pixels_out()
    {
        using var json = JsonDocument.Parse(Samples.Heatmap().Interactive().ToPlotlyJson());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("data")[0].GetProperty("z")[2][4].ValueKind);
    }

    [Fact]
    public void The_script_of_Plotly_is_at_hand_without_network() =>
        Assert.Contains("plotly.js v", PlotlyScript.Content[..200], StringComparison.Ordinal);
}
