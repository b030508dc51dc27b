using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Tests.Acquisition;

public sealed class VirtualMassSpectrometerTests
{
    private static IonRecipe Heating => IonRecipe.Read(Repository.Data["simulated/thermal/ZIF-62-ions.json"]);

    [Fact]
    public void What_leaves_the_sample_arrives_in_the_carrier()
    {
        var recipe = Heating;
        var (fractions, step) = VirtualMassSpectrometer.MoleFractions(recipe);
        var (without, _) = VirtualMassSpectrometer.MoleFractions(recipe with { Guests = [] });
        foreach (var guest in recipe.Guests)
        {
            var g = Enumerable.Range(0, recipe.Gases.Length).First(i => recipe.Gases[i].Gas == guest.Gas);
            var moles = recipe.Flow * step * fractions[g].Zip(without[g], (a, b) => a - b).Sum();
            Assert.Equal(recipe.Mass * guest.MassFraction / recipe.Gases[g].MolarMass, moles, 1e-3 * moles);
        }
    }

    [Theory]
    [InlineData(18)]
    [InlineData(44)]
    public void Water_and_carbon_dioxide_burst_where_the_paper_says(double channel)
    {
        var table = Run(Heating with { Delay = 0 });
        var (temperature, current) = (table["temperature"], table[$"m/z {channel} "]);
        var half = current.Max() / 2;
        var burst = temperature.Where((_, i) => current[i] > half).ToArray();
        Assert.InRange(burst[0], 593.15, 603.15);
        Assert.InRange(burst[^1], 593.15, 603.15);
    }

    [Fact]
    public void Oxygen_drops_at_350_degrees_by_the_share_that_is_taken_up()
    {
        var recipe = Heating;
        var table = Run(recipe);
        var (temperature, oxygen) = (table["temperature"], table["m/z 32 "]);
        var (before, after) = (Mean(610, 618), Mean(640, 660));
        Assert.Equal(1 - recipe.Consumption!.Share, after / before, 0.02);
        var crossing = temperature[Enumerable.Range(0, oxygen.Length).First(i => temperature[i] > 605 && oxygen[i] < 0.5 * (before + after))];

        // Delay and mixing of 20 s are 1.7 K at 5 K/min.
        Assert.Equal(623.15, crossing, 4.0);

        double Mean(double from, double to) => oxygen.Where((_, i) => temperature[i] > from && temperature[i] < to).Average();
    }

    [Theory]
    [InlineData(68)]
    [InlineData(118)]
    public void No_linker_leaves_up_to_500_degrees(double channel)
    {
        var current = Run(Heating)[$"m/z {channel} "];
        Assert.Equal(0, current.Average(), 4 * Heating.Noise / Math.Sqrt(current.Length));
    }

    [Fact]
    public void The_dead_time_moves_everything_and_each_channel_has_its_own_instant()
    {
        var still = Heating with { Noise = 0, RelativeNoise = 0, DriftPerHour = 0, Cycle = 6 };
        var (early, late) = (Run(still with { Delay = 0 }), Run(still with { Delay = 12 }));
        Assert.Equal(early["m/z 18 "][700], late["m/z 18 "][702], 1e-9 * early["m/z 18 "][700]);

        // The same ion as the first and as the thirteenth channel: one cycle apart.
        var twice = Run(still with { Channels = [18, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 18], Cycle = 6.5 });
        Assert.Equal(twice.Columns[2].Values[701], twice.Columns[^1].Values[700], 0.2 * twice.Columns[2].Values[701]);
    }

    [Theory]
    [InlineData("nP")]
    [InlineData("P")]
    public void Tempering_shows_noise_and_the_common_drift_alone(string sample)
    {
        var recipe = IonRecipe.Read(Repository.Data[$"simulated/thermal/agZIF-62-{sample}-tempering-ions.json"]);
        Assert.Equal(14400, recipe.Program.Corners()[^1].Time);
        var table = Run(recipe);
        var carrier = table["m/z 28 "];
        foreach (var column in table.Columns.Skip(2))
        {
            var ratio = column.Values.Zip(carrier, (a, b) => a / b).ToArray();
            var (first, last) = (ratio[..(ratio.Length / 2)], ratio[(ratio.Length / 2)..]);
            var error = Math.Sqrt((Variance(first) / first.Length) + (Variance(last) / last.Length));
            Assert.True(Math.Abs(first.Average() - last.Average()) <= 3.5 * error, column.Heading);
        }

        static double Variance(double[] values) => values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Length - 1);
    }

    private static SimulatedTable Run(IonRecipe recipe) => VirtualMassSpectrometer.Run(recipe, "ions.json");
}
