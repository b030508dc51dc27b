using Fickian.Diffraction;

namespace Fickian.Tests.Diffraction;

public sealed class CrystalliteSizeTests
{
    private const double Radian = Math.PI / 180;
    private static readonly Radiation Light = Radiation.CopperKAlpha1;

    [Fact]
    public void A_line_of_known_width_gives_its_size()
    {
        // 20 nm at 30°: 0.9·0.1540593/(20·cos 15°) = 0.41130°.
        var width = 0.9 * 0.1540593 / (20 * Math.Cos(15 * Radian)) / Radian;
        Assert.Equal(0.4113, width, 1e-4);
        var peak = SimulatedPattern.Of(26, 34, 0.02, x => 50 + SimulatedPattern.Line(x, 30, width, 5000), 4).FitPeaks().Strongest;
        var size = new Scherrer(Light).Of(peak);
        Assert.Equal(20e-9, size.Value, 4 * size.StandardError);
        Assert.InRange(size.StandardError, 1e-11, 3e-10);
        Assert.StartsWith("(", size.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("nm", size.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InstrumentBroadening.Gaussian, 0.3)]
    [InlineData(InstrumentBroadening.Lorentzian, 0.1)]
    [InlineData(InstrumentBroadening.Parabolic, 0.18)]
    public void The_width_of_the_instrument_is_taken_out(InstrumentBroadening broadening, double breadth)
    {
        // B = 0.5°, b = 0.4°: √(0.25 − 0.16), 0.5 − 0.4, 0.5 − 0.16/0.5.
        var scherrer = new Scherrer(Light) { InstrumentWidth = Degrees(0.4, 0.001), Broadening = broadening };
        var size = scherrer.Of(Degrees(30, 0), Degrees(0.5, 0.001));
        Assert.Equal(0.9 * Light.Wavelength / (breadth * Radian * Math.Cos(15 * Radian)), size.Value, 1e-15);
        Assert.Equal(Verdict.Determined, size.Verdict);
    }

    [Fact]
    public void A_line_no_wider_than_the_instrument_bounds_the_size_from_below()
    {
        var scherrer = new Scherrer(Light) { InstrumentWidth = Degrees(0.100, 0.002) };
        foreach (var width in new[] { 0.099, 0.101 })
        {
            var size = scherrer.Of(Degrees(30, 0.001), Degrees(width, 0.002));
            Assert.Equal(Verdict.LowerBound, size.Verdict);
            Assert.InRange(size.Interval(0.95).Lower, 50e-9, 2e-6);
            Assert.StartsWith(">", size.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(Verdict.NotDetermined, new Scherrer(Light) { InstrumentWidth = Degrees(0.1, 0.01) }.Of(Degrees(30, 0), new(0.1, double.PositiveInfinity, DiffractionQuantity.Degree) { Verdict = Verdict.NotDetermined }).Verdict);
    }

    [Fact]
    public void Size_and_strain_are_parted_and_their_errors_cover_the_truth()
    {
        const int sets = 400;
        var random = new Random(11);
        var (sizes, strains) = (0, 0);
        for (var s = 0; s < sets; s++)
        {
            var result = WilliamsonHall.Of(Lines(30e-9, 2e-3, 2e-3, random), new Scherrer(Light));
            sizes += Math.Abs(result.Size.Value - 30e-9) < result.Size.StandardError ? 1 : 0;
            strains += Math.Abs(result.Strain.Value - 2e-3) < result.Strain.StandardError ? 1 : 0;
        }

        // Six degrees of freedom and errors that only grow with χ²/ν: a little above 68 %.
        Assert.InRange(sizes / (double)sets, 0.62, 0.82);
        Assert.InRange(strains / (double)sets, 0.62, 0.82);
    }

    [Fact]
    public void Large_crystallites_give_a_lower_bound_beside_the_strain()
    {
        var result = WilliamsonHall.Of(Lines(50e-6, 2e-3, 2e-3, new Random(5)), new Scherrer(Light));
        Assert.Equal(Verdict.LowerBound, result.Size.Verdict);
        Assert.InRange(result.Size.Interval(0.95).Lower, 50e-9, 50e-6);
        Assert.Throws<ArgumentException>(() => WilliamsonHall.Of(Lines(1e-8, 0, 1e-3, new Random(1)).Take(2), new Scherrer(Light)));
    }

    private static DiffractionPeak[] Lines(double size, double strain, double error, Random random) =>
    [
        .. Enumerable.Range(0, 8).Select(i => 20.0 + (12 * i)).Select(twoTheta =>
        {
            var theta = twoTheta * Radian / 2;
            var width = ((0.9 * Light.Wavelength / size) + (4 * strain * Math.Sin(theta))) / Math.Cos(theta) / Radian;
            var unknown = new Estimate(1, 0.1, Unit.One);
            return new DiffractionPeak(Degrees(twoTheta, 1e-3), Degrees(MathNet.Numerics.Distributions.Normal.Sample(random, width, error), error), unknown, unknown, unknown, 50);
        }),
    ];

    private static Estimate Degrees(double value, double error) => new(value, error, DiffractionQuantity.Degree);
}
