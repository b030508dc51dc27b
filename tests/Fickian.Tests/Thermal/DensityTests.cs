using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Tests.Thermal;

public sealed class DensityTests
{
    private static readonly Unit Density = Unit.KilogramPerCubicMetre;
    private static readonly Estimate Toluene20 = Toluene.Density(293.15);
    private static readonly Estimate Air20 = MoistAir.Density(101325, 293.15, 0.5);

    [Theory]
    [InlineData(1417.8)]
    [InlineData(2650)]
    [InlineData(900)]
    public void Weighing_gives_back_the_density_with_which_the_readings_were_made(double density)
    {
        // W = k (m - rho V) in either medium, k = 1/(1 - rho_a/8000) for a balance adjusted with steel.
        var (mass, volume) = (12e-6, 12e-6 / density);
        var k = 1 / (1 - (Air20.Value / 8000));
        var (air, liquid) = (k * (mass - (Air20.Value * volume)), k * (mass - (Toluene20.Value * volume)));
        var found = Immersion.Density(Reading(air, 1e-9), Reading(liquid, 1e-9), Toluene20, Air20);
        Assert.Equal(density, found.Value, 1e-10 * density);
        Assert.InRange(found.StandardError, 1e-5 * density, 1e-2 * density);
    }

    [Fact]
    public void The_error_of_a_density_is_that_of_repeated_weighing()
    {
        // Readings drawn with the stated errors scatter as the propagated error says: 4000 draws know a standard deviation to 1.1 %, 4 % is over three of these.
        var random = new MathNet.Numerics.Random.MersenneTwister(7);
        var normal = new MathNet.Numerics.Distributions.Normal(0, 1, random);
        var (air, liquid) = (20e-6, 8e-6);
        var stated = Immersion.Density(Reading(air, 2e-8), Reading(liquid, 3e-8), Toluene20 with { StandardError = 0 }, Air20 with { StandardError = 0 });
        var drawn = Enumerable.Range(0, 4000).Select(_ => Immersion.Density(Reading(air + (2e-8 * normal.Sample()), 0), Reading(liquid + (3e-8 * normal.Sample()), 0), Toluene20, Air20).Value).ToArray();
        var mean = drawn.Average();
        Assert.Equal(1, Math.Sqrt(drawn.Sum(d => (d - mean) * (d - mean)) / 3999) / stated.StandardError, 0.04);
    }

    [Fact]
    public void Air_of_a_usual_room_weighs_what_the_full_formula_says()
    {
        // CIPM-2007 at 20 °C, 101325 Pa, 50 %: 1.1992 kg/m³; the short formula is within 2e-4.
        Assert.Equal(1.1992, Air20.Value, 3 * 2e-4 * 1.1992);
        Assert.Throws<ArgumentOutOfRangeException>(() => MoistAir.Density(101325, 20, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MoistAir.Density(1013.25, 293.15, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MoistAir.Density(101325, 293.15, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => Toluene.Density(25));
    }

    [Fact]
    public void Exchanged_readings_are_refused() =>
        Assert.Throws<ArgumentException>(() => Immersion.Density(Reading(8e-6, 0), Reading(20e-6, 0), Toluene20, Air20));

    [Fact]
    public void Expansion_gives_back_the_volume_with_which_the_pressures_were_made()
    {
        // Boyle's law: p1 (Vc - V) = p2 (Vc - V + Vx), gauge pressures.
        var (cell, expansion, volume, first) = (1.2e-5, 7e-6, 3.4e-6, 1.3e5);
        var second = first * (cell - volume) / (cell - volume + expansion);
        var pycnometer = new GasPycnometer(new(cell, 2e-9, Unit.One), new(expansion, 2e-9, Unit.One));
        var found = pycnometer.Volume(new(first, 10, Unit.Pascal), new(second, 10, Unit.Pascal));
        Assert.Equal(volume, found.Value, 1e-12 * volume);
        Assert.Equal(1472.8, GasPycnometer.Density(new(1472.8 * volume, 0, Unit.One), found).Value, 1e-8);
        Assert.Throws<ArgumentException>(() => pycnometer.Volume(new(second, 10, Unit.Pascal), new(first, 10, Unit.Pascal)));
        // Absolute readings leave a volume below zero here, and the message says so.
        Assert.Contains("absolute", Assert.Throws<ArgumentException>(() => pycnometer.Volume(new(first + 1013250, 10, Unit.Pascal), new(second + 1013250, 10, Unit.Pascal))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZIF-62", 0.0373, 2.634e-5)]
    [InlineData("nP", 0.0490, 3.638e-5)]
    [InlineData("P", 0.0519, 3.592e-5)]
    [InlineData("nP-T", 0.0485, 3.577e-5)]
    [InlineData("P-T", 0.0496, 3.409e-5)]
    public void Porosities_of_the_samples_follow_from_their_printed_densities(string sample, double porosity, double poreVolume)
    {
        var paper = ReportedFile.Read(Repository.Data["reported/values.csv"]);
        var (envelope, skeletal) = (Printed($"table1.rho_env.{sample}"), Printed($"table1.rho_sk.{sample}"));
        // The reference values are rounded to the printed digits.
        Assert.Equal(porosity, PoreSpace.Porosity(envelope, skeletal).Value, 5.1e-5);
        Assert.Equal(poreVolume, PoreSpace.PoreVolume(envelope, skeletal).Value, 5.1e-9);

        Estimate Printed(string id) => new(paper[id].Number, 0, Density);
    }

    [Fact]
    public void Corrections_of_the_table_follow_from_the_loss_of_mass()
    {
        var loss = new Estimate(0.056, 0.0005, Unit.One);
        Assert.Equal(1390.3, PoreSpace.WithoutGuests(new(1472.8, 0, Density), loss).Value, 0.05);
        Assert.Equal(1338.4, PoreSpace.WithoutGuests(new(1417.8, 0, Density), loss).Value, 0.05);
        Assert.Equal(1445.8 / 0.84, PoreSpace.AfterShrinking(new(1445.8, 0, Density), new(0.16, 0, Unit.One)).Value, 1e-9);
    }

    private static Estimate Reading(double value, double error) => new(value, error, new Unit("kg"));
}
