using Fickian.Thermal;

namespace Fickian.Tests.Thermal;

public sealed class CalibrationSubstanceTests
{
    private static readonly Unit Kelvin = Unit.Kelvin;

    [Fact]
    public void A_linear_error_of_the_thermometer_is_taken_away()
    {
        var calibration = TemperatureCalibration.Of(1, Onsets(t => (t - 2.0) / 1.01, FixedPoint.Indium, FixedPoint.Tin, FixedPoint.Zinc));
        Assert.Equal(600, calibration.Corrected(new((600 - 2.0) / 1.01, 0.1, Kelvin)).Value, 1e-6);
        Assert.True(calibration.Covers(600));
        Assert.False(calibration.Covers(900));
    }

    [Fact]
    public void A_quadratic_error_is_taken_away_and_the_error_grows_outside()
    {
        var calibration = TemperatureCalibration.Of(2, Onsets(t => t - 1 - (1e-5 * (t - 500) * (t - 500)), FixedPoint.Gallium, FixedPoint.Indium, FixedPoint.Tin, FixedPoint.Zinc));
        Assert.Equal(600, calibration.Corrected(new(600 - 1 - 0.1, 0.1, Kelvin)).Value, 0.02);
        Assert.True(calibration.Correction(900).StandardError > calibration.Correction(450).StandardError);
    }

    [Fact]
    public void One_metal_shifts_and_says_so()
    {
        var calibration = TemperatureCalibration.Of(1, Onsets(t => t - 0.7, FixedPoint.Indium));
        Assert.Equal(300.7, calibration.Corrected(new(300, 0.1, Kelvin)).Value, 1e-9);
        Assert.Single(calibration.Findings);
    }

    [Fact]
    public void Indium_gives_the_factor_of_the_heat_flow()
    {
        var factor = HeatFlowCalibration.Factor(FixedPoint.Indium, new(27000, 100, new("J/kg")));
        Assert.Equal(28662.4 / 27000, factor.Value, 1e-9);
        Assert.Equal(28662.4, HeatFlowCalibration.Corrected(new(27000, 0, new("J/kg")), factor).Value, 1e-6);
        Assert.Throws<ArgumentException>(() => HeatFlowCalibration.Factor(FixedPoint.Tin, new(60000, 100, new("J/kg"))));
        Assert.Throws<ArgumentException>(() => HeatFlowCalibration.Factor(FixedPoint.Indium, new(-27000, 100, new("J/kg"))));
    }

    [Fact]
    public void Two_onsets_at_one_temperature_are_refused() =>
        Assert.Throws<ArgumentException>(() => TemperatureCalibration.Of(1, Onsets(_ => 400, FixedPoint.Indium, FixedPoint.Tin)));

    private static (FixedPoint, Estimate)[] Onsets(Func<double, double> read, params FixedPoint[] points) => Array.ConvertAll(points, p => (p, new Estimate(read(p.Temperature), 0.1, Kelvin)));
}
