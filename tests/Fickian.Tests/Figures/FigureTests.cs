using Fickian.Figures;
using Fickian.Figures.Print;
using SkiaSharp;

namespace Fickian.Tests.Figures;

public sealed class FigureTests
{
    [Fact]
    public void A_verb_returns_a_new_figure_and_leaves_the_old_one()
    {
        var empty = new Figure("uptake");
        var full = empty.Points(Samples.Uptake("CO₂", 1e-3));
        Assert.Empty(empty.Marks);
        Assert.Single(full.Marks);
    }

    [Theory]
    [InlineData(Provenance.Measured, "measured")]
    [InlineData(Provenance.Transcribed, "transcribed")]
    [InlineData(Provenance.Simulated, "simulated")]
    public void The_badge_says_how_the_curve_was_obtained(Provenance provenance, string badge) =>
        Assert.Equal(badge, new Figure("uptake").Points(Samples.Uptake("CO₂", 1e-3, provenance: provenance)).BadgeText);

    [Fact]
    public void One_simulated_series_leads_the_badge_whatever_else_is_stated()
    {
        var figure = new Figure("uptake").Points(Samples.Uptake("a", 1e-3, provenance: Provenance.Measured)).Line(Samples.Uptake("b", 1e-3)).Badge(Provenance.Measured);
        Assert.Equal("simulated + measured", figure.BadgeText);
    }

    [Fact]
    public void Data_of_an_inset_count_for_the_badge() =>
        Assert.Equal("simulated + measured", new Figure("uptake").Points(Samples.Uptake("a", 1e-3, provenance: Provenance.Measured)).Inset(new Figure("in").Points(Samples.Uptake("b", 1e-3))).BadgeText);

    [Fact]
    public void A_drawing_without_data_is_a_schematic() => Assert.Equal("schematic", Samples.Schematic().BadgeText);

    [Fact]
    public void The_badge_is_drawn_even_without_title_legend_and_axes() =>
        Assert.Contains("aria-label=\"simulated\"", new Figure("uptake").Points(Samples.Uptake("a", 1e-3)).WithoutTitle().WithoutLegend().WithoutAxes().ToSvg(), StringComparison.Ordinal);

    [Fact]
    public void An_empty_figure_says_what_to_add() =>
        Assert.Contains("is empty; add data with Points", Assert.Throws<InvalidOperationException>(() => new Figure("nothing").ToSvg()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_that_is_not_a_number_is_refused_with_its_index() =>
        Assert.Contains("NaN at index 1", Assert.Throws<ArgumentException>(() => new Figure("uptake").Points([0, 1], [0, double.NaN], "CO₂", Provenance.Measured)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_logarithmic_axis_names_the_point_it_cannot_show() =>
        Assert.Contains("index 0, which a logarithmic axis cannot show", Assert.Throws<InvalidOperationException>(() => new Figure("uptake").Points([0, 1], [1, 2], "CO₂", Provenance.Measured).LogX().ToSvg()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_character_without_a_glyph_is_refused() =>
        Assert.Contains("U+6C34", Assert.Throws<ArgumentException>(() => new Figure("uptake").X("水 / s")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("t / s", 1)]
    [InlineData("x / µm", 1e-6)]
    [InlineData("D / 10⁻¹² m² s⁻¹", 1e-12)]
    [InlineData("D / m²/s", 1)]
    [InlineData("t / min", 60)]
    [InlineData("p / mbar", 100)]
    [InlineData("ρ / g cm⁻³", 1000)]
    [InlineData("q / mmol g⁻¹", 1)]
    [InlineData("ν̃ / cm⁻¹", 1)]
    [InlineData("A / a.u.", 1)]
    [InlineData("M/M∞", 1)]
    public void An_axis_prints_in_the_unit_of_its_label(string label, double inSI) =>
        // Powers of ten round once each.
        Assert.Equal(1, PrintedUnit.Parse(label).Print(inSI), 1e-12);

    [Fact]
    public void A_temperature_axis_in_degrees_shifts_its_zero() => Assert.Equal(25, PrintedUnit.Parse("T / °C").Print(298.15), 1e-9);

    [Theory]
    [InlineData(0, 6000, 6, "0 1000 2000 3000 4000 5000 6000")]
    [InlineData(-0.05, 0.05, 3, "−0.05 0 0.05")]
    [InlineData(2.1, 2.4, 4, "2.1 2.2 2.3 2.4")]
    public void A_linear_axis_has_round_numbers(double low, double high, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Between(low, high, AxisScale.Linear, most).Where(t => t.IsMajor).Select(t => t.Label)));

    [Fact]
    public void A_logarithmic_axis_has_powers_of_ten() =>
        Assert.Equal("10⁻¹⁴ 10⁻¹³ 10⁻¹²", string.Join(' ', Ticks.Between(1e-14, 1e-12, AxisScale.Logarithmic, 5).Where(t => t.IsMajor).Select(t => t.Label)));

    [Fact]
    public void Gases_keep_their_colours_in_any_order()
    {
        var styles = Style.Of(new Figure("uptake").Points(Samples.Uptake("ethane", 1e-3)).Points(Samples.Uptake("CO₂", 1e-3)));
        Assert.Equal([Colour.Vermilion, Colour.DeepBlue], styles.Select(s => s.Colour));
        Assert.NotEqual(styles[0].Marker, styles[1].Marker);
    }

    [Theory]
    [InlineData(FigureWidth.Single, 1016)]
    [InlineData(FigureWidth.Double, 2102)]
    public void A_png_has_the_width_of_a_journal_column(FigureWidth width, int pixels)
    {
        // 86 mm and 178 mm at 300 pixels per inch, rounded to a pixel.
        using var bitmap = SKBitmap.Decode(Samples.Curves().Width(width).ToPng());
        Assert.Equal(pixels, bitmap.Width);
    }

    [Fact]
    public void A_disc_of_a_drawing_is_wholly_within_it()
    {
        var disc = new Figure("disc").Disc(1, 2, 0.5, Colour.Black).WithoutAxes();
        var frame = PlotFrame.Of(disc);
        Assert.True(frame.Left <= 0.5 && frame.Right >= 1.5 && frame.Bottom <= 1.5 && frame.Top >= 2.5);
        Assert.Equal("disc", Assert.Single(disc.ToData().Series).Kind);
        Assert.Contains("\"circle\"", disc.Interactive().ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Contains("radius above zero", Assert.Throws<ArgumentException>(() => disc.Disc(0, 0, 0, Colour.Black)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Panels_that_reproduce_one_figure_together_carry_its_name()
    {
        var (one, other) = (Samples.Curves().Reproduces("1F"), Samples.Heatmap());
        Assert.Equal("1F", Panels.Row(one, one).Reference);
        Assert.Equal("", Panels.Row(one, other).Reference);
    }

    [Fact]
    public void A_map_of_lengths_has_square_pixels()
    {
        var frame = PlotFrame.Of(Samples.Heatmap());
        Assert.Equal((frame.Right - frame.Left) / 5, (frame.Top - frame.Bottom) / 3, 1e-9);
        Assert.True(PlotBuilder.HasSquarePixels(Samples.Heatmap()));
    }

    [Fact]
    public void A_file_is_written_by_its_extension()
    {
        var folder = Directory.CreateTempSubdirectory();
        Samples.Schematic().Save(Path.Combine(folder.FullName, "cell.svg"));
        Samples.Schematic().Save(Path.Combine(folder.FullName, "cell.png"));
        Assert.Equal(2, folder.GetFiles().Length);
        Assert.Contains("saved as .svg or .png", Assert.Throws<ArgumentException>(() => Samples.Schematic().Save("cell.bmp")).Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
