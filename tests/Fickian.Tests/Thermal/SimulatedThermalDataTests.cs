using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Tests.Thermal;

/// <summary>The analyses on the simulated raw data, whose truth is in their recipes: blind extraction against what was put in.</summary>
public sealed class SimulatedThermalDataTests
{
    [Fact]
    public void The_heat_capacity_of_the_glass_and_its_transition_come_out_of_three_runs()
    {
        var (empty, sapphire, sample) = (Ramps("empty"), Ramps("sapphire"), Ramps("sample"));
        Assert.Equal(4, sample.Length);

        // The second heating follows a cooling at 20 K/min: its fictive temperature is what the recipe calls T_g.
        GlassTransition[] read = [.. new[] { 1, 2 }.Select(k =>
        {
            var curve = HeatCapacityRuns.Over(empty[k], sapphire[k], sample[k], Mass(25e-6), Mass(15e-6), 1, new(new(900, 9, new("J/(kg K)")), Mass(-0.05e-6), Mass(0.06e-6)));
            Assert.Equal(1400, curve.Y.Span[Array.FindIndex(curve.X.ToArray(), t => t >= 500)], 14.0);
            return GlassTransition.Of(CalorimetricScan.OfHeatCapacity(curve, (k == 1 ? -20 : 20) / 60.0), new(476, 520), new(640, 667));
        })];
        var middle = GlassTransition.FictiveTemperatureWithoutLag(read[1], read[0]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{read[1].FictiveTemperature} {read[0].FictiveTemperature} {middle} {read[1].HeatCapacityStep}");

        // Acceptance: T_g to 2 K, ΔC_p to 15 %. At 20 K/min the heat flow comes some 17 s late, 6 K to either side.
        Assert.Equal(180, read[1].HeatCapacityStep.Value, 27.0);
        Assert.Equal(595.15, middle.Value, 2.0);
        var cycle = new GlassTransitionCycle(read[1], read[0]);
        Assert.Equal(middle.Value, cycle.FictiveTemperature.Value);
        Assert.True(Math.Abs(595.15 - cycle.FictiveTemperature.Value) <= cycle.FictiveTemperature.StandardError);
        Assert.Equal(180, cycle.HeatCapacityStep.Value, 2 * cycle.HeatCapacityStep.StandardError);

        // Time constants of sites and pans of the recipe add up to 8 s; baselines that are extrapolated far add some.
        Assert.InRange(cycle.Lag.Value, 8, 18);
        Assert.Equal(5, cycle.ToDataFrame().Rows.Count);
        Assert.Equal(Provenance.Simulated, read[0].Scan.Provenance);
        Assert.Throws<ArgumentException>(() => GlassTransition.FictiveTemperatureWithoutLag(read[1], read[1]));
    }

    [Fact]
    public void A_quicker_calorimeter_brings_heating_and_cooling_together()
    {
        var recipe = ThermalRecipe.Read(Repository.Data["simulated/thermal/agZIF-62-nP-cp.json"]);
        var quicker = recipe with { Calorimeter = recipe.Calorimeter with { FurnaceResistance = 15, PanResistance = 6.25, CalibratedLag = 0.29 } };
        var folder = Directory.CreateTempSubdirectory();
        var cycles = new[] { recipe, quicker }.Select(r => VirtualThermalAnalysis.Run(r, "cp.json").Select(t => ThermalFile.Read(t.Write(folder.FullName))).ToArray())
            .Select(runs => GlassTransitionCycle.Of(runs[0], runs[1], runs[2], Mass(25e-6), Mass(15e-6), new(new(900, 9, new("J/(kg K)")), Mass(-0.05e-6), Mass(0.06e-6)), new(476, 520), new(640, 667))).ToArray();
        folder.Delete(recursive: true);

        // A quarter of the resistances: lags of 8.4 s and 2.1 s by their time constants. The mean is right either way, to the accepted 2 K.
        Assert.All(cycles, c => Assert.Equal(595.15, c.FictiveTemperature.Value, 2.0));
        var (slow, quick) = (cycles[0].Lag, cycles[1].Lag);
        Assert.Equal(8.4 - 2.1, slow.Value - quick.Value, 2 * Math.Sqrt((slow.StandardError * slow.StandardError) + (quick.StandardError * quick.StandardError)));
        Assert.True(quick.Value < slow.Value);
        Assert.True(cycles[0].Heating.FictiveTemperature.Value > 598);
        Assert.Throws<ArgumentException>(() => GlassTransitionCycle.Of(Scan(), Scan(), Scan(), Mass(25e-6), Mass(15e-6)));

        static Thermogram Scan() => ThermalFile.Read(Repository.Data["simulated/thermal/ZIF-62-scan-blank.csv"]);
    }

    [Fact]
    public void Melting_begins_where_it_was_put_and_takes_its_heat()
    {
        var run = ThermalFile.Read(Repository.Data["simulated/thermal/ZIF-62-scan-sample.csv"]);
        var read = Melting.Of(CalorimetricScan.Of(run, range: new(663, 763), sign: HeatFlowSign.EndothermicPositive));

        // 450 °C, to 2 K. 40 kJ/kg of what is left after 5.6 % of the mass have gone; the heat capacity rises on melting, which the sigmoid follows.
        Assert.Equal(723.15, read.Onset.Value, 2.0);
        Assert.Equal(40000 * (1 - 0.056), read.EnthalpyOverSigmoid.Value, 600.0);
    }

    [Fact]
    public void The_mass_that_was_put_in_is_lost()
    {
        var (sample, blank) = (ThermalFile.Read(Repository.Data["simulated/thermal/ZIF-62-scan-sample.csv"]), ThermalFile.Read(Repository.Data["simulated/thermal/ZIF-62-scan-blank.csv"]));
        var step = Assert.Single(MassStepSearch.Of(MassTrace.Of(BlankCorrection.AtEqualTime(sample, blank))));

        // Acceptance: step masses to 0.1 % of the mass. The fastest loss was put at 330 °C.
        Assert.Equal(0.056, step.LossBetweenPlateaus.Value, 1e-3);
        Assert.Equal(0.056, step.LossByTangents.Value, 1e-3);
        Assert.Equal(603.15, step.MaximumRate.Value, 2.0);
    }

    [Fact]
    public void Water_and_carbon_dioxide_burst_and_oxygen_drops_where_the_paper_says()
    {
        var ions = IonCurrentFile.Read(Repository.Data["simulated/thermal/ZIF-62-ions.csv"]);
        var table = ions.ToTable();
        var run = new Thermogram(table, [new(0, ThermalRole.Time), new(1, ThermalRole.SampleTemperature)]);
        var traces = EvolvedGas.On(run, ions, delay: new(12, 1, Unit.Second));
        foreach (var mass in new[] { 18, 44 })
        {
            var burst = Assert.Single(GasEventSearch.Of(traces.Single(t => t.MassToCharge == mass)));
            Assert.Equal(GasEventKind.Burst, burst.Kind);
            Assert.InRange(burst.Peak.Value, 593.15, 603.15);
        }

        var loss = Assert.Single(GasEventSearch.Of(traces.Single(t => t.MassToCharge == 32)));
        Assert.Equal(GasEventKind.Loss, loss.Kind);
        Assert.Equal(623.15, loss.Peak.Value, 5.0);
    }

    [Theory]
    [InlineData("agZIF-62-nP")]
    [InlineData("agZIF-62-P")]
    public void Nothing_evolves_on_tempering(string sample)
    {
        var ions = IonCurrentFile.Read(Repository.Data[$"simulated/thermal/{sample}-tempering-ions.csv"]);
        var traces = EvolvedGas.On(new(ions.ToTable(), [new(0, ThermalRole.Time), new(1, ThermalRole.SampleTemperature)]), ions);
        var carrier = traces.Single(t => t.MassToCharge == 28);
        foreach (var ion in traces.Where(t => t.MassToCharge is 18 or 44).Select(t => t.OverCarrier(carrier)))
        {
            Assert.Empty(GasEventSearch.Of(ion));
            var test = NothingEvolves.In(ion, 0.02);
            Assert.True(test.IsEquivalent);
            Assert.True(test.DetectionLimit < 0.02);
        }
    }

    private static LevelledRamp[] Ramps(string name) => [.. LevelledRamp.All(ThermalFile.Read(Repository.Data[$"simulated/thermal/agZIF-62-nP-cp-{name}.csv"]))];

    private static Estimate Mass(double kilograms) => new(kilograms, Math.Abs(kilograms) * 1e-3, new("kg"));
}
