using Fickian.Thermal;
using MathNet.Numerics.Distributions;

namespace Fickian.Tests.Thermal;

public sealed class EvolvedGasTests
{
    // 10 K/min from 300 to 900 K in 3600 s.
    private static readonly double[] Time = [.. Enumerable.Range(0, 1201).Select(i => i * 3.0)];

    [Fact]
    public void Each_ion_keeps_its_instants_and_gets_the_temperature_of_the_sample()
    {
        var (first, second) = (Ion(18, i => 0.5 + (4 * i)), Ion(44, i => 2.5 + (4 * i)));
        var traces = EvolvedGas.On(Run(), Ions(first, second), offset: 100, delay: new(40, 5, Unit.Second));

        // t = t_MS + 100 − 40; 10 K/min.
        Assert.Equal(60.5, traces[0].Time.Span[0], 1e-9);
        Assert.Equal(62.5, traces[1].Time.Span[0], 1e-9);
        Assert.Equal(300 + (60.5 / 6), traces[0].Temperature.Span[0], 1e-9);
        Assert.Equal(5 / 6.0, traces[0].TemperatureError, 1e-6);
        Assert.True(traces[0].Time.Span[^1] <= 3600);
        Assert.Throws<ArgumentException>(() => EvolvedGas.On(Run(), Ions(first), offset: 1e6));
    }

    [Fact]
    public void The_delay_is_found_from_the_loss_of_mass_with_an_error_that_covers_it()
    {
        var trace = MassTrace.Of(Time, [.. Time.Select(t => 300 + (t / 6))], [.. Time.Select(t => 1 - (0.056 / (1 + Math.Exp(-(t - 1800) / 60))))], "loss", Provenance.Simulated);

        // 200 sets scatter by 3.3 % at 68 % and 1.5 % at 95 %.
        var (within, wide) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Normal(0, 0.05e-11, new Random(seed));
            var delay = TransferDelay.Between(trace, Trace(t => 1e-11 + (1e-11 * Logistic((t - 1830) / 60)) + random.Sample()), 120, 30);
            within += Math.Abs(delay.Value - 30) <= delay.StandardError ? 1 : 0;
            wide += delay.Interval(0.95).Contains(30) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{within / 200.0} {wide / 200.0}");
        Assert.InRange(within / 200.0, 0.58, 0.80);
        Assert.InRange(wide / 200.0, 0.90, 0.995);
        Assert.Equal(Verdict.NotDetermined, TransferDelay.Between(trace, Trace(t => 1e-11 + (1e-15 * t)), 120, 30).Verdict);
    }

    [Fact]
    public void A_burst_and_a_loss_are_found_at_their_temperatures()
    {
        // As in the paper: water bursts at 325 °C, oxygen drops at 350 °C.
        var random = new Normal(0, 0.02e-11, new Random(2));
        var water = GasEventSearch.Of(Trace(t => 1e-11 + (1e-16 * t) + (2e-11 * Math.Exp(-0.5 * Math.Pow((Kelvins(t) - 598) / 6, 2))) + random.Sample()));
        var burst = Assert.Single(water);
        Assert.Equal(GasEventKind.Burst, burst.Kind);
        Assert.InRange(Math.Abs(burst.Peak.Value - 598) / burst.Peak.StandardError, 0, 3);
        Assert.True(burst.Peak.StandardError < 1);

        // The tangent of a Gaussian leaves its foot two standard deviations before the peak, a window of 12 K makes it 1 K less.
        Assert.Equal(586, burst.Onset.Value, 2.0);
        var oxygen = Assert.Single(GasEventSearch.Of(Trace(t => 1e-11 - (0.4e-11 / (1 + Math.Exp(-(Kelvins(t) - 623) / 2))) + random.Sample())));
        Assert.Equal(GasEventKind.Loss, oxygen.Kind);
        Assert.Equal(623, oxygen.Peak.Value, 2.0);
        Assert.Equal(-0.4, oxygen.Change.Value, 0.02);
        Assert.True(oxygen.Significance > 20);
    }

    [Fact]
    public void Noise_and_drift_alone_have_no_event()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Normal(0, 0.02e-11, new Random(seed));
            Assert.Empty(GasEventSearch.Of(Trace(t => 1e-11 + (1e-15 * t) + random.Sample())));
        }

        Assert.Empty(GasEventSearch.Of(Trace(_ => 1e-11)));
    }

    [Fact]
    public void The_carrier_takes_a_change_of_sensitivity_out()
    {
        var carrier = Trace(t => 1e-8 * (1 - (1e-4 * t)));
        var ion = Trace(t => 1e-11 * (1 - (1e-4 * t))).OverCarrier(carrier);
        Assert.Equal(ion.Current.Span[0], ion.Current.Span[^1], 1e-16);
        Assert.Throws<ArgumentException>(() => ion.OverCarrier(Trace(t => Math.Max(0, 1 - (t / 1800)))));
    }

    [Fact]
    public void Carbon_dioxide_and_dimethylformamide_are_parted_at_mass_44()
    {
        static double co2(double t) => 3e-11 * Math.Exp(-0.5 * Math.Pow((Kelvins(t) - 598) / 6, 2));
        static double dmf(double t) => 1e-11 * Math.Exp(-0.5 * Math.Pow((Kelvins(t) - 650) / 10, 2));
        var random = new Normal(0, 1e-14, new Random(3));
        var ions = new[] { 44, 22, 73, 42, 28 }.Select(m => new IonTrace($"m/z {m}", m, Time, [.. Time.Select(Kelvins)], [.. Time.Select(t =>
            (FragmentPattern.CarbonDioxide.Intensities.GetValueOrDefault(m) * co2(t)) + (FragmentPattern.Dimethylformamide.Intensities.GetValueOrDefault(m) * dmf(t)) + (m == 28 ? 1e-8 : 0) + random.Sample())])).ToArray();
        var parts = Unmixing.Of(ions, [28, 14], FragmentPattern.CarbonDioxide, FragmentPattern.Dimethylformamide);

        // Five standard errors at 1200 instants.
        Assert.All(Time.Select((t, i) => (t, i)), p => Assert.InRange(Math.Abs(parts.Gases[0].Y.Span[p.i] - co2(p.t)) / parts.Gases[0].StandardDeviation!.Value.Span[p.i], 0, 5));
        Assert.All(Time.Select((t, i) => (t, i)), p => Assert.InRange(Math.Abs(parts.Gases[1].Y.Span[p.i] - dmf(p.t)) / parts.Gases[1].StandardDeviation!.Value.Span[p.i], 0, 5));
        Assert.Equal(2, parts.Findings.Count(f => f.Message.Contains("calibrated", StringComparison.Ordinal)));
        Assert.Throws<ArgumentException>(() => Unmixing.Of([ions[0]], [28], FragmentPattern.CarbonDioxide, FragmentPattern.Dimethylformamide));
    }

    internal static IonTrace Trace(Func<double, double> current) => new("ion", 18, Time, [.. Time.Select(Kelvins)], [.. Time.Select(current)]) { Provenance = Provenance.Simulated };

    private static double Kelvins(double time) => 300 + (time / 6);

    private static double Logistic(double x) => 4 * Math.Exp(-x) / Math.Pow(1 + Math.Exp(-x), 2);

    private static Thermogram Run() => SyntheticScans.Run((ThermalRole.Time, Time), (ThermalRole.SampleTemperature, [.. Time.Select(Kelvins)]));

    private static IonCurrent Ion(double mass, Func<int, double> time) =>
        new($"m/z {mass}", mass, Enumerable.Range(0, 1000).Select(time).ToArray(), Enumerable.Range(0, 1000).Select(_ => 1e-12).ToArray(), new("A"));

    private static IonCurrents Ions(params IonCurrent[] channels) => new(new("ions", []), [.. channels]);
}
