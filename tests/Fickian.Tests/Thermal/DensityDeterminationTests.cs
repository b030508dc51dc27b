using Fickian.Files;
using Fickian.Thermal;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Thermal;

public sealed class DensityDeterminationTests
{
    private static readonly Unit Density = Unit.KilogramPerCubicMetre;

    [Theory]
    [InlineData(4, 999.9749)]
    [InlineData(15, 999.1026)]
    [InlineData(20, 998.2067)]
    [InlineData(25, 997.0470)]
    [InlineData(30, 995.6488)]
    public void Water_has_the_density_of_the_recommended_table(double celsius, double expected) =>

        // Tanaka et al. 2001, table 1, printed to 0.0001 kg/m³.
        Assert.Equal(expected, Water.Density(celsius.Celsius()).Value, 1e-4);

    [Fact]
    public void Intervals_of_a_mean_of_weighings_cover_the_truth()
    {
        // 500 determinations by five weighings, each with a liquid whose density is off by its own error: a true 95 % lies within 95 ± 3 % with probability 0.998.
        var random = new Normal(0, 1, new MersenneTwister(29));
        var air = new Estimate(1.19, 0, Density);
        var covered = 0;
        for (var i = 0; i < 500; i++)
        {
            var liquid = 866 + (0.8 * random.Sample());
            var readings = Enumerable.Range(0, 5).Select(_ => Weigh(12e-6, 1400, liquid, 2e-9 * random.Sample(), 4e-9 * random.Sample())).ToArray();
            covered += DensityDetermination.ByImmersion(readings, _ => new Estimate(866, 0.8, Density), air).Density.Interval().Contains(1400) ? 1 : 0;
        }

        Assert.InRange(covered / 500.0, 0.92, 0.98);
    }

    [Fact]
    public void Intervals_of_a_mean_of_expansions_cover_the_truth()
    {
        var random = new Normal(0, 1, new MersenneTwister(31));
        var covered = 0;
        for (var i = 0; i < 500; i++)
        {
            var (cell, expansion) = (1.05e-6 + (3e-10 * random.Sample()), 7.3e-7 + (3e-10 * random.Sample()));
            var readings = Enumerable.Range(0, 4).Select(_ => Expand(0.35e-3 / 1500, cell, expansion, 6 * random.Sample(), 6 * random.Sample())).ToArray();
            var pycnometer = new GasPycnometer(new(1.05e-6, 3e-10, DensityQuantity.Volume.Unit), new(7.3e-7, 3e-10, DensityQuantity.Volume.Unit));
            covered += DensityDetermination.ByPycnometer(pycnometer, new(0.35e-3, 0, DensityQuantity.Mass.Unit), readings).Density.Interval().Contains(1500) ? 1 : 0;
        }

        Assert.InRange(covered / 500.0, 0.92, 0.98);
    }

    [Fact]
    public void A_single_weighing_is_determined_only_if_the_balance_is_known()
    {
        ImmersionReading[] one = [Weigh(12e-6, 1400, 866, 0, 0)];
        var air = new Estimate(1.19, 0, Density);
        Func<double, Estimate> liquid = _ => new(866, 0.3, Density);
        Assert.Equal(Verdict.NotDetermined, DensityDetermination.ByImmersion(one, liquid, air).Density.Verdict);
        var known = DensityDetermination.ByImmersion(one, liquid, air, balanceError: 2e-9).Density;
        Assert.Equal(Verdict.Determined, known.Verdict);
        Assert.Equal(1400, known.Value, 1e-6);
        Assert.True(known.StandardError > DensityDetermination.ByImmersion(one, liquid, air).SharedError);
        Assert.Throws<ArgumentException>(() => DensityDetermination.ByImmersion([], liquid, air));
    }

    [Fact]
    public void One_value_far_from_the_others_is_named_and_kept()
    {
        // Example of Grubbs's test: of eight values, 245.1 lies 2.47 standard deviations off; the critical value at 5 % is 2.126.
        var found = Replicates.Of(DensityQuantity.Envelope, 199.31, 199.53, 200.19, 200.82, 201.92, 201.95, 202.18, 245.57);
        Assert.Equal(8, found.Values.Length);
        Assert.Contains("Value 8 of 8", Assert.Single(found.Findings).Message, StringComparison.Ordinal);
        Assert.Empty(Replicates.Of(DensityQuantity.Envelope, 1, 2, 3, 4).Findings);
        Assert.Empty(Replicates.Of(DensityQuantity.Envelope, 2, 2, 2, 2).Findings);
        Assert.Empty(Replicates.Of(DensityQuantity.Envelope, 2, 5).Findings);
    }

    [Fact]
    public void Chance_names_an_outlier_in_one_set_of_twenty()
    {
        // 2000 sets of six: 5 ± 1.5 % is three standard deviations.
        var random = new Normal(0, 1, new MersenneTwister(37));
        var named = Enumerable.Range(0, 2000).Count(_ => Replicates.Of(DensityQuantity.Envelope, [.. Enumerable.Range(0, 6).Select(_ => 1400 + random.Sample())]).Findings.Length > 0);
        Assert.InRange(named / 2000.0, 0.035, 0.065);
    }

    [Fact]
    public void Free_volume_follows_the_rule_of_Bondi() =>
        Assert.Equal(1 - (1.3 * 0.45e-3 * 1350), PoreSpace.FreeVolume(new(1350, 1, Density), new(0.45e-3, 0, DensityQuantity.PoreVolume.Unit)).Value, 1e-12);

    [Theory]
    [InlineData("weighings.csv", 5, 0)]
    [InlineData("expansions.csv", 0, 5)]
    public void The_shipped_readings_say_that_they_are_simulated(string file, int weighings, int expansions)
    {
        var run = DensityFile.Read(Repository.Data[$"simulated/density/{file}"]);
        Assert.Equal((Provenance.Simulated, 5), (run.Provenance, run.Samples.Length));
        Assert.All(run.Samples, s => Assert.Equal((weighings, expansions), (s.Weighings.Length, s.Expansions.Length)));
    }

    private static ImmersionReading Weigh(double mass, double density, double liquid, double errorInAir, double errorInLiquid)
    {
        var (volume, k) = (mass / density, 1 / (1 - (1.2 / 8000)));
        return new((k * (mass - (1.19 * volume))) + errorInAir, (k * (mass - (liquid * volume))) + errorInLiquid, 293.15);
    }

    private static PycnometerReading Expand(double volume, double cell, double expansion, double errorBefore, double errorAfter)
    {
        const double First = 1.34e5;
        return new(First + errorBefore, (First * (cell - volume) / (cell - volume + expansion)) + errorAfter);
    }
}
