using System.Text.Json;
using Fickian.Cli;

namespace Fickian.Tests.Cli;

public sealed class DensityVerbTests
{
    [Fact]
    public async Task Density_gives_back_the_densities_of_the_simulated_readings()
    {
        var run = await CommandRun.Of("density", Repository.Data["simulated/density/weighings.csv"], "--guests", "0.056+-0.002", "--json");
        Assert.Equal(ExitCode.Fine, run.Code);
        double[] printed = [1417.8, 1346.9, 1445.8, 1355.7, 1455.6];
        foreach (var (sample, expected) in JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Zip(printed))
        {
            var density = sample.GetProperty("estimates").GetProperty("envelopeDensity");
            var (value, error) = (density.GetProperty("value").GetDouble(), density.GetProperty("standardError").GetDouble());

            // Five samples within three of their own errors.
            Assert.InRange(value, expected - (3 * error), expected + (3 * error));
            Assert.InRange(error, 0.2, 3);
            Assert.Equal(value * (1 - 0.056), sample.GetProperty("estimates").GetProperty("envelopeDensityWithoutGuests").GetProperty("value").GetDouble(), 1e-9 * value);
            Assert.Equal("simulated", sample.GetProperty("provenance").GetString());
        }
    }

    [Fact]
    public async Task The_volumes_of_a_saved_calibration_hold_where_none_are_stated()
    {
        string[] readings = ["--mass", "0.352g", "--before", "133.846kPa", "--after", "70.483kPa", "--gauge", "6Pa", "--json"];
        var saved = await CommandRun.Of(["density", .. readings, "--calibration", Repository.Data["simulated/density/calibration.txt"]]);
        var stated = await CommandRun.Of(["density", .. readings, "--cell", "1.0520+-0.0001cm3", "--expansion", "0.7310+-0.0001cm3"]);
        Assert.Equal((ExitCode.Fine, ExitCode.Fine), (saved.Code, stated.Code));
        Assert.Equal(stated.Output, saved.Output);
        var neither = await CommandRun.Of(["density", .. readings]);
        Assert.Equal(ExitCode.BadInput, neither.Code);
        var wrong = await CommandRun.Of(["density", .. readings, "--calibration", Repository.Data["simulated/density/weighings.csv"]]);
        Assert.Equal(ExitCode.BadInput, wrong.Code);
        Assert.Contains("AccuPyc 1330", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Density_by_helium_with_an_envelope_gives_the_porosity_of_the_table()
    {
        var run = await CommandRun.Of("density", Repository.Data["simulated/density/expansions.csv"], "--envelope", "1.3469+-0.0012g/cm3", "--json");
        Assert.Equal(ExitCode.Fine, run.Code);
        var glass = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Single(s => s.GetProperty("sample").GetString() == "agZIF-62_nP").GetProperty("estimates");
        var porosity = glass.GetProperty("porosity");
        var error = porosity.GetProperty("standardError").GetDouble();

        // 4.90 % follows from Table 1.
        Assert.InRange(porosity.GetProperty("value").GetDouble(), 0.0490 - (3 * error), 0.0490 + (3 * error));
    }

    [Fact]
    public async Task Density_takes_readings_from_the_command_line()
    {
        var run = await CommandRun.Of("density", "--in-air", "12.134mg", "--in-liquid", "4.302mg", "--balance", "2ug", "--liquid", "toluene", "--temperature", "21.5C", "--json");
        Assert.Equal(ExitCode.Fine, run.Code);
        var density = JsonDocument.Parse(run.Output).RootElement[0].GetProperty("estimates").GetProperty("envelopeDensity");
        Assert.Equal(1.19 + ((865.505 - 1.19) * 12.134 / (12.134 - 4.302)), density.GetProperty("value").GetDouble(), 0.05);
        Assert.Equal("determined", density.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("Readings were expected")]
    [InlineData("As many readings", "--in-air", "1mg")]
    [InlineData("The liquid was expected", "--in-air", "2mg", "--in-liquid", "1mg")]
    [InlineData("cell volume", "--before", "130kPa", "--after", "80kPa", "--mass", "1g")]
    [InlineData("For mass", "--in-air", "2lb", "--in-liquid", "1mg")]
    [InlineData("exchanged", "--in-air", "1mg", "--in-liquid", "2mg", "--liquid", "water")]
    public async Task Readings_that_lack_something_get_one_sentence(string said, params string[] options)
    {
        var run = await CommandRun.Of(["density", .. options]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(said, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
