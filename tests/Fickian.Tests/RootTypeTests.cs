namespace Fickian.Tests;

public sealed class RootTypeTests
{
    [Fact]
    public void Units_at_the_edge_are_SI_inside()
    {
        Assert.Equal(2e-4, 200.Micrometres());
        Assert.Equal(2e-4, 0.2.Millimetres());
        Assert.Equal(21600, 6.Hours());
        Assert.Equal(4000, 40.Millibars());
        Assert.Equal(673.15, 400.Celsius());
        Assert.Equal(3.3e-10, 3.3.Angstroms());
    }

    [Fact]
    public void A_curve_refuses_what_is_no_curve()
    {
        Assert.Contains("2 x and 1 y", Assert.Throws<ArgumentException>(() => new Curve([0, 1], [0])).Message, StringComparison.Ordinal);
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new Curve([0, 1], [0, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("not negative", Assert.Throws<ArgumentException>(() => new Curve([0, 1], [0, 1], [0, -1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_becomes_a_table_with_its_units_in_the_heading()
    {
        var table = new Curve([0, 60], [0, 0.5], [0.1, 0.1]) { YQuantity = Quantity.Uptake with { Unit = Unit.PerCentimetre } }.ToDataFrame();
        Assert.Equal(["t / s", "M / cm⁻¹", "standard deviation / cm⁻¹"], table.Columns.Select(c => c.Name));
        Assert.Equal(2, table.Rows.Count);
    }

    [Fact]
    public void Scaling_and_cutting_a_curve_keep_what_it_is()
    {
        var curve = new Curve([0, 1, 2], [1, 2, 3], [0.1, 0.2, 0.3]) { Name = "glass", Provenance = Provenance.Simulated };
        var part = curve.Scaled(-2).Between(1, 5);
        Assert.Equal([1.0, 2], part.X.ToArray());
        Assert.Equal([-4.0, -6], part.Y.ToArray());
        Assert.Equal([0.4, 0.6], part.StandardDeviation!.Value.ToArray());
        Assert.Equal(("glass", Provenance.Simulated), (part.Name, part.Provenance));
    }

    [Fact]
    public void An_image_knows_its_rows_from_its_columns()
    {
        var image = new Image([0, 1, 2, 10, 11, 12], x: [0, 1, 2], y: [0, 1]);
        Assert.Equal((2, 3, 12.0), (image.Rows, image.Columns, image[1, 2]));
        Assert.Equal(6, image.ToDataFrame().Rows.Count);
        Assert.Throws<ArgumentException>(() => new Image([0, 1], [0, 1, 2], [0]));
    }

    [Fact]
    public void The_data_folder_is_found_from_any_folder_below_the_repository()
    {
        Assert.Equal(Path.Combine(Path.TrimEndingDirectorySeparator(Repository.Root), "data"), DataFolder.FindFrom(Path.Combine(Repository.Root, "tests", "Fickian.Tests")).Path);
        Assert.Throws<DirectoryNotFoundException>(() => DataFolder.FindFrom(Path.GetPathRoot(Repository.Root)!));
    }

    [Fact]
    public void A_file_exception_names_path_place_and_reason() =>
        Assert.Equal("run.csv, line 17: a number was expected.", new DataFileException("run.csv", "line 17", "a number was expected.").Message);
}
