using Fickian.Figures;
using Fickian.Files;
using Fickian.Fitting;
using Fickian.Thermal;

namespace Fickian.Tests.Figures;

public sealed class TemperingFigureTests
{
    // The rule of the notebooks for one figure.
    private const int LargestSvg = 150_000;

    [Fact]
    public void Outlines_stand_over_grey_pictures_that_say_simulated()
    {
        var svg = Shards("before", "after").ToSvg();
        Assert.Contains("aria-label=\"simulated\"", svg, StringComparison.Ordinal);
        Assert.InRange(svg.Length, 1000, LargestSvg);
    }

    [Fact]
    public void The_first_outline_is_drawn_again_behind_the_others_at_the_same_scale()
    {
        var figure = Shards("before", "after");
        var shapes = figure.ToData().Series.Where(s => s.Kind == "shape").ToArray();
        Assert.Equal(4, shapes.Length);
        Assert.Equal(Extent(shapes[0]), Extent(shapes[1]), 1e-6);
        Assert.True(Extent(shapes[2]) < Extent(shapes[0]));

        // The last shape is the bar.
        Assert.Equal(1e-3, Extent(shapes[3]), 1e-9);
        Assert.Contains(figure.ToData().Series, s => s.Kind == "text" && s.Name == "1 mm");

        static double Extent(SeriesData shape) => shape.X.Max() - shape.X.Min();
    }

    [Fact]
    public void The_outline_lies_where_the_picture_turns_from_body_to_ground()
    {
        // A disc of 20 pixels radius, dark on bright, away from the middle of its picture.
        var values = Enumerable.Range(0, 120 * 80).Select(i => Math.Pow((i % 120) - 70, 2) + Math.Pow((i / 120) - 30, 2) < 400 ? 50f : 200f).ToArray();
        var picture = new Micrograph(values, 80, 120, 1);
        var figure = OutlineFigure.Of("disc", Provenance.Simulated, ("disc", picture, Outline.Of(picture, pixelSize: new(1e-6, 0, Unit.Metre))));
        var data = figure.ToData().Series;
        var map = data.Single(s => s.Kind == "heatmap");
        var contour = data.First(s => s.Kind == "shape");
        var (x, y) = (0.5 * (contour.X.Min() + contour.X.Max()), 0.5 * (contour.Y.Min() + contour.Y.Max()));
        for (var i = 0; i < map.Values!.Length; i++)
        {
            var distance = Math.Sqrt(Math.Pow(map.X[i % map.X.Length] - x, 2) + Math.Pow(map.Y[i / map.X.Length] - y, 2));

            // Blocks within two pixels of the edge are mixed.
            if (Math.Abs(distance - 20e-6) > 2e-6)
                Assert.Equal(distance < 20e-6 ? 50 : 200, map.Values[i]);
        }
    }

    [Fact]
    public void A_figure_without_pictures_is_refused() => Assert.Throws<ArgumentException>(() => OutlineFigure.Of("none", Provenance.Simulated));

    [Fact]
    public void The_band_holds_the_law_and_vanishes_at_the_start()
    {
        var fit = new VolumeLoss().FitTo(VolumeLossFile.Read(Repository.Data["simulated/tempering/volume-loss.csv"]));
        var figure = VolumeLossFigure.Of(fit, "losses", ("stretched", new VolumeLoss { Stretching = 0.5 }.FitTo(fit.Data)));
        var data = figure.ToData();
        var band = data.Series.Single(s => s.Kind == "band");
        var law = data.Series.First(s => s.Kind == "line");
        Assert.Equal((0, 0), (band.Y[0], band.Upper![0]));
        for (var i = 0; i < law.X.Length; i++)
            Assert.InRange(law.Y[i], band.Y[i] - 1e-6, band.Upper[i] + 1e-6);
        Assert.Equal("simulated + computed", figure.BadgeText);
        Assert.Equal("stretched", data.Series.Last(s => s.Kind == "line").Name);
    }

    private static Figure Shards(params string[] states) => OutlineFigure.Of("shard", Provenance.Simulated, Array.ConvertAll(states, s =>
    {
        var picture = PictureFile.Read(Repository.Data[$"simulated/tempering/agZIF-62-P-{s}-top.png"]).The<Micrograph>();
        return (s, picture, Outline.Of(picture, pixelSize: ScaleBar.Find(picture)!.PixelSize(1e-3)));
    }));
}
