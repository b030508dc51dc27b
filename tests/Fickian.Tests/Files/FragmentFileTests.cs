using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class FragmentFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Intensities_are_taken_over_the_strongest_of_their_gas()
    {
        var found = Read("# source: calibration of March\n# calibrated: yes\ngas,m/z,intensity\nCO2,44,50\nCO2,22,1\nwater,18,3\n");
        Assert.Equal(["CO2", "water"], found.Select(p => p.Species));
        Assert.Equal((1, 0.02, true, "calibration of March"), (found[0].Intensities[44], found[0].Intensities[22], found[0].IsCalibrated, found[0].Source));
    }

    [Theory]
    [InlineData("gas,mass,intensity\na,1,1\n", "'m/z'")]
    [InlineData("gas,m/z,intensity\na,18.5,1\n", "whole m/z")]
    [InlineData("gas,m/z,intensity\na,18,0\n", "above 0")]
    [InlineData("gas,m/z,intensity\na,18,1\na,18,2\n", "one intensity")]
    [InlineData("gas,m/z,intensity\na,18,-1\n", "not negative")]
    public void Damage_is_told_in_one_sentence(string text, string said) =>
        Assert.Contains(said, Assert.Throws<DataFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    private System.Collections.Immutable.ImmutableArray<Fickian.Thermal.FragmentPattern> Read(string text)
    {
        File.WriteAllText(path, text);
        return FragmentFile.Read(path);
    }
}
