using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Tests.Thermal;

public sealed class InstrumentCalibrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Two_metals_correct_exactly_at_both_and_with_more_error_beyond()
    {
        var calibration = new InstrumentCalibration(1, Point(FixedPoint.Indium, 430.2485), Point(FixedPoint.Zinc, 693.677));
        Assert.Equal(-0.5, calibration.Temperature.Shift(430.2485), 1e-9);
        Assert.Equal(-1.0, calibration.Temperature.Correction(693.677).Value, 1e-9);

        // 0.01 K of the onset and 0.05 K of repeatability; half-way 1/√2 of it, one span beyond √(1 + 4) of it.
        var one = Math.Sqrt((0.01 * 0.01) + (0.05 * 0.05));
        Assert.Equal(one, calibration.Temperature.Correction(693.677).StandardError, 1e-6);
        Assert.Equal(one / Math.Sqrt(2), calibration.Temperature.Correction(0.5 * (430.2485 + 693.677)).StandardError, 1e-6);
        Assert.Equal(one * Math.Sqrt(5), calibration.Temperature.Correction((2 * 693.677) - 430.2485).StandardError, 1e-6);
    }

    [Fact]
    public void A_calibrated_scan_has_its_temperatures_and_heats_corrected_and_their_errors_too()
    {
        var calibration = new InstrumentCalibration(1, Point(FixedPoint.Indium, 430.7485, heat: 27000));
        var (raw, corrected) = (Melting.Of(SyntheticScans.Peak()), Melting.Of(SyntheticScans.Peak().Calibrated(calibration)));
        Assert.Equal(raw.Peak.Value - 1, corrected.Peak.Value, 1e-6);
        Assert.Equal(28662.4 / 27000 * raw.EnthalpyOverLine.Value, corrected.EnthalpyOverLine.Value, 1e-3 * raw.EnthalpyOverLine.Value);
        Assert.True(corrected.Budgets[0].Of(ErrorPart.Calibration) >= 0.05);
        Assert.Equal(corrected.EnthalpyOverLine.StandardError, Math.Sqrt(corrected.Budgets[3].Parts.Sum(p => p.StandardError * p.StandardError)), 1e-9);
        Assert.Contains(corrected.Findings, f => f.Message.Contains("indium", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => CalibrationPoint.Of(FixedPoint.Zinc, corrected));
    }

    [Fact]
    public void Indium_and_zinc_of_the_virtual_laboratory_bring_melting_nearer_to_its_truth()
    {
        InstrumentCalibration calibration = new(1, [.. new[] { (FixedPoint.Indium, "indium"), (FixedPoint.Zinc, "zinc") }.Select(s => CalibrationPoint.Of(
            s.Item1, Melting.Of(CalorimetricScan.Of(ThermalFile.Read(Repository.Data[$"simulated/thermal/{s.Item2}-melting.csv"]), range: new(s.Item1.Temperature - 40, s.Item1.Temperature + 40), sign: HeatFlowSign.EndothermicPositive))))]);
        var scan = CalorimetricScan.Of(ThermalFile.Read(Repository.Data["simulated/thermal/ZIF-62-scan-sample.csv"]), range: new(663, 763), sign: HeatFlowSign.EndothermicPositive);
        var (raw, corrected) = (Melting.Of(scan).Onset, Melting.Of(scan.Calibrated(calibration)).Onset);
        Assert.True(Math.Abs(corrected.Value - 723.15) < Math.Abs(raw.Value - 723.15));
        Assert.All([raw, corrected], e => Assert.True(Math.Abs(e.Value - 723.15) <= e.StandardError));

        // The indicated heat flow of the recipe is the true one.
        Assert.True(calibration.HeatFlowFactor!.Interval(0.95).Contains(1));
    }

    [Fact]
    public void A_calibration_reads_back_as_it_was_written()
    {
        var (path, calibration) = (Path.Combine(folder, "calibration.json"), new InstrumentCalibration(1, Point(FixedPoint.Indium, 430.2, heat: 28000), Point(FixedPoint.Zinc, 693)));
        CalibrationFile.Write(path, calibration);
        var read = CalibrationFile.Read(path);
        Assert.Equal(calibration.Temperature.Correction(600), read.Temperature.Correction(600));
        Assert.Equal(calibration.HeatFlowFactor, read.HeatFlowFactor);
        Assert.Equal(calibration.OnsetDelay, read.OnsetDelay);
    }

    [Theory]
    [InlineData("{}", "thermal calibrate")]
    [InlineData("[", "JSON")]
    [InlineData("""{"calibration": "calorimeter", "degree": 1, "points": [{"standard": "mercury", "onset": 234, "onsetError": 0.1, "rate": 0.1, "lag": 0}]}""", "mercury")]
    [InlineData("""{"calibration": "calorimeter", "degree": 1, "points": [{"standard": "indium", "onset": -4, "onsetError": 0.1, "rate": 0.1, "lag": 0}]}""", "-4")]
    public void A_file_that_is_no_calibration_is_refused(string text, string word)
    {
        var path = Path.Combine(folder, "bad.json");
        File.WriteAllText(path, text);
        Assert.Contains(word, Assert.Throws<DataFileException>(() => CalibrationFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Standards_at_two_rates_are_refused() => Assert.Contains(
        "rate", Assert.Throws<ArgumentException>(() => new InstrumentCalibration(1, Point(FixedPoint.Indium, 430), Point(FixedPoint.Zinc, 693) with { Rate = 0.1 })).Message, StringComparison.Ordinal);

    private static CalibrationPoint Point(FixedPoint point, double onset, double? heat = null) =>
        new(point, new(onset, 0.01, Unit.Kelvin), heat is { } h ? new(h, 50, new("J/kg")) : null, 20 / 60.0, 0.1);
}
