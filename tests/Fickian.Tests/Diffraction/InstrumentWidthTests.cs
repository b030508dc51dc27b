using Fickian.Diffraction;

namespace Fickian.Tests.Diffraction;

public sealed class InstrumentWidthTests(ITestOutputHelper report)
{
    private const double Radian = Math.PI / 180;
    private const double Size = 30e-9;
    private const double Strain = 1.5e-3;
    private static readonly Radiation Light = Radiation.CopperKAlpha1;
    private static readonly double[] Angles = [22, 31, 40, 52, 63, 76, 88, 101, 115];

    [Fact]
    public void Size_and_strain_of_counted_patterns_less_the_width_of_a_standard_cover_the_truth()
    {
        // Lorentzian lines, so that widths add up exactly. 60 pairs of patterns: one standard deviation of a share is 6 %, three are allowed; growth of errors with χ²/ν adds a few per cent.
        const int sets = 60;
        var (sizes, strains, wide) = (0, 0, 0);
        var scherrer = new Scherrer(Light) { Broadening = InstrumentBroadening.Lorentzian };
        for (var seed = 0; seed < sets; seed++)
        {
            var instrument = InstrumentWidth.Of(Pattern(_ => 0, 20_000, seed).FitPeaks());
            var found = WilliamsonHall.Of(Pattern(Broadened, 6000, 1000 + seed).FitPeaks().Peaks, scherrer, instrument);
            sizes += Math.Abs(found.Size.Value - Size) < found.Size.StandardError ? 1 : 0;
            strains += Math.Abs(found.Strain.Value - Strain) < found.Strain.StandardError ? 1 : 0;
            wide += found.Size.Interval(0.95).Contains(Size) && found.Strain.Interval(0.95).Contains(Strain) ? 1 : 0;
        }

        report.WriteLine($"size {sizes}, strain {strains}, both at 95 % {wide} of {sets}");
        Assert.InRange(sizes / (double)sets, 0.52, 0.88);
        Assert.InRange(strains / (double)sets, 0.52, 0.88);
        Assert.InRange(wide / (double)sets, 0.85, 1);
    }

    [Fact]
    public void The_course_of_a_standard_is_found_and_its_error_is_shared_by_all_lines()
    {
        var course = InstrumentWidth.Of(Pattern(_ => 0, 50_000, 7).FitPeaks());
        foreach (var angle in new[] { 25.0, 60, 110 })
        {
            var width = course.At(angle);
            Assert.InRange(Math.Abs(width.Value - Instrument(angle)) / width.StandardError, 0, 4);
            Assert.InRange(width.StandardError / width.Value, 1e-5, 0.02);
        }

        // An error of the instrument moves all lines together: it does what a shift of the instrument by one error does, and does not shrink with the number of lines.
        var scherrer = new Scherrer(Light) { Broadening = InstrumentBroadening.Lorentzian };
        var peaks = Pattern(Broadened, 6000, 8).FitPeaks().Peaks;
        WilliamsonHall With(double width, double error) => WilliamsonHall.Of(peaks, scherrer, InstrumentWidth.Constant(new(width, error, DiffractionQuantity.Degree)));
        var (sharp, vague, moved) = (With(0.08, 0), With(0.08, 0.005), With(Math.Sqrt((0.08 * 0.08) + (2 * 0.08 * 0.005)), 0));
        Assert.Equal(sharp.Size.Value, vague.Size.Value, 1e-15);
        Assert.InRange(vague.Size.StandardError / Math.Sqrt(Math.Pow(sharp.Size.StandardError, 2) + Math.Pow(moved.Size.Value - sharp.Size.Value, 2)), 0.8, 1.2);
        Assert.Equal(0, InstrumentWidth.None.At(50).Value);
    }

    [Fact]
    public void A_standard_without_lines_or_a_negative_width_is_refused()
    {
        Assert.Throws<ArgumentException>(() => InstrumentWidth.Of(SimulatedPattern.Of(20, 30, 0.02, _ => 50, 1).FitPeaks()));
        Assert.Throws<ArgumentOutOfRangeException>(() => InstrumentWidth.Constant(new(-0.1, 0, DiffractionQuantity.Degree)));
    }

    [Fact]
    public void A_line_much_wider_than_the_search_tells_is_fitted_with_its_own_width()
    {
        // The second wavelength stands apart, so that only narrow filters see the line alone.
        var light = Radiation.CopperKAlpha;
        var second = light.SecondTwoTheta(60);
        var peak = SimulatedPattern.Of(50, 70, 0.02, x => 80 + SimulatedPattern.Line(x, 60, 0.45, 9000, 0.9) + SimulatedPattern.Line(x, second, 0.45, 4500, 0.9), 5, light).FitPeaks().Strongest;
        Assert.InRange(Math.Abs(peak.Width.Value - 0.45) / peak.Width.StandardError, 0, 4);
    }

    [Fact]
    public void A_line_much_narrower_than_the_search_tells_is_fitted_with_its_own_width()
    {
        // The feet of a strong Lorentzian make the widest filters answer most.
        var peak = SimulatedPattern.Of(20, 40, 0.03, x => 60 + SimulatedPattern.Line(x, 30, 0.068, 50_000, 1), 6).FitPeaks().Strongest;
        Assert.InRange(Math.Abs(peak.Width.Value - 0.068) / peak.Width.StandardError, 0, 4);
        Assert.InRange(peak.Width.StandardError, 1e-5, 1e-3);
    }

    private static double Instrument(double twoTheta) => Math.Tan(twoTheta * Radian / 2) is var t ? Math.Sqrt(0.0049 - (0.002 * t) + (0.004 * t * t)) : 0;

    private static double Broadened(double twoTheta) =>
        ((0.9 * Light.Wavelength / Size) + (4 * Strain * Math.Sin(twoTheta * Radian / 2))) / Math.Cos(twoTheta * Radian / 2) / Radian;

    private static Diffractogram Pattern(Func<double, double> breadth, double height, int seed) => SimulatedPattern.Of(
        15, 125, 0.03, x => 60 + Angles.Sum(a => Instrument(a) + breadth(a) is var w ? SimulatedPattern.Line(x, a, w, height * Instrument(a) / w, mixing: 1) : 0), seed, Light);
}
