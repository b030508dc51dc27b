using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Tests.Thermal;

public sealed class HeatFlowDelayTests
{
    [Theory]
    [InlineData(30, 10)]
    [InlineData(60, 25)]
    [InlineData(90, 40)]
    public void The_end_of_a_ramp_shows_the_time_constant_of_the_pan(double furnace, double pan)
    {
        var recipe = ThermalRecipe.Read(Repository.Data["simulated/thermal/agZIF-62-nP-cp.json"]);
        recipe = recipe with { Calorimeter = recipe.Calorimeter with { FurnaceResistance = furnace, PanResistance = pan } };
        var folder = Directory.CreateTempSubdirectory("fickian");
        var run = ThermalFile.Read(VirtualThermalAnalysis.Run(recipe, "cp.json").Last().Write(folder.FullName));
        folder.Delete(recursive: true);

        // Resistances times the heat capacity of pan and sample, and of the sensor behind the furnace.
        var known = ((furnace + pan) * ((51.15e-6 * 900) + (15e-6 * 1600))) + (furnace * 0.03);
        var delay = CalorimetricScan.Of(run).Delay!;
        Assert.Equal(known, delay.Value, 0.1 * known);
        Assert.InRange(delay.StandardError, 0.1 * delay.Value, 0.15 * delay.Value);
    }

    [Fact]
    public void A_delay_of_first_order_is_taken_out_of_the_heat_flow()
    {
        // A ramp of slope s answers s·(t − τ): Φ + τ·dΦ/dt = s·t exactly.
        double[] time = [.. Enumerable.Range(0, 300).Select(i => 1.0 * i)];
        var scan = CalorimetricScan.Of(time, Array.ConvertAll(time, t => 500 + (t / 3)), Array.ConvertAll(time, t => 5 * (t - 8)), ThermalQuantity.SpecificHeatFlow, "late", Provenance.Simulated);
        var right = scan.WithoutDelay(new(8, 0.5, Unit.Second));
        Assert.Equal(5 * time[150], right.HeatFlow.Span[150], 1e-6);
        Assert.Equal(0, right.Delay!.Value);
        Assert.Equal(0.5, right.Delay.StandardError);
        Assert.Contains("delay", Assert.Throws<ArgumentException>(() => scan.WithoutDelay()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(663, 773.5)]
    [InlineData(653, 780)]
    public void The_end_of_a_run_in_the_range_does_not_spoil_the_baselines(double from, double to)
    {
        // As read with a range that ends well before the end of the ramp: 0.05 K and 3 % of the heat.
        var run = ThermalFile.Read(Repository.Data["simulated/thermal/ZIF-62-scan-sample.csv"]);
        var (clean, whole) = (Melting.Of(CalorimetricScan.Of(run, range: new(663, 763))), Melting.Of(CalorimetricScan.Of(run, range: new(from, to))));
        Assert.Equal(clean.Onset.Value, whole.Onset.Value, 0.05);
        Assert.Equal(clean.EnthalpyOverLine.Value, whole.EnthalpyOverLine.Value, 0.03 * clean.EnthalpyOverLine.Value);
        Assert.Contains(whole.Findings, f => f.Where == "programme");
        Assert.DoesNotContain(clean.Findings, f => f.Where == "programme");
    }

    [Fact]
    public void The_start_of_a_ramp_is_left_out_and_told()
    {
        var scan = CalorimetricScan.Of(ThermalFile.Read(Repository.Data["simulated/thermal/agZIF-62-nP-cp-sample.csv"]));

        // Seven delays of 8 s are 19 K, but the furnace pulls the sensor along only later; at most 15 % of 200 K.
        Assert.InRange(scan.Range.Lower, 473.15 + 10, 473.15 + 30);
        Assert.InRange(scan.Range.Upper, 668, 673);
        Assert.Contains(scan.Findings, f => f.Where == "programme");
    }
}
