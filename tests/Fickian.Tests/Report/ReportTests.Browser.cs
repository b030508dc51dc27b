namespace Fickian.Tests.Report;

/// <content>The report as a reader sees it, in headless Chromium.</content>
public sealed partial class ReportTests
{
    [Fact]
    public async Task Every_figure_is_shown_without_an_error_or_a_request()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.Browser.NewPageAsync();
        List<string> errors = [];
        List<string> requests = [];
        page.Console += (_, m) => { if (m.Type is "error" or "warning") errors.Add(m.Text); };
        page.PageError += (_, m) => errors.Add(m);
        page.Request += (_, r) => requests.Add(r.Url);
        await page.GotoAsync(new Uri(report.Page).AbsoluteUri);

        var figures = await page.Locator("figure svg").AllAsync();
        Assert.Equal(Directory.GetFiles(Path.Combine(report.Folder, "figures"), "*.svg").Length, figures.Count);
        foreach (var figure in figures)
        {
            var box = await figure.BoundingBoxAsync();
            Assert.True(box is { Width: > 200, Height: > 100 });
        }

        var buttons = await page.Locator("button.interactive").AllAsync();
        Assert.NotEmpty(buttons);
        foreach (var button in buttons)
            await button.ClickAsync();
        Assert.Equal(buttons.Count, await page.Locator("figure .plot.js-plotly-plot").CountAsync());
        Assert.Empty(errors);

        // The page itself; the empty icon is data, not a request to the network.
        Assert.All(requests, r => Assert.True(r.StartsWith("file:", StringComparison.Ordinal) || r.StartsWith("data:", StringComparison.Ordinal) || r.StartsWith("blob:", StringComparison.Ordinal), r));
    }
}
