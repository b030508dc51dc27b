using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Tests.Thermal;

/// <summary>Files of real instruments: what their makers or others have said of them, and what must not go wrong.</summary>
public sealed class ThermalFixtureTests
{
    [Fact]
    public void Four_heating_rates_of_one_polymer_give_one_activation_energy()
    {
        var runs = new[] { 3, 10, 20, 30 }.Select(rate =>
        {
            var run = ThermalFile.Read(Repository.Shared($"fixtures/tga-dsc-replicates/matl-db/FSRI/FSRI_TGA_N2_{rate}K_1.csv"));
            return ConversionCurve.Of(MassTrace.Of(run), new ScanRange(430, 800));
        }).ToArray();

        // The programme names the rates; each run keeps its own within 7 % where the polymer goes (its heat of reaction pulls at the furnace).
        Assert.All(runs.Zip([3.0, 10, 20, 30]), r => Assert.Equal(r.Second, 60 * r.First.HeatingRate, 0.07 * r.Second));
        Estimate[] energies = [Isoconversional.Kissinger([.. runs]), Isoconversional.OzawaFlynnWall(0.5, [.. runs]), Isoconversional.Friedman(0.5, [.. runs])];
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("; ", energies.Select(e => $"{e} ({e.Interval(0.95).In(e.Unit)})")));

        // No certified value: a plausible range for breaking polymer chains, and the three methods agree within their intervals.
        Assert.All(energies, e => Assert.InRange(e.Value, 1.4e5, 2.6e5));
        Assert.All(energies, e => Assert.True(e.Interval(0.99).Contains(energies[1].Value)));
    }

    [Fact]
    public void The_burst_of_a_metal_organic_framework_is_one_step_and_its_slow_tail_none()
    {
        var run = ThermalFile.Read(Repository.Shared("fixtures/ta-instruments/tga-spectrum/mof.txt"));
        // expected.tsv: 29.32 % of the first mass remain.
        Assert.Equal(0.2932, MassTrace.Of(run).RelativeMass.ToArray().Min(), 0.002);

        // From 150 °C on, when the sample has dried: a burst within 3 K at 349 °C, then a tail over 150 K that is no step.
        var trace = MassTrace.Of(run, new ScanRange(423, 1050));
        var steps = MassStepSearch.Of(trace);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("; ", steps.Select(s => $"{s.MaximumRate} {s.LossByTangents} {s.LossBetweenPlateaus}")));
        var burst = Assert.Single(steps);
        Assert.Equal(622, burst.MaximumRate.Value, 2.0);
        Assert.InRange(burst.LossBetweenPlateaus.Value, 0.4, 1 - trace.RelativeMass.ToArray().Min());
    }

    [Fact]
    public void Broad_peaks_of_four_real_runs_are_found_with_limits_of_their_own()
    {
        // Endothermic up, says the heading. The files tell no times: the rate is assumed and moves no temperature. The greatest heat flows above the line lie at 29 to 32 °C.
        var peaks = new[] { "7HAW008", "7HAW008-2", "6HAW158", "6HAW158-2" }.Select(f =>
            Melting.Of(CalorimetricScan.Of(ThermalFile.Read(Repository.Shared($"fixtures/thermal/calorimeter/{f}.csv")), range: new(281, 318), sign: HeatFlowSign.EndothermicPositive, rate: 10 / 60.0)).Peak).ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("; ", peaks.Select(p => p.ToString())));
        Assert.All(peaks, p => Assert.Equal(Verdict.Determined, p.Verdict));
        Assert.All(peaks, p => Assert.InRange(p.Value, 299, 306));
    }
}
