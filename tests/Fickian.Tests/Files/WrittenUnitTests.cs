using Fickian.Files;

namespace Fickian.Tests.Files;

/// <summary>Units as instruments write them.</summary>
public sealed class WrittenUnitTests
{
    [Theory]
    [InlineData("mg", 1e-6, 0, "Mass")]
    [InlineData("%", 0.01, 0, "Ratio")]
    [InlineData("min", 60, 0, "Time")]
    [InlineData("h", 3600, 0, "Time")]
    [InlineData("°C", 1, 273.15, "Temperature")]
    [InlineData("C", 1, 273.15, "Temperature")]
    [InlineData("›C", 1, 273.15, "Temperature")]
    [InlineData("K", 1, 0, "Temperature")]
    [InlineData("mW", 1e-3, 0, "Power")]
    [InlineData("mW/mg", 1e3, 0, "SpecificPower")]
    [InlineData("(mW/mg)", 1e3, 0, "SpecificPower")]
    [InlineData("W/g", 1e3, 0, "SpecificPower")]
    [InlineData("Wg^-1", 1e3, 0, "SpecificPower")]
    [InlineData("W g⁻¹", 1e3, 0, "SpecificPower")]
    [InlineData("µV", 1e-6, 0, "Voltage")]
    [InlineData("uV/mg", 1, 0, "SpecificVoltage")]
    [InlineData("J/(g K)", 1e3, 0, "SpecificHeatCapacity")]
    [InlineData("J/g·K", 1e3, 0, "SpecificHeatCapacity")]
    [InlineData("J/(g·°C)", 1e3, 0, "SpecificHeatCapacity")]
    [InlineData("ml/min", 1e-6 / 60, 0, "VolumeFlow")]
    [InlineData("cm3/min", 1e-6 / 60, 0, "VolumeFlow")]
    [InlineData("A", 1, 0, "Current")]
    [InlineData("nA", 1e-9, 0, "Current")]
    [InlineData("mbar", 100, 0, "Pressure")]
    [InlineData("hPa", 100, 0, "Pressure")]
    [InlineData("Torr", 133.32236842105263, 0, "Pressure")]
    [InlineData("mgs^-1", 1e-6, 0, "Other")]
    [InlineData("%/min", double.NaN, 0, "")]
    [InlineData("a.u.", double.NaN, 0, "")]
    [InlineData("", double.NaN, 0, "")]
    public void Units_are_known_by_what_they_measure(string text, double factor, double offset, string dimension)
    {
        var unit = WrittenUnit.Parse(text);
        Assert.Equal(dimension, unit?.Dimension.ToString() ?? "");
        if (unit is null)
            return;

        // Products of a few factors; each is rounded once.
        Assert.Equal(factor, unit.Factor, 4e-16 * factor);
        Assert.Equal(offset, unit.Offset);
    }
}
