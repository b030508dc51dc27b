using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Runs of a virtual heat-flow calorimeter, with a balance if the recipe has one.</summary>
/// <remarks>
/// The balance of heat of both sites is integrated in time (<see cref="ThermalCalorimeter"/>); a glass relaxes after Tool, Narayanaswamy and Moynihan, guests leave by first-order kinetics.
/// The heat flow is the difference of the two sites, endothermic upwards, with the gain and the asymmetry of a real instrument; indicated is the temperature of the sample's sensor, corrected for the calibrated lag.
/// The balance reads the mass with the buoyancy of the gas. Drift and white noise are added. The same recipe and seed give the same table.
/// </remarks>
public static class VirtualThermalAnalysis
{
    // Longest step of the integration, s: a tenth of the shortest time constant of usual calorimeters.
    private const double LongestStep = 0.1;

    // Time between two steps of the fictive temperature, s: a third of a kelvin at 20 K/min.
    private const double RelaxationStep = 1;

    /// <summary>Does all runs.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="recipeName">File name of the recipe, which names the tables.</param>
    /// <param name="seed">Seed in the place of the recipe's, for repeats of the same experiment.</param>
    public static IEnumerable<SimulatedTable> Run(ThermalRecipe recipe, string recipeName, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        for (var i = 0; i < recipe.Runs.Length; i++)
        {
            var run = recipe.Runs[i];
            var name = $"{Path.GetFileNameWithoutExtension(recipeName)}-{run.Name}";
            // Each run has random numbers of its own, whatever the others are.
            var random = new Xoshiro256StarStar(((seed ?? recipe.Seed) * 100) + i, threadSafe: false);
            var timed = recipe.Of(run);
            yield return new(name, [.. Statements(timed, run, recipeName, seed ?? recipe.Seed)], Record(timed, run, random));
        }
    }

    private static SimulatedColumn[] Record(ThermalRecipe recipe, ThermalRun run, Xoshiro256StarStar random)
    {
        var readings = Readings(recipe, run);
        var (site, start) = (recipe.Calorimeter, recipe.Program.Start);
        var (shift, drift) = (Normal.Sample(random, 0, site.Repeatability), Normal.Sample(random, 0, site.DriftPerHour / 3600));
        var massDrift = Normal.Sample(random, 0, (recipe.Balance?.DriftPerHour ?? 0) / 3600);
        var (temperature, flow, mass) = (new double[readings.Length], new double[readings.Length], new double[readings.Length]);
        for (var i = 0; i < readings.Length; i++)
        {
            var reading = readings[i];
            var warmer = reading.Temperature - start;
            temperature[i] = reading.Temperature + Normal.Sample(random, 0, site.TemperatureNoise);
            flow[i] = ((site.Gain + (site.GainSlope * warmer)) * reading.HeatFlow)
                + site.Offset + (site.OffsetSlope * warmer) + (site.OffsetCurvature * warmer * warmer)
                + shift + (drift * reading.Time) + Normal.Sample(random, 0, site.Noise);
            if (recipe.Balance is { } balance)
                mass[i] = reading.Mass + (balance.BuoyantVolume * (balance.GasDensity(start) - balance.GasDensity(reading.Temperature))) + (massDrift * reading.Time) + Normal.Sample(random, 0, balance.Noise);
        }

        SimulatedColumn[] columns = [new("time / s", [.. readings.Select(r => r.Time)], "F1"), new("temperature / K", temperature, "F3"), new("heat flow / W", flow, "F8")];
        return recipe.Balance is null ? columns : [.. columns, new("mass / kg", mass, "F10")];
    }

    /// <summary>What happens in the instrument, before anything disturbs it.</summary>
    internal static ThermalReading[] Readings(ThermalRecipe recipe, ThermalRun run)
    {
        var corners = recipe.Program.Corners();
        var count = (int)(corners[^1].Time / recipe.SamplingInterval) + 1;
        var steps = (int)Math.Ceiling(recipe.SamplingInterval / LongestStep);
        var step = recipe.SamplingInterval / steps;
        var (pan, reference) = (new ThermalPan(recipe, run), new ThermalPan(recipe, new() { Name = "reference", Content = ThermalContent.Empty, PanMass = recipe.Calorimeter.ReferencePanMass, Mass = 0 }));
        var relaxation = run.Content == ThermalContent.Sample && recipe.Glass is { } glass ? new FictiveTemperature(glass, recipe.Program.Start) : null;
        var (readings, sensorRate, pause) = (new ThermalReading[count], 0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var furnace = TemperatureProgram.At(corners, i * recipe.SamplingInterval);
            readings[i] = new(i * recipe.SamplingInterval, pan.Sensor - (recipe.Calorimeter.CalibratedLag * sensorRate), pan.HeatFlow(furnace) - reference.HeatFlow(furnace), pan.Mass, pan.Molten, relaxation?.Value ?? double.NaN);
            for (var k = 0; k < steps; k++)
            {
                var time = (i * recipe.SamplingInterval) + (k * step);
                var (from, to, before) = (TemperatureProgram.At(corners, time), TemperatureProgram.At(corners, time + step), pan.Sensor);
                pan.Advance(step, from, to);
                reference.Advance(step, from, to);
                sensorRate = (pan.Sensor - before) / step;
                pause += step;
                if (relaxation is not null && pause > RelaxationStep - (0.5 * step))
                {
                    var fictive = relaxation.Value;
                    relaxation.Advance(pan.Temperature, pause);
                    (pan.FictiveRate, pause) = ((relaxation.Value - fictive) / pause, 0);
                }
            }
        }

        return readings;
    }

    // What is to be found out is left out: who evaluates the file is to be blind to it.
    private static IEnumerable<KeyValuePair<string, string>> Statements(ThermalRecipe recipe, ThermalRun run, string recipeName, int seed)
    {
        yield return new("sample", run.Content switch { ThermalContent.Empty => "empty pan", ThermalContent.Sapphire => "sapphire", _ => recipe.Sample });
        yield return new("run", run.Name);
        yield return new("sample mass", $"{run.Mass:R} kg");
        yield return new("pan mass", $"{run.PanMass:R} kg");
        yield return new("reference pan mass", $"{recipe.Calorimeter.ReferencePanMass:R} kg");
        yield return new("pan heat capacity", $"{recipe.Calorimeter.PanHeatCapacity:R} J/(kg K)");
        yield return new("heat flow sign", "endothermic positive");
        yield return new("atmosphere", recipe.Atmosphere);
        yield return new("temperature programme", $"{recipe.Program.Text()} ({recipe.ProgramSource})");
        foreach (var statement in SimulatedTable.Origin(recipeName, seed, recipe.Assumptions))
            yield return statement;
    }
}
