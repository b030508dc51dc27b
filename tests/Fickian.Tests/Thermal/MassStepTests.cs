using Fickian.Thermal;
using MathNet.Numerics.Distributions;

namespace Fickian.Tests.Thermal;

public sealed class MassStepTests
{
    [Fact]
    public void A_logistic_loss_gives_back_its_temperatures_and_its_mass()
    {
        var step = Assert.Single(MassStepSearch.Of(Trace(0, 1, (600, 8, 0.056))));
        Assert.Equal(600, step.MaximumRate.Value, 0.3);
        Assert.Equal(600, step.HalfLoss.Value, 0.3);

        // Acceptance: a step to 0.1 % of the mass. The feet of the logistic bend the tangents by a tenth of its width of 4w = 32 K.
        Assert.Equal(0.056, step.LossByTangents.Value, 1e-3);
        Assert.Equal(584, step.Onset.Value, 2.0);
        Assert.Equal(616, step.End.Value, 2.0);
    }

    [Fact]
    public void Two_losses_and_a_gain_are_found_in_their_order()
    {
        var steps = MassStepSearch.Of(Trace(2e-5, 1, (400, 6, 0.03), (600, 8, 0.056), (800, 6, -0.01)));
        Assert.Equal(3, steps.Length);
        Assert.All(steps.Zip([0.03, 0.056, -0.01]), p => Assert.Equal(p.Second, p.First.LossByTangents.Value, 1e-3));
        Assert.All(steps.Zip([400.0, 600, 800]), p => Assert.Equal(p.Second, p.First.MaximumRate.Value, 1.0));
    }

    [Fact]
    public void Overlapping_losses_are_parted_and_said_to_overlap()
    {
        var steps = MassStepSearch.Of(Trace(0, 1, (560, 6, 0.05), (600, 6, 0.05)));
        Assert.Equal(2, steps.Length);
        Assert.Contains(steps.SelectMany(s => s.Findings), f => f.Message.Contains("overlap", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Noise_and_drift_alone_have_no_step(int seed) => Assert.Empty(MassStepSearch.Of(Trace(1e-4, seed)));

    [Fact]
    public void Errors_cover_the_truth_at_least_as_often_as_they_say()
    {
        // 200 sets scatter by 3.3 % at 68 % and 1.5 % at 95 %; limits count on top of noise.
        double[] truth = [600, 600, 0.056];
        var (within, wide) = (new int[3], new int[3]);
        for (var seed = 0; seed < 200; seed++)
        {
            var step = MassStep.Of(Trace(3e-4, seed, 9, (600, 8, 0.056)), Times(400, 530), Times(670, 800));
            Estimate[] estimates = [step.HalfLoss, step.MaximumRate, step.LossByTangents];
            for (var k = 0; k < truth.Length; k++)
            {
                within[k] += Math.Abs(estimates[k].Value - truth[k]) <= estimates[k].StandardError ? 1 : 0;
                wide[k] += estimates[k].Interval(0.95).Contains(truth[k]) ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"68 %: {string.Join(", ", within.Select(w => w / 200.0))}; 95 %: {string.Join(", ", wide.Select(w => w / 200.0))}");
        Assert.All(within, w => Assert.InRange(w / 200.0, 0.60, 0.88));
        Assert.All(wide, w => Assert.InRange(w / 200.0, 0.91, 1));
    }

    [Fact]
    public void A_loss_in_an_isothermal_stretch_is_found_too()
    {
        // 373 K from 600 s on, the mass falls by 2 % about 1500 s.
        var time = Enumerable.Range(0, 1200).Select(i => i * 3.0).ToArray();
        var temperature = Array.ConvertAll(time, t => Math.Min(373, 298 + (t / 8)));
        var mass = Array.ConvertAll(time, t => 1 - (0.02 / (1 + Math.Exp(-(t - 1500) / 60))));
        var step = Assert.Single(MassStepSearch.Of(MassTrace.Of(time, temperature, mass, "dwell", Provenance.Simulated)));
        Assert.Equal(0.02, step.LossByTangents.Value, 2e-4);
        Assert.Equal(373, step.MaximumRate.Value, 0.1);
    }

    [Fact]
    public void The_loss_of_the_paper_is_so_many_guests_per_cell()
    {
        // A cell of 16 formula units of 216.78 g/mol; 5.6 % is 206 g per mole of cells.
        var (loss, cell) = (new Estimate(0.056, 0.001, Unit.One), 16 * 216.78e-3);
        Assert.Equal(0.206, GuestLoss.MassPerMole(loss, cell).Value, 5e-4);
        Assert.Equal(11.4, GuestLoss.Molecules(loss, cell, Guest.Water).Value, 0.05);
        Assert.Equal(2.8, GuestLoss.Molecules(loss, cell, Guest.Dimethylformamide).Value, 0.05);
        Assert.Equal(4.7, GuestLoss.Molecules(loss, cell, Guest.CarbonDioxide).Value, 0.05);

        // 0.02 DMF per cell of 16 zinc are 0.042 %.
        Assert.Equal(0.00042, GuestLoss.MassFraction(new(0.02, 0, Unit.One), cell, Guest.Dimethylformamide).Value, 5e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => GuestLoss.Molecules(new(5.6, 0, Unit.One), cell, Guest.Water));
    }

    [Fact]
    public void A_change_of_mass_needs_the_mass_of_the_sample()
    {
        double[] time = [.. Enumerable.Range(0, 50).Select(i => (double)i)];
        var run = SyntheticScans.Run((ThermalRole.Time, time), (ThermalRole.SampleTemperature, [.. time.Select(t => 300 + t)]), (ThermalRole.Mass, [.. time.Select(t => -1e-8 * t)]));
        Assert.Throws<ArgumentException>(() => MassTrace.Of(run));
        var trace = MassTrace.Of(run with { SampleMass = 1e-5 });
        Assert.Equal(1 - 0.049, trace.RelativeMass.Span[^1], 1e-9);
        Assert.Single(trace.Findings);
    }

    [Fact]
    public void A_blank_is_taken_away_at_equal_time_and_at_equal_temperature()
    {
        double[] time = [.. Enumerable.Range(0, 100).Select(i => 10.0 * i)];
        var (blankTime, drift) = ((double[])[.. Enumerable.Range(0, 34).Select(i => 30.0 * i)], 1e-10);
        var sample = SyntheticScans.Run((ThermalRole.Time, time), (ThermalRole.SampleTemperature, [.. time.Select(t => 300 + (t / 3))]), (ThermalRole.Mass, [.. time.Select(t => 1e-5 + (drift * t))]));
        var blank = SyntheticScans.Run((ThermalRole.Time, blankTime), (ThermalRole.SampleTemperature, [.. blankTime.Select(t => 300 + (t / 3))]), (ThermalRole.Mass, [.. blankTime.Select(t => 5e-3 + (drift * t))]));
        Assert.All(BlankCorrection.AtEqualTime(sample, blank)[ThermalRole.Mass], m => Assert.Equal(1e-5, m, 1e-15));
        Assert.All(BlankCorrection.AtEqualTemperature(sample, blank)[ThermalRole.Mass], m => Assert.Equal(1e-5, m, 1e-15));
    }

    [Fact]
    public void One_point_is_refused_and_a_constant_mass_has_no_step()
    {
        Assert.Throws<ArgumentException>(() => MassTrace.Of([0], [300], [1], "one", Provenance.Simulated));
        double[] time = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        Assert.Empty(MassStepSearch.Of(MassTrace.Of(time, [.. time.Select(t => 300 + t)], [.. time.Select(_ => 1.0)], "constant", Provenance.Simulated)));
    }

    private static ScanRange Times(double from, double to) => new((from - 300) * 6, (to - 300) * 6);

    // 10 K/min from 300 to 900 K, a drift of 10⁻⁴ per 100 K.
    private static MassTrace Trace(double noise, int seed, params (double Middle, double Width, double Loss)[] steps) => Trace(noise, seed, 3, steps);

    private static MassTrace Trace(double noise, int seed, double interval, params (double Middle, double Width, double Loss)[] steps)
    {
        var random = new Normal(0, 1, new Random(seed));
        var time = Enumerable.Range(0, (int)(3600 / interval)).Select(i => i * interval).ToArray();
        var temperature = Array.ConvertAll(time, t => 300 + (t / 6));
        var mass = Array.ConvertAll(temperature, t => 1 - (1e-6 * (t - 300)) - steps.Sum(s => s.Loss / (1 + Math.Exp(-(t - s.Middle) / s.Width))) + (noise * random.Sample()));
        return MassTrace.Of(time, temperature, mass, "synthetic", Provenance.Simulated);
    }
}
