using Fickian.Acquisition.Micromeritics;
using Fickian.Acquisition.Simulators;
using Fickian.Files;

namespace Fickian.Tests.Acquisition.Micromeritics;

/// <summary>The calibration among the simulated data is what the simulated pycnometer prints from its seed.</summary>
public sealed class CalibrationDataTests
{
    [Fact]
    public void The_calibration_of_the_simulated_data_comes_from_its_recipe()
    {
        var setup = new SimulatorSetup(new StandingClock(), 47)
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["serial"] = "SIMULATED",
                ["cell-volume"] = "1.0520",
                ["expansion-volume"] = "0.7310",
                ["standard-volume"] = "0.7184",
                ["runs"] = "10",
                ["ends"] = "lf",
            },
        };
        var path = Path.Combine(Repository.Root, "data", "simulated", "density", "calibration.txt");
        Assert.Equal(new AccuPycSimulator(setup).Report(), File.ReadAllBytes(path));
        var report = AccuPycFile.Read(path);
        Assert.True(report.IsConsistent);

        // The mean of ten runs lies within three of its standard errors of what was put in.
        Assert.Equal(1.0520, report.CellVolume.Value * 1e6, 3 * report.CellVolume.StandardError * 1e6 / Math.Sqrt(10));
        Assert.Equal(0.7310, report.ExpansionVolume.Value * 1e6, 3 * report.ExpansionVolume.StandardError * 1e6 / Math.Sqrt(10));
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 5, 12, 10, 2, 30, TimeSpan.Zero);
    }
}
