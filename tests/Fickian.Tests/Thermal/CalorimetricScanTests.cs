using Fickian.Thermal;

namespace Fickian.Tests.Thermal;

public sealed class CalorimetricScanTests
{
    private static readonly double[] Time = [.. Enumerable.Range(0, 400).Select(i => i * 3.0)];

    [Fact]
    public void A_cyclic_programme_falls_into_its_segments()
    {
        // 20 K/min up 150 K, 10 min hold, down, twice.
        var temperature = Cycle(2);
        var segments = TemperatureProgramme.Segments([.. temperature.Select((_, i) => i * 3.0)], temperature);
        Assert.Equal(
            [ProgrammeDirection.Heating, ProgrammeDirection.Isothermal, ProgrammeDirection.Cooling, ProgrammeDirection.Heating, ProgrammeDirection.Isothermal, ProgrammeDirection.Cooling],
            segments.Select(s => s.Direction));
        Assert.Equal(1 / 3.0, segments[0].Rate, 0.01);
        Assert.Equal(-1 / 3.0, segments[2].Rate, 0.01);
        Assert.Equal(temperature.Length, segments.Sum(s => s.Count));
    }

    [Fact]
    public void An_exothermic_signal_is_turned_and_divided_by_the_mass()
    {
        var run = SyntheticScans.Run((ThermalRole.Time, Time), (ThermalRole.SampleTemperature, [.. Time.Select(t => 300 + (t / 3))]), (ThermalRole.HeatFlow, [.. Time.Select(_ => -1e-3)]))
            with
        { SampleMass = 1e-5, HeatFlowSign = HeatFlowSign.ExothermicPositive };
        var scan = CalorimetricScan.Of(run);
        Assert.Equal(100, scan.HeatFlow.Span[7], 1e-9);
        Assert.Equal("W/kg", scan.Quantity.Unit.Symbol);
        Assert.Equal(300, scan.HeatCapacity.Y.Span[7], 1e-6);
    }

    [Fact]
    public void A_sign_that_nobody_states_is_asked_for()
    {
        var run = SyntheticScans.Run((ThermalRole.Time, Time), (ThermalRole.SampleTemperature, [.. Time.Select(t => 300 + (t / 3))]), (ThermalRole.HeatFlow, Time));
        Assert.Contains("endothermic", Assert.Throws<ArgumentException>(() => CalorimetricScan.Of(run)).Message, StringComparison.Ordinal);
        Assert.Equal("W", CalorimetricScan.Of(run, sign: HeatFlowSign.EndothermicPositive).Quantity.Unit.Symbol);
    }

    [Fact]
    public void A_run_without_times_needs_its_rate()
    {
        var run = SyntheticScans.Run((ThermalRole.SampleTemperature, [.. Time.Select(t => 300 + (t / 3))]), (ThermalRole.HeatFlow, Time)) with { HeatFlowSign = HeatFlowSign.EndothermicPositive };
        Assert.Contains("rate", Assert.Throws<ArgumentException>(() => CalorimetricScan.Of(run)).Message, StringComparison.Ordinal);
        Assert.Equal(0.5, CalorimetricScan.Of(run, rate: 0.5).Rate, 1e-9);
    }

    [Fact]
    public void One_point_no_temperature_change_and_missing_values_are_told_in_a_sentence()
    {
        var one = SyntheticScans.Run((ThermalRole.Time, [0]), (ThermalRole.SampleTemperature, [300]), (ThermalRole.HeatFlow, [1])) with { HeatFlowSign = HeatFlowSign.EndothermicPositive };
        Assert.Throws<ArgumentException>(() => CalorimetricScan.Of(one));
        var flat = SyntheticScans.Run((ThermalRole.Time, Time), (ThermalRole.SampleTemperature, [.. Time.Select(_ => 300.0)]), (ThermalRole.HeatFlow, Time)) with { HeatFlowSign = HeatFlowSign.EndothermicPositive };
        Assert.Contains("isothermal", Assert.Throws<ArgumentException>(() => CalorimetricScan.Of(flat)).Message, StringComparison.Ordinal);
        var missing = SyntheticScans.Run((ThermalRole.Time, Time), (ThermalRole.SampleTemperature, [.. Time.Select(t => 300 + (t / 3))]), (ThermalRole.HeatFlow, [.. Time.Select(_ => double.NaN)])) with { HeatFlowSign = HeatFlowSign.EndothermicPositive };
        Assert.Throws<ArgumentException>(() => CalorimetricScan.Of(missing));
    }

    internal static double[] Cycle(int times)
    {
        List<double> temperature = [];
        for (var k = 0; k < times; k++)
        {
            temperature.AddRange(Enumerable.Range(0, 150).Select(i => 300.0 + i));
            temperature.AddRange(Enumerable.Repeat(450.0, 200));
            temperature.AddRange(Enumerable.Range(0, 150).Select(i => 450.0 - i));
        }

        return [.. temperature];
    }
}
