using Fickian.Thermal;

namespace Fickian.Tests.Files;

/// <summary>Ion currents in tables of text.</summary>
public sealed class IonTableTests
{
    [Theory]
    [InlineData("Time [s]\tm/z 18 [A]\tm/z 44 [A]")]
    [InlineData("time / s\t18\t44")]
    [InlineData("t (s)\tQMID(s:1|m:18)/A\tQMID(s:2|m:44)/A")]
    [InlineData("Time (s)\tM18-H2O [A]\tM44-CO2 [A]")]
    [InlineData("time / s\tIon Current 18.00\tion current m/z 44")]
    [InlineData("time / s\tm/z=18\tamu 44")]
    public void Headings_tell_the_masses(string headings)
    {
        var currents = InMemory.Open(headings + "\n0\t1e-9\t2e-10\n1\t1.5e-9\t-2.5e-10\n2\t2e-9\t3e-10\n").The<IonCurrents>();
        Assert.Equal([18, 44], currents.Channels.Select(c => c.MassToCharge));
        Assert.Equal([2e-10, -2.5e-10, 3e-10], currents[44]!.Current.ToArray());
        Assert.Equal([0, 1, 2], currents[44]!.Time.ToArray());
    }

    [Fact]
    public void Gases_carry_no_mass()
    {
        var currents = InMemory.Open("time / min;H2O / mbar;CO2 / mbar\n0;1e-9;2e-10\n1;1.5e-9;2.5e-10\n2;2e-9;3e-10\n").The<IonCurrents>();
        Assert.All(currents.Channels, c => Assert.Equal((double.NaN, Unit.Pascal), (c.MassToCharge, c.Unit)));
        Assert.Equal(1e-7, currents.Channels[0].Current.Span[0], 1e-20);
        Assert.Equal([0, 60, 120], currents.Channels[0].Time.ToArray());
    }

    [Theory]
    [InlineData("time / s,1,2,3\n0,1,2,3\n1,2,3,4\n2,3,4,5\n")]
    [InlineData("time / s,CO2,N2\n0,0.1,0.9\n1,0.2,0.8\n2,0.3,0.7\n")]
    [InlineData("time / s,uptake,18\n0,0.1,0.9\n1,0.2,0.8\n2,0.3,0.7\n")]
    public void What_may_be_something_else_stays_a_table(string text) => Assert.Equal("table", InMemory.Open(text).Format);

    [Fact]
    public void Currents_over_temperature_alone_have_no_times()
    {
        var currents = InMemory.Open("temperature / °C\tm/z 18 / A\tm/z 44 / A\n30\t1e-9\t2e-10\n31\t1.5e-9\t2.5e-10\n").The<IonCurrents>();
        Assert.All(currents.Channels[0].Time.ToArray(), t => Assert.Equal(double.NaN, t));
        Assert.Contains(currents.Findings, f => f.Severity == Severity.Warning && f.Message.Contains("no time", StringComparison.Ordinal));
    }

    [Fact]
    public void Channels_of_Quadera_keep_their_units_and_lengths()
    {
        var currents = InMemory.Open(ThermalSamples.Quadera).The<IonCurrents>();
        Assert.Equal(["A", "Pa"], currents.Channels.Select(c => c.Unit.Symbol));
        Assert.Equal([3, 2], currents.Channels.Select(c => c.Time.Length));
        Assert.Equal([0.222, 4.376], currents.Channels[1].Time.ToArray());
        Assert.Equal(-8.5e-10, currents.Channels[1].Current.Span[0], 1e-20);
        Assert.Contains("day or month first", currents.Metadata["date"], StringComparison.Ordinal);
    }
}
