using System.Text.Json;
using Fickian.Figures;
using Fickian.Reported;

namespace Fickian.Tests.Figures;

public sealed class OverviewTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Figures_and_numbers_of_all_notebooks_are_found_once_each()
    {
        var figure = new Figure("Uptake").Reproduces("2C").X("t / s").Y("M").Points([0, 1, 2], [0, 1, 1.5], "CO₂", Provenance.Simulated);
        Write("1-a.ipynb", "A claim", ("image/svg+xml", figure.ToSvg()), ("text/html", Html(("holds", "x.one"), ("fails", "x.two"))));
        Write("2-b.ipynb", "Another", ("image/svg+xml", figure.Reproduces("10A").ToSvg()), ("image/svg+xml", figure.ToSvg()), ("text/html", Html(("transcribed", "x.one"))));
        Write("0-overview.ipynb", "Left out", ("image/svg+xml", figure.Reproduces("9Z").ToSvg()));
        var overview = Overview.Of(folder);
        Assert.Equal(["2C", "10A"], overview.Figures.References);
        Assert.Equal((1, 1, 0), (overview.Numbers.Count("holds"), overview.Numbers.Count("fails"), overview.Numbers.Count("transcribed")));
        Assert.Equal(2, overview.Notebooks.Rows.Count);
        var data = FigureData.FromSvg(overview.Figures.ToSvg());
        Assert.Equal([("2C", "simulated"), ("10A", "simulated")], data.Parts.Select(p => (p.Letter, p.Provenance)));
    }

    [Fact]
    public void A_thumbnail_shows_what_the_figure_shows()
    {
        // A red square over the middle of a drawing without axes: the middle of the thumbnail is red, its corner white.
        var svg = new Figure("square").WithoutAxes().Rectangle(0, 0, 10, 10, Colour.Vermilion, Colour.Vermilion).ToSvg();
        using var image = new SvgPicture(svg).ToImage(200);
        using var pixels = SkiaSharp.SKBitmap.FromImage(image);
        Assert.Equal(SkiaSharp.SKColors.White, pixels.GetPixel(1, image.Height - 2));
        Assert.NotEqual(SkiaSharp.SKColors.White, pixels.GetPixel(100, (int)(0.6 * image.Height)));
    }

    [Fact]
    public void A_file_that_is_no_notebook_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "1-broken.ipynb"), "{");
        Assert.Contains("1-broken.ipynb", Assert.Throws<DataFileException>(() => Overview.Of(folder)).Message, StringComparison.Ordinal);
    }

    private static string Html(params (string Verdict, string Id)[] rows) =>
        $"<table><thead><tr>{string.Concat(new ComparisonTable().ToDataFrame().Columns.Select(c => $"<th>{c.Name}</th>"))}</tr></thead><tbody>{string.Concat(rows.Select(r => $"<tr><td>{r.Id}</td><td>s</td><td>1</td><td>1</td><td>simulated</td><td>{r.Verdict}</td><td></td></tr>"))}</tbody></table>";

    private void Write(string name, string title, params (string Mime, string Text)[] outputs) => File.WriteAllText(Path.Combine(folder, name), JsonSerializer.Serialize(new
    {
        cells = new object[]
        {
            new { cell_type = "markdown", source = new[] { $"# {title}\n" } },
            new { cell_type = "code", source = Array.Empty<string>(), outputs = outputs.Select(o => new { data = new Dictionary<string, string[]>(StringComparer.Ordinal) { [o.Mime] = [o.Text] } }) },
        },
    }));
}
