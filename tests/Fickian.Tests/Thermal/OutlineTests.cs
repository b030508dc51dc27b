using Fickian.Files;
using Fickian.Thermal;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Thermal;

/// <summary>Outlines of drawn bodies give back the size with which they were drawn.</summary>
public sealed class OutlineTests
{
    private const double Background = 220;
    private const double Body = 130;
    private static readonly Estimate Pixel = new(2e-6, 0, Unit.Metre);

    [Theory]
    [InlineData(40, 40, 0)]
    [InlineData(60, 30, 0)]
    [InlineData(60, 30, 0.6)]
    [InlineData(25, 70, 1.1)]
    public void An_ellipse_has_its_area_its_axes_and_the_volume_of_its_spheroid(double a, double b, double angle)
    {
        var outline = Outline.Of(Ellipse(a, b, angle, blur: 1.5), pixelSize: Pixel);
        var (major, minor) = (Math.Max(a, b) * 2e-6, Math.Min(a, b) * 2e-6);

        // Drawn with edges blurred over 3 pixels, straight between pixel centres to 1e-4 of the radius; a curved edge blurred by w lies w²/(2R) off, 5e-4 of the area here.
        const double Drawn = 1e-3;
        Assert.Equal(Math.PI * major * minor, outline.Area.Value, Drawn * Math.PI * major * minor);
        Assert.Equal(2 * major, outline.Length.Value, 2 * Drawn * major);
        Assert.Equal(2 * minor, outline.Width.Value, 4 * Drawn * minor);
        Assert.Equal(4 * Math.PI / 3 * major * minor * minor, outline.VolumeOfRevolution.Value, 3 * Drawn * 4 * Math.PI / 3 * major * minor * minor);
        Assert.Equal(Math.Sqrt(4 * major * minor), outline.EquivalentDiameter.Value, Drawn * 2 * major);
        Assert.Equal(Circumference(major, minor), outline.Perimeter.Value, 3e-3 * Circumference(major, minor));
        Assert.Empty(outline.Findings);
    }

    [Fact]
    public void An_edge_sharp_to_the_pixel_costs_the_perimeter_but_not_the_area()
    {
        var outline = Outline.Of(Ellipse(50, 50, 0, blur: 0), pixelSize: Pixel);
        Assert.Equal(Math.PI * 50 * 50 * 4e-12, outline.Area.Value, 2e-3 * Math.PI * 50 * 50 * 4e-12);
        Assert.InRange(outline.Perimeter.Value / (2 * Math.PI * 50 * 2e-6), 1, 1.09);
    }

    [Fact]
    public void The_largest_body_counts_and_its_bright_spots_belong_to_it()
    {
        var picture = Ellipse(40, 40, 0, blur: 1.5);
        var values = picture.Values.ToArray();
        Draw(values, 60, 60, 3, 3, Body);
        Draw(values, 95, 105, 6, 6, Background);
        var (alone, with) = (Outline.Of(picture, pixelSize: Pixel), Outline.Of(With(values), pixelSize: Pixel));
        Assert.Equal(alone.Area.Value, with.Area.Value, 1e-3 * alone.Area.Value);
    }

    [Fact]
    public void A_bright_body_on_dark_ground_is_the_same_body()
    {
        var picture = Ellipse(45, 25, 0.4, blur: 1.5);
        var negative = With([.. picture.Values.ToArray().Select(v => 255 - v)]);
        var (dark, bright) = (Outline.Of(picture, BodyShade.Dark, Pixel), Outline.Of(negative, BodyShade.Bright, Pixel));
        Assert.Equal(dark.Area.Value, bright.Area.Value, 2e-3 * dark.Area.Value);
    }

    [Fact]
    public void A_body_that_reaches_the_border_says_so()
    {
        var outline = Outline.Of(Ellipse(40, 40, 0, blur: 1.5, x: 30), pixelSize: Pixel);
        Assert.Contains(outline.Findings, f => f.Severity == Severity.Warning && f.Message.Contains("border", StringComparison.Ordinal));
        Assert.True(outline.Area.Value < Math.PI * 40 * 40 * 4e-12);
    }

    [Fact]
    public void A_plate_is_its_area_times_its_thickness()
    {
        var (top, side) = (Outline.Of(Ellipse(60, 40, 0, blur: 1.5), pixelSize: Pixel), Outline.Of(Rectangle(120, 30), pixelSize: Pixel));
        var expected = Math.PI * 60 * 40 * 30 * 8e-18;
        Assert.Equal(expected, top.VolumeOfPlate(side).Value, 0.01 * expected);
        Assert.Equal(expected, top.VolumeOfPlate(new Estimate(60e-6, 1e-6, Unit.Metre)).Value, 1e-3 * expected);
    }

    [Fact]
    public void The_stated_error_covers_the_area_under_noise_uneven_edges_and_an_uncertain_scale()
    {
        // 200 pictures: two standard errors hold the truth in at least 90 % of them (a true 95 % gives fewer than that once in a thousand). The threshold term is a bound on what the optics do, so it may hold more often.
        var random = new MersenneTwister(5);
        var noise = new Normal(0, 6, random);
        var covered = 0;
        for (var i = 0; i < 200; i++)
        {
            var (a, b) = (30 + (30 * random.NextDouble()), 20 + (20 * random.NextDouble()));
            var picture = Ellipse(a, b, 3 * random.NextDouble(), blur: 0.5 + (2 * random.NextDouble()), x: 99 + random.NextDouble(), y: 99 + random.NextDouble());
            var noisy = With([.. picture.Values.ToArray().Select(v => v + (float)noise.Sample())]);
            var size = new Estimate(2e-6 * (1 + (0.004 * noise.Sample() / 6)), 0.004 * 2e-6, Unit.Metre);
            var area = Outline.Of(noisy, pixelSize: size).Area;
            covered += Math.Abs(area.Value - (Math.PI * a * b * 4e-12)) <= 2 * area.StandardError ? 1 : 0;
        }

        Assert.InRange(covered, 180, 200);
    }

    [Fact]
    public void Shrinking_is_told_by_pictures_without_a_scale()
    {
        double[] scales = [1, 0.97, 0.95, 0.943];
        var outlines = scales.Select(s => Outline.Of(Ellipse(60 * s, 40 * s, 0.3, blur: 1.5), pixelSize: Pixel)).ToArray();
        var losses = VolumeLossSeries.Of([0, 600, 1800, 7200], outlines);
        Assert.Equal(3, losses.Count);
        for (var i = 0; i < 3; i++)
            Assert.InRange(losses.Y.Span[i] - (1 - Math.Pow(scales[i + 1], 3)), -2 * losses.StandardDeviation!.Value.Span[i], 2 * losses.StandardDeviation!.Value.Span[i]);
        Assert.Throws<ArgumentException>(() => VolumeLossSeries.Of([600, 1800, 3600, 7200], outlines));
    }

    [Fact]
    public void A_scale_bar_gives_the_size_of_a_pixel_and_a_body_does_not()
    {
        var values = Ellipse(40, 40, 0, blur: 1.5).Values.ToArray();
        for (var r = 180; r < 184; r++)
        {
            for (var c = 110; c < 190; c++)
                values[(r * 200) + c] = 10;
        }

        var bar = ScaleBar.Find(With(values));
        Assert.Equal(new ScaleBar(110, 180, 80, 4), bar);
        var size = bar!.PixelSize(1e-3);
        Assert.Equal(1.25e-5, size.Value, 1e-12);
        Assert.Equal(0.41 / 80 * 1.25e-5, size.StandardError, 0.01e-5);
        Assert.Null(ScaleBar.Find(Ellipse(40, 40, 0, blur: 1.5)));
    }

    [Fact]
    public void The_drawing_of_a_shard_has_the_area_of_its_recipe_at_the_scale_of_its_bar()
    {
        var picture = DataFile.Open(Repository.Data["simulated/tempering/agZIF-62-nP-before-top.png"]).The<Micrograph>();
        var size = ScaleBar.Find(picture)!.PixelSize(1e-3);
        Assert.Equal(12.5e-6, size.Value, 2 * size.StandardError);

        // r = R·(1 + Σ a·cos(kφ + ψ)) encloses πR²·(1 + Σ a²/2); the drawing has a darker rim, which counts as body.
        var area = Outline.Of(picture, pixelSize: size).Area;
        var expected = Math.PI * 1.2e-3 * 1.2e-3 * (1 + (0.5 * ((0.1 * 0.1) + (0.09 * 0.09) + (0.03 * 0.03))));
        Assert.Equal(expected, area.Value, 2 * area.StandardError);
        Assert.InRange(area.StandardError / area.Value, 0.002, 0.03);
    }

    [Fact]
    public void Pictures_that_show_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Outline.Of(new Micrograph(new float[100], 10, 10, 1), pixelSize: Pixel));
        Assert.Throws<ArgumentException>(() => Outline.Of(Ellipse(40, 40, 0, blur: 1.5)));
        Assert.Throws<ArgumentException>(() => Outline.Of(Ellipse(40, 40, 0, blur: 1.5), pixelSize: Pixel, threshold: 300));
    }

    [Fact]
    public void A_single_pixel_is_a_body()
    {
        var values = new float[25];
        values[12] = -100;
        Assert.InRange(Outline.Of(new Micrograph(values, 5, 5, 1), pixelSize: Pixel).AreaInPixels.Value, 0.1, 2);
    }

    private static Micrograph With(float[] values) => new(values, 200, 200, 1);

    private static Micrograph Ellipse(double a, double b, double angle, double blur, double x = 99.5, double y = 99.5)
    {
        var values = Enumerable.Repeat((float)Background, 200 * 200).ToArray();
        var (cosine, sine) = (Math.Cos(angle), Math.Sin(angle));
        for (var i = 0; i < values.Length; i++)
        {
            var (u, v) = ((i % 200) - x, (i / 200) - y);
            var (s, t) = (((u * cosine) + (v * sine)) / a, ((v * cosine) - (u * sine)) / b);
            var radius = Math.Sqrt((s * s) + (t * t));

            // Distance to the edge, to first order in the blur.
            var gradient = radius == 0 ? 1 : Math.Sqrt(((s / a) * (s / a)) + ((t / b) * (t / b))) / radius;
            var distance = (radius - 1) / gradient;
            values[i] = (float)(Body + ((Background - Body) * (blur == 0 ? distance > 0 ? 1 : 0 : 0.5 * (1 + MathNet.Numerics.SpecialFunctions.Erf(distance / blur)))));
        }

        return With(values);
    }

    private static Micrograph Rectangle(int width, int height)
    {
        var values = Enumerable.Repeat((float)Background, 200 * 200).ToArray();
        for (var r = 0; r < height; r++)
            values.AsSpan(((60 + r) * 200) + 40, width).Fill((float)Body);
        return With(values);
    }

    private static void Draw(float[] values, int row, int column, int height, int width, double shade)
    {
        for (var r = row; r < row + height; r++)
            values.AsSpan((r * 200) + column, width).Fill((float)shade);
    }

    // Ramanujan, within 1e-4 for these shapes.
    private static double Circumference(double a, double b) => Math.PI * ((3 * (a + b)) - Math.Sqrt(((3 * a) + b) * (a + (3 * b))));
}
