using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Tests.Acquisition;

public sealed class VirtualThermalAnalysisTests
{
    private const double Rate = 20.0 / 60;

    [Fact]
    public void The_area_of_the_melting_peak_is_the_latent_heat()
    {
        var recipe = Scan();
        recipe = recipe with { Melting = recipe.Melting! with { HeatCapacityChange = 0 } };
        var (with, without) = (Peak(recipe), Peak(recipe with { Melting = recipe.Melting! with { Enthalpy = 0 } }));
        Assert.Equal(1, with[^1].Molten, 1e-9);

        // The trapezium rule over one reading a second, and a pan that passes the same temperatures a little later: 0.02 %.
        Assert.Equal(recipe.Melting!.Enthalpy * recipe.Runs[1].Mass, Area(with) - Area(without), 2e-4 * recipe.Melting.Enthalpy * recipe.Runs[1].Mass);
    }

    [Fact]
    public void A_sharp_melt_holds_the_pan_at_its_melting_point_and_its_flank_has_the_slope_of_the_thermal_resistance()
    {
        // Gray: while the sample melts at constant temperature, the heat flow rises by rate/resistance.
        var recipe = Scan();
        recipe = recipe with { Melting = recipe.Melting! with { Rate = 5, HeatCapacityChange = 0, Enthalpy = 200_000 } };
        var flow = Peak(recipe).Select(r => r.HeatFlow).ToArray();
        var top = Array.IndexOf(flow, flow.Max());
        var slope = (flow[top - 5] - flow[top - 25]) / 20;
        Assert.Equal(Rate / (recipe.Calorimeter.FurnaceResistance + recipe.Calorimeter.PanResistance), slope, 0.02 * slope);
    }

    [Fact]
    public void The_extrapolated_onset_is_where_melting_begins()
    {
        var recipe = Scan();
        var readings = Peak(recipe);
        var (at, slope) = Enumerable.Range(1, readings.Length - 2).Select(i => (i, readings[i + 1].HeatFlow - readings[i - 1].HeatFlow)).MaxBy(p => p.Item2);
        var perKelvin = slope / (readings[at + 1].Temperature - readings[at - 1].Temperature);
        var baseline = readings.Last(r => r.Temperature < 721).HeatFlow;
        var onset = readings[at].Temperature - ((readings[at].HeatFlow - baseline) / perKelvin);

        // Pan and sensor, 2 s behind each other, and a rate of melting that begins at zero bend the foot of the flank: about a kelvin.
        Assert.Equal(recipe.Melting!.Temperature, onset, 1.3);
    }

    [Fact]
    public void On_a_steady_ramp_the_heat_flow_is_the_difference_of_the_heat_capacities_times_the_rate()
    {
        var recipe = Scan();
        var run = new ThermalRun { Name = "mass", Content = ThermalContent.Empty, PanMass = 7e-5, Mass = 0 };
        var readings = VirtualThermalAnalysis.Readings(recipe, run);
        Assert.Equal((run.PanMass - recipe.Calorimeter.ReferencePanMass) * recipe.Calorimeter.PanHeatCapacity * Rate, readings[1200].HeatFlow, 1e-8);
        Assert.Equal(0, readings[299].HeatFlow, 1e-12);
    }

    [Fact]
    public void Three_runs_give_back_the_heat_capacity_whatever_gain_and_asymmetry_are()
    {
        var recipe = Cycles();
        recipe = recipe with { Glass = null, Calorimeter = recipe.Calorimeter with { Noise = 0, TemperatureNoise = 0, DriftPerHour = 0, Repeatability = 0 } };
        var tables = VirtualThermalAnalysis.Run(recipe, "cp.json").ToArray();
        var pan = recipe.Calorimeter.PanHeatCapacity;
        foreach (var second in new[] { 700, 800, 1200, 1500, 2100, 2300, 2500, 2900 })
        {
            var (zero, sapphire, sample) = (Flow(0), Flow(1), Flow(2));
            var known = (recipe.Runs[1].Mass * SapphireHeatCapacity.At(Temperature(1))) + ((recipe.Runs[1].PanMass - recipe.Runs[0].PanMass) * pan);
            var found = (((sample - zero) / (sapphire - zero) * known) - ((recipe.Runs[2].PanMass - recipe.Runs[0].PanMass) * pan)) / recipe.Runs[2].Mass;

            // The pans of the three runs lag by different times, so that their temperatures differ by up to half a kelvin at one instant: 0.3 %.
            Assert.Equal(recipe.HeatCapacity + (recipe.HeatCapacitySlope * (Temperature(2) - recipe.HeatCapacityTemperature)), found, 5.0);

            double Flow(int table) => tables[table]["heat flow"][second / 2];
            double Temperature(int table) => tables[table]["temperature"][second / 2];
        }
    }

    [Fact]
    public void Between_glass_and_liquid_the_heat_capacity_rises_by_the_step_of_the_recipe()
    {
        var recipe = Cycles();
        var (relaxing, rigid) = (Sample(recipe), Sample(recipe with { Glass = null }));

        // Second heating: from 1980 s at 473 K to 2580 s at 673 K, a reading every two seconds.
        var (glass, liquid) = (relaxing[1050].HeatFlow - rigid[1050].HeatFlow, relaxing[1270].HeatFlow - rigid[1270].HeatFlow);
        Assert.Equal(recipe.Glass!.HeatCapacityStep, (liquid - glass) / (recipe.Runs[2].Mass * Rate), 0.03 * recipe.Glass.HeatCapacityStep);
        Assert.InRange(relaxing[980].FictiveTemperature, 594.65, 595.65);
        Assert.Equal(relaxing[1270].Temperature, relaxing[1270].FictiveTemperature, 1.0);
    }

    [Fact]
    public void The_balance_loses_what_the_guests_weigh_and_a_blank_takes_the_buoyancy_away()
    {
        var recipe = Scan();
        var tables = VirtualThermalAnalysis.Run(recipe, "scan.json").ToArray();
        var (blank, sample) = (tables[0]["mass"], tables[1]["mass"]);
        var before = Enumerable.Range(100, 200).Average(i => sample[i] - blank[i]);
        var after = Enumerable.Range(1500, 200).Average(i => sample[i] - blank[i]);

        // 200 readings of 0.5 µg noise and drifts of 1 µg/h over half an hour: below 1 µg of 12 mg.
        Assert.Equal(recipe.Guests.Sum(g => g.MassFraction), 1 - (after / before), 2e-4);
        Assert.Equal(0.056, recipe.Guests.Sum(g => g.MassFraction), 1e-12);
        Assert.InRange(blank[^1] - blank[0], 2.5e-8, 4.5e-8);
        var fastest = Enumerable.Range(400, 1300).MaxBy(i => (sample[i - 5] - blank[i - 5]) - (sample[i + 5] - blank[i + 5]));
        Assert.Equal(603.15, tables[1]["temperature"][fastest], 1.5);
    }

    [Fact]
    public void First_order_release_is_fastest_at_its_temperature_and_shifts_with_the_rate_after_Kissinger()
    {
        var guest = Scan().Guests[0];
        Assert.Equal(guest.Temperature, Fastest(guest.KelvinPerMinute), 0.1);

        // ln(β/T²) is straight in 1/T with slope −E/R.
        var (slow, fast) = (Fastest(5), Fastest(50));
        var energy = -8.31446 * (Math.Log(50 / (fast * fast)) - Math.Log(5 / (slow * slow))) / ((1 / fast) - (1 / slow));
        Assert.Equal(guest.ActivationEnergy, energy, 0.02 * guest.ActivationEnergy);

        double Fastest(double kelvinPerMinute)
        {
            var (left, best, at, step) = (1.0, 0.0, 0.0, 0.01);
            for (var t = 500.0; t < 700; t += step)
            {
                var next = left * Math.Exp(-guest.Rate(t) * step * 60 / kelvinPerMinute);
                if (left - next > best)
                    (best, at) = (left - next, t);
                left = next;
            }

            return at;
        }
    }

    [Theory]
    [InlineData(298.15, 774.9)]
    [InlineData(400, 942.4)]
    [InlineData(500, 1040.9)]
    [InlineData(600, 1103.8)]
    [InlineData(800, 1178.2)]
    public void Sapphire_has_the_heat_capacity_of_the_tables(double temperature, double heatCapacity) =>
        Assert.Equal(heatCapacity, SapphireHeatCapacity.At(temperature), 0.001 * heatCapacity);

    private static ThermalRecipe Scan() => ThermalRecipe.Read(Repository.Data["simulated/thermal/ZIF-62-scan.json"]);

    private static ThermalRecipe Cycles() => ThermalRecipe.Read(Repository.Data["simulated/thermal/agZIF-62-nP-cp.json"]);

    private static ThermalReading[] Sample(ThermalRecipe recipe) => VirtualThermalAnalysis.Readings(recipe, recipe.Runs[2]);

    // From 20 K below the melting point to the end of the ramp, without guests.
    private static ThermalReading[] Peak(ThermalRecipe recipe) =>
        [.. VirtualThermalAnalysis.Readings(recipe with { Guests = [] }, recipe.Runs[1]).Where(r => r.Temperature > 703 && r.Time < 1700)];

    private static double Area(ThermalReading[] readings) => readings.Zip(readings.Skip(1), (a, b) => 0.5 * (a.HeatFlow + b.HeatFlow) * (b.Time - a.Time)).Sum();
}
