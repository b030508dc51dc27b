using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Ion currents of a quadrupole behind a furnace.</summary>
/// <remarks>
/// Guests leave the sample by first-order kinetics and mix with the carrier in a stirred volume, dx/dt = (x_in − x)/τ, x_in = background + released/flow; after the dead time of the line they arrive.
/// A channel adds up the ions of all gases, each channel at an instant of its own, one dwell after the other within a cycle; the table gives the beginning of the cycle.
/// The sensitivity of all channels drifts together; noise of the amplifier and noise proportional to the current are added. The sample has the temperature of the programme.
/// The same recipe and seed give the same table.
/// </remarks>
public static class VirtualMassSpectrometer
{
    // Time step of the mixing over its time constant: the error of the exact solution for a constant inflow is then below 10⁻³.
    private const double FinestStep = 0.05;

    /// <summary>Does the run.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="recipeName">File name of the recipe, which names the table.</param>
    /// <param name="seed">Seed in the place of the recipe's, for repeats of the same experiment.</param>
    public static SimulatedTable Run(IonRecipe recipe, string recipeName, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var random = new Xoshiro256StarStar(seed ?? recipe.Seed, threadSafe: false);
        var corners = recipe.Program.Corners();
        var cycles = (int)(corners[^1].Time / recipe.Cycle) + 1;
        var (fractions, step) = MoleFractions(recipe);
        var drift = Normal.Sample(random, 0, recipe.DriftPerHour / 3600);
        var currents = recipe.Channels.Select(_ => new double[cycles]).ToArray();
        for (var i = 0; i < cycles; i++)
        {
            for (var c = 0; c < currents.Length; c++)
            {
                var time = (i * recipe.Cycle) + (c * recipe.Dwell);
                var current = recipe.Sensitivity * (1 + (drift * time)) * Signal(recipe, fractions, step, recipe.Channels[c], time - recipe.Delay);
                currents[c][i] = current + (Normal.Sample(random, 0, 1) * Math.Sqrt((recipe.Noise * recipe.Noise) + (recipe.RelativeNoise * recipe.RelativeNoise * current * current)));
            }
        }

        var times = Enumerable.Range(0, cycles).Select(i => i * recipe.Cycle).ToArray();
        return new(
            Path.GetFileNameWithoutExtension(recipeName),
            [.. Statements(recipe, recipeName, seed ?? recipe.Seed)],
            [new("time / s", times, "F1"), new("temperature / K", [.. times.Select(t => TemperatureProgram.At(corners, t))], "F2"), .. currents.Select((v, c) => new SimulatedColumn($"m/z {recipe.Channels[c]:0.##} / A", v, "0.0000E+00"))]);
    }

    /// <summary>Mole fraction of each gas behind the mixing volume, [gases][steps], and the time between two of them, s.</summary>
    internal static (double[][] Fractions, double Step) MoleFractions(IonRecipe recipe)
    {
        var corners = recipe.Program.Corners();
        var step = Math.Min(FinestStep * recipe.MixingTime, recipe.Dwell);
        var count = (int)Math.Ceiling((corners[^1].Time + recipe.Cycle) / step) + 2;
        var mixed = recipe.Gases.Select(_ => new double[count]).ToArray();
        var (gone, sites, kept) = (new double[recipe.Guests.Length], 0.0, Math.Exp(-step / recipe.MixingTime));
        for (var i = 0; i < count; i++)
        {
            var time = i * step;
            var temperature = TemperatureProgram.At(corners, time + (0.5 * step));
            var inflow = recipe.Gases.Select(g => g.Background + (g.Residue * Math.Exp(-time / g.ResidueTime))).ToArray();
            if (recipe.Consumption is { } consumption)
            {
                inflow[Index(recipe, consumption.Onset.Gas)] *= 1 - (consumption.Share * sites);
                sites = 1 - ((1 - sites) * Math.Exp(-step * consumption.Onset.Rate(temperature)));
            }

            for (var g = 0; g < gone.Length; g++)
            {
                var guest = recipe.Guests[g];
                var left = (1 - gone[g]) * Math.Exp(-step * guest.Rate(temperature));
                var at = Index(recipe, guest.Gas);
                inflow[at] += recipe.Mass * guest.MassFraction / recipe.Gases[at].MolarMass * (1 - left - gone[g]) / step / recipe.Flow;
                gone[g] = 1 - left;
            }

            for (var g = 0; g < mixed.Length; g++)
                mixed[g][i] = i == 0 ? inflow[g] : (mixed[g][i - 1] * kept) + (inflow[g] * (1 - kept));
        }

        return (mixed, step);
    }

    private static double Signal(IonRecipe recipe, double[][] fractions, double step, double channel, double time)
    {
        var (sum, others, carrier) = (0.0, 0.0, 0.0);
        for (var g = 0; g < fractions.Length; g++)
        {
            var (gas, fraction) = (recipe.Gases[g], At(fractions[g], time / step));
            var ion = 0.0;
            for (var i = 0; i < gas.MassToCharge.Length; i++)
                ion += Math.Abs(gas.MassToCharge[i] - channel) < 0.5 ? gas.Intensity[i] : 0;
            if (gas.Gas == recipe.Carrier)
            {
                carrier = ion;
                continue;
            }

            sum += ion * fraction;
            others += fraction;
        }

        return sum + (carrier * (1 - others));
    }

    private static double At(double[] values, double position)
    {
        var i = Math.Clamp((int)Math.Floor(position), 0, values.Length - 2);
        return values[i] + (Math.Clamp(position - i, 0, 1) * (values[i + 1] - values[i]));
    }

    private static int Index(IonRecipe recipe, string gas)
    {
        var i = 0;
        while (recipe.Gases[i].Gas != gas)
            i++;
        return i;
    }

    // Temperatures and amounts of what leaves are left out: who evaluates the file is to be blind to them.
    private static IEnumerable<KeyValuePair<string, string>> Statements(IonRecipe recipe, string recipeName, int seed)
    {
        yield return new("sample", recipe.Sample);
        yield return new("sample mass", $"{recipe.Mass:R} kg");
        yield return new("carrier gas", recipe.Carrier);
        yield return new("temperature programme", $"{recipe.Program.Text()} ({recipe.ProgramSource})");
        yield return new("channel spacing", $"{recipe.Dwell:R} s from one channel to the next; the first is measured at the time of its row");
        yield return new("transfer delay", $"{recipe.Delay:R} s, not subtracted");
        foreach (var statement in SimulatedTable.Origin(recipeName, seed, recipe.Assumptions))
            yield return statement;
    }
}
