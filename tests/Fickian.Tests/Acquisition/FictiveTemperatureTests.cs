using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Tests.Acquisition;

public sealed class FictiveTemperatureTests
{
    private static readonly ThermalGlass Glass = ThermalRecipe.Read(Repository.Data["simulated/thermal/agZIF-62-nP-cp.json"]).Glass!;

    [Fact]
    public void Cooling_at_20_kelvin_per_minute_freezes_the_glass_at_the_glass_transition_of_the_paper() =>
        Assert.Equal(595.15, Cooled(20), 0.1);

    [Fact]
    public void The_faster_the_cooling_the_higher_the_temperature_at_which_the_glass_freezes()
    {
        // d ln q/d(1/T_f) = −Δh*/R (Moynihan), here over two decades of the rate.
        var (slow, fast) = (Cooled(2), Cooled(200));
        var energy = -8.31446 * Math.Log(100) / ((1 / fast) - (1 / slow));
        Assert.Equal(Glass.ActivationEnergy, energy, 0.03 * Glass.ActivationEnergy);
    }

    [Fact]
    public void Well_above_the_transition_the_fictive_temperature_is_the_temperature()
    {
        var relaxation = new FictiveTemperature(Glass with { InitialFictiveTemperature = 680 }, 680);
        for (var i = 1; i <= 30; i++)
            relaxation.Advance(680 - (i / 3.0), 1);
        Assert.Equal(670, relaxation.Value, 0.1);
    }

    [Fact]
    public void After_one_jump_a_linear_glass_relaxes_as_a_stretched_exponential()
    {
        // With x = 1 the relaxation time depends on the temperature alone and is constant here.
        var linear = Glass with { Nonlinearity = 1, InitialFictiveTemperature = 600 };
        var relaxation = new FictiveTemperature(linear, 590);
        var time = relaxation.RelaxationTime(590, 600);
        for (var i = 1; i <= 200; i++)
        {
            relaxation.Advance(590, 0.01 * time);
            Assert.Equal(590 + (10 * Math.Exp(-Math.Pow(0.01 * i, linear.Stretching))), relaxation.Value, 1e-9);
        }
    }

    [Fact]
    public void Half_the_step_changes_the_frozen_temperature_by_less_than_a_fiftieth_of_a_kelvin() =>
        Assert.Equal(Cooled(20), Cooled(20, 0.5), 0.02);

    private static double Cooled(double kelvinPerMinute, double part = 1)
    {
        var relaxation = new FictiveTemperature(Glass with { InitialFictiveTemperature = 673.15 }, 673.15);
        var change = part / 3;
        for (var i = 1; i <= 600 / part; i++)
            relaxation.Advance(673.15 - (i * change), change * 60 / kelvinPerMinute);
        return relaxation.Value;
    }
}
