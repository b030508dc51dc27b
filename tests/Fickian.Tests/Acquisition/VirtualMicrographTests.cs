using System.Text;
using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Files;

namespace Fickian.Tests.Acquisition;

public sealed class VirtualMicrographTests
{
    private static MicrographRecipe Recipe => MicrographRecipe.Read(Repository.Data["simulated/tempering/agZIF-62-P.json"]);

    [Fact]
    public void An_elliptic_edge_without_waves_is_an_ellipsoid_and_a_sharp_one_a_cylinder()
    {
        Assert.Equal(4.0 / 3 * Math.PI * 0.25, new ShardBody(1, [], 0.5, 2).Volume, 1e-6);
        Assert.Equal(Math.PI * 0.5, new ShardBody(1, [], 0.5, 1000).Volume, 2e-3);
        Assert.Equal(Math.PI * (1 + (0.5 * 0.04)), new ShardBody(1, [new(3, 0.2, 1)], 0.5, 2).Area, 1e-12);
    }

    [Fact]
    public void The_two_states_differ_in_volume_by_the_loss_of_the_recipe() =>
        Assert.Equal(1 - Recipe.VolumeLoss, Recipe.After.Volume / Recipe.Before.Volume, 1e-12);

    [Fact]
    public void Pixels_of_the_top_view_add_up_to_the_area_of_the_shard()
    {
        var pictures = VirtualMicrograph.Run(Recipe).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var (name, body) in new[] { ("before", Recipe.Before), ("after", Recipe.After) })
        {
            // Half the contrast of the rim cuts the outline; a pixel of its length is 0.5 % of the area, of which a tenth is missed.
            Assert.Equal(body.Area, Shape(pictures[$"{name}-top"]).Count * Recipe.PixelSize * Recipe.PixelSize, 1e-2 * body.Area);
            var side = Shape(pictures[$"{name}-side"]);
            Assert.Equal(body.Thickness, (side.Max(p => p.Row) - side.Min(p => p.Row) + 1) * Recipe.PixelSize, 2.0 * Recipe.PixelSize);
            Assert.Equal(body.Extent.Most - body.Extent.Least, (side.Max(p => p.Column) - side.Min(p => p.Column) + 1) * Recipe.PixelSize, 2.0 * Recipe.PixelSize);
        }
    }

    [Fact]
    public void Outlines_of_both_views_give_the_loss_but_for_the_rounding_of_the_edges()
    {
        var pictures = VirtualMicrograph.Run(Recipe).ToDictionary(p => p.Name, StringComparer.Ordinal);
        var loss = 1 - (Measured("after") / Measured("before"));

        // Area times mean thickness takes ∫s du for ∫s² du: it misses what rounder edges lose, here up to 5 % of the volume.
        Assert.InRange(loss, Recipe.VolumeLoss - 0.05, Recipe.VolumeLoss + 0.01);

        double Measured(string state)
        {
            var side = Shape(pictures[$"{state}-side"]);
            return Shape(pictures[$"{state}-top"]).Count * (double)side.Count / (side.Max(p => p.Column) - side.Min(p => p.Column) + 1);
        }
    }

    [Fact]
    public void The_picture_itself_says_that_it_is_simulated_and_has_a_bar_of_a_millimetre()
    {
        foreach (var path in Directory.GetFiles(Repository.Data["simulated/tempering"], "*.png"))
        {
            Assert.InRange(new FileInfo(path).Length, 1000, 60_000);
            Assert.Contains("simulated", Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
            var picture = PictureFile.Read(path).The<Micrograph>();
            var grey = picture.ToGrey();
            Assert.Equal(80, Enumerable.Range(0, picture.Columns).Count(x => grey[((picture.Rows - 14) * picture.Columns) + x] < 40));

            // 139 dots of the nine letters of the word, three by three pixels each.
            var word = Enumerable.Range(0, 40).Sum(y => Enumerable.Range(0, 180).Count(x => grey[(y * picture.Columns) + x] < 40));
            Assert.Equal(9 * 139, word);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_written_picture_is_read_back_as_it_was(int channels)
    {
        var values = Enumerable.Range(0, 5 * 7 * channels).Select(i => (float)(i * 37 % 251)).ToArray();
        var path = Path.Combine(Directory.CreateTempSubdirectory("fickian").FullName, "picture.png");
        PictureFile.WritePng(path, new(values, 5, 7, channels), [new("note", "as µ as can be")]);
        var read = PictureFile.Read(path).The<Micrograph>();
        Assert.Equal((5, 7, channels), (read.Rows, read.Columns, read.Channels));
        Assert.Equal(values, read.Values.ToArray());
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Values_and_channels_that_a_picture_cannot_have_are_refused()
    {
        var path = Path.Combine(Path.GetTempPath(), "none.png");
        Assert.Contains("0 to 255", Assert.Throws<ArgumentException>(() => PictureFile.WritePng(path, new(new float[] { 256 }, 1, 1, 1), [])).Message, StringComparison.Ordinal);
        Assert.Contains("0 to 255", Assert.Throws<ArgumentException>(() => PictureFile.WritePng(path, new(new[] { float.NaN }, 1, 1, 1), [])).Message, StringComparison.Ordinal);
        Assert.Contains("channels", Assert.Throws<ArgumentException>(() => PictureFile.WritePng(path, new(new float[2], 1, 1, 2), [])).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    // Pixels of the shape: darker than halfway from ground to rim, in the part of the picture without letters and bar.
    private static List<(int Row, int Column)> Shape(Micrograph picture)
    {
        var grey = picture.ToGrey();
        return [.. Enumerable.Range(0, grey.Length).Where(i => grey[i] < 190).Select(i => (Row: i / picture.Columns, Column: i % picture.Columns)).Where(p => p.Row is > 40 and < 270)];
    }
}
