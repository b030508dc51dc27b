using Fickian.Diffraction;

namespace Fickian.Tests.Diffraction;

public sealed class PeakFitTests(ITestOutputHelper report)
{
    [Fact]
    public void Errors_of_position_width_and_area_cover_the_truth_in_68_percent()
    {
        // 300 sets: ±2.7 % is one standard deviation of the share; three of them and the skewness of few counts are allowed.
        const int sets = 300;
        var (position, width, area) = (0, 0, 0);
        const double truth = 200 * 0.12 * ((0.5 * Math.PI / 2) + (0.5 * 1.0644670194));
        for (var seed = 0; seed < sets; seed++)
        {
            var peaks = SimulatedPattern.Of(12, 15, 0.02, x => 40 + (2 * (x - 13)) + SimulatedPattern.Line(x, 13.53, 0.12, 200), seed).FitPeaks().Peaks;
            var peak = peaks.MinBy(p => Math.Abs(p.Position.Value - 13.53))!;
            position += Math.Abs(peak.Position.Value - 13.53) < peak.Position.StandardError ? 1 : 0;
            width += Math.Abs(peak.Width.Value - 0.12) < peak.Width.StandardError ? 1 : 0;
            area += Math.Abs(peak.Area.Value - truth) < peak.Area.StandardError ? 1 : 0;
        }

        report.WriteLine($"position {position / (double)sets:P1}, width {width / (double)sets:P1}, area {area / (double)sets:P1}");
        // The errors grow with χ²/ν and never shrink, which lifts the share by a few per cent.
        Assert.All([position, width, area], n => Assert.InRange(n / (double)sets, 0.60, 0.80));
    }

    [Fact]
    public void Overlapping_lines_are_told_apart()
    {
        var fit = SimulatedPattern.Of(11, 14, 0.01, x => 50 + SimulatedPattern.Line(x, 12.50, 0.1, 3000) + SimulatedPattern.Line(x, 12.68, 0.1, 1500), 1).FitPeaks();
        Assert.Equal(2, fit.Peaks.Length);
        Assert.All(fit.Peaks.Zip([12.50, 12.68]), p => Assert.Equal(p.Second, p.First.Position.Value, 4 * p.First.Position.StandardError));
        Assert.All(fit.Peaks, p => Assert.InRange(p.Position.StandardError, 1e-5, 2e-3));
    }

    [Fact]
    public void The_second_wavelength_is_not_taken_for_a_line()
    {
        var light = Radiation.CopperKAlpha;
        var second = light.SecondTwoTheta(60);
        Assert.Equal(0.165, second - 60, 0.003);
        var fit = SimulatedPattern.Of(58, 62, 0.02, x => 50 + SimulatedPattern.Line(x, 60, 0.1, 2000) + SimulatedPattern.Line(x, second, 0.1, 1000), 2, light).FitPeaks();
        var peak = Assert.Single(fit.Peaks);
        Assert.Equal(60, peak.Position.Value, 4 * peak.Position.StandardError);
        Assert.Equal(0.1, peak.Width.Value, 4 * peak.Width.StandardError);
        Assert.Equal(2, SimulatedPattern.Of(58, 62, 0.02, x => 50 + SimulatedPattern.Line(x, 60, 0.1, 2000) + SimulatedPattern.Line(x, second, 0.1, 1000), 2, Radiation.CopperKAlpha1).FitPeaks().Peaks.Length);
    }

    [Fact]
    public void Noise_alone_has_no_lines()
    {
        // Fifty patterns of 1000 points at eight widths; five standard deviations by chance: 0.1 expected at most.
        var found = Enumerable.Range(0, 50).Sum(seed => PeakSearch.Default.In(SimulatedPattern.Of(10, 30, 0.02, x => 100 + (5 * x), seed).ToCurve()).Count);
        Assert.InRange(found, 0, 1);
    }

    [Fact]
    public void Significance_is_a_standard_normal_variable_on_noise()
    {
        List<double> found = [];
        for (var seed = 0; seed < 40; seed++)
            found.AddRange((PeakSearch.Default with { Significance = 2, WidestLine = 0.07 }).In(SimulatedPattern.Of(10, 30, 0.02, _ => 400, seed).ToCurve()).Select(c => c.Significance));

        // Maxima of a smooth normal process above 2 exceed 3 in about exp(−(9 − 4)/2) = 8 % of the cases.
        Assert.InRange(found.Count(s => s > 3) / (double)found.Count, 0.05, 0.12);
    }

    [Fact]
    public void Patterns_without_points_or_lines_give_none()
    {
        Assert.Empty(new Diffractogram("", [], []).FitPeaks().Peaks);
        Assert.Empty(new Diffractogram("", [1], [5]).FitPeaks().Peaks);
        Assert.Empty(new Diffractogram("", [.. Enumerable.Range(0, 100).Select(i => (double)i)], [.. Enumerable.Repeat(5.0, 100)]).FitPeaks().Peaks);
        Assert.Contains("A line was expected", Assert.Throws<InvalidOperationException>(() => new Diffractogram("", [1], [5]).FitPeaks().Strongest).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measured_pattern_of_anatase_and_rutile_has_their_lines()
    {
        // Rutile 110 at 27.45°, 101 at 36.09°, 211 at 54.33° for copper Kα1 (a = 4.594 Å, c = 2.959 Å).
        var fit = Fickian.Files.DataFile.Open(Repository.Shared("fixtures/pxrd/datalab/TiO2.raw")).DataSets.OfType<Diffractogram>().First().FitPeaks();
        foreach (var line in new[] { 27.45, 36.09, 54.33 })
        {
            // A sample above or below the axis of the goniometer moves all lines alike by a few hundredths.
            var peak = fit.Peaks.MinBy(p => Math.Abs(p.Position.Value - line))!;
            Assert.Equal(line, peak.Position.Value, 0.08);
            Assert.True(peak.IsFitted);
        }
    }

    [Fact]
    public void The_background_runs_below_the_lines()
    {
        var curve = SimulatedPattern.Of(10, 30, 0.02, x => 200 + (5 * (x - 10)) + SimulatedPattern.Line(x, 17, 0.1, 2000) + SimulatedPattern.Line(x, 23, 0.2, 1000), 3).ToCurve();
        var background = new PatternBackground().Of(curve);

        // √250 counts, smoothed over eleven points, are 5; clipping takes the lower side, and half a degree from the second line its Lorentzian still has 20.
        for (var i = 0; i < curve.Count; i++)
            Assert.InRange(background.Y.Span[i] - (200 + (5 * (curve.X.Span[i] - 10))), -35, 35);
    }
}
