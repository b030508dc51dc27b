using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Fitting;

public sealed class PixelFitTests(ITestOutputHelper output)
{
    // Stated in the documentation: interpolation of the family.
    private const double StatedError = 1e-6;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly double[] Time = [.. Enumerable.Range(1, 200).Select(i => 36.0 * i)];

    [Theory]
    [InlineData("slab")]
    [InlineData("cylinder")]
    [InlineData("sphere")]
    public void Pixels_agree_with_the_fit_of_all_points(string name)
    {
        var model = Bodies.WithName(name);
        var random = new Random(11);
        var data = new double[300 * Time.Length];
        for (var p = 0; p < 300; p++)
        {
            // Dt/a² at the end from 0.25 to 25, amplitudes of either sign, noise from 0.1 to 5 %.
            var diffusivity = model.CharacteristicLength * model.CharacteristicLength / 7200 * Math.Pow(10, (2 * random.NextDouble()) - 0.6);
            var (amount, noise) = (random.NextDouble() < 0.3 ? -2.0 : 3.0, Math.Pow(10, -3 + (1.7 * random.NextDouble())));
            var clean = model.FractionalUptake(Time, diffusivity);
            for (var i = 0; i < Time.Length; i++)
                data[(p * Time.Length) + i] = amount * (clean[i] + (noise * Simulated.Normal(random)));
        }

        var fits = new PixelFit(model, Time).Fit(data, Cancel);
        for (var p = 0; p < 300; p++)
        {
            var full = model.FitTo(new Curve(Time, data[(p * Time.Length)..((p + 1) * Time.Length)]));
            if (fits.Pixels[p].Verdict != Verdict.Determined)
                continue;
            Assert.True(Math.Abs((fits.Pixels[p].Value / full.Values[0]) - 1) < StatedError, $"{p}: {fits.Pixels[p]} {full.Values[0]} {full.Rms} {full[full.Model.Parameters[0]].Verdict}");
            Assert.Equal(1, fits.Pixels[p].Amplitude / full.Values[2], StatedError);
            Assert.Equal(1, fits.Pixels[p].StandardError / full.StandardErrors[0], 100 * StatedError);
            Assert.Equal(1, fits.Pixels[p].AmplitudeError / full.StandardErrors[2], 100 * StatedError);
            Assert.Equal(1, fits.Pixels[p].Rms / full.Rms, StatedError);
        }

        Assert.True(fits.Determined > 250, $"{fits.Determined}");
    }

    [Theory]
    [InlineData("slab")]
    [InlineData("cylinder")]
    [InlineData("sphere")]
    public void A_family_of_uptake_curves_has_few_dimensions(string name)
    {
        var dimensions = new PixelFit(Bodies.WithName(name), Time).Dimensions;
        output.WriteLine($"{name}: {dimensions}");
        Assert.InRange(dimensions, 8, 24);
    }

    [Fact]
    public void Verdicts_are_those_of_profile_intervals()
    {
        var sheet = new PlaneSheet(Thickness: 2e-4);
        var random = new Random(5);
        var curves = Enumerable.Range(0, 60).Select(p => sheet.FractionalUptake(Time, 1e-8 / 7200 * Math.Pow(10, (6 * p / 59.0) - 2.5)).Select(f => f + (0.01 * Simulated.Normal(random))).ToArray()).ToArray();
        var fits = new PixelFit(sheet, Time).Fit(curves.SelectMany(c => c).ToArray(), Cancel);
        var agree = curves.Where((c, p) => sheet.FitTo(new Curve(Time, c))[sheet.Diffusivity].Verdict == fits.Pixels[p].Verdict).Count();

        // The table ends where curves no longer differ by 1e-7: a verdict can only differ where an end of the interval lies on it.
        Assert.InRange(agree, 59, 60);
        Assert.Contains(fits.Pixels, p => p.Verdict == Verdict.UpperBound);
        Assert.Contains(fits.Pixels, p => p.Verdict == Verdict.LowerBound);
    }

    [Fact]
    public void Empty_and_unreadable_pixels_are_not_determined()
    {
        var sheet = new PlaneSheet(Thickness: 2e-4);
        var data = new double[3 * Time.Length];
        data.AsSpan(Time.Length, Time.Length).Fill(double.NaN);
        sheet.FractionalUptake(Time, 2.81e-12).CopyTo(data, 2 * Time.Length);
        var fits = new PixelFit(sheet, Time).Fit(data, Cancel);
        Assert.All(fits.Pixels[..2], p => Assert.True(double.IsNaN(p.Value) && p.Verdict == Verdict.NotDetermined));
        Assert.Equal(1, fits.Pixels[2].Value / 2.81e-12, StatedError);
    }

    [Fact]
    public void Single_precision_gives_the_same_to_its_own_digits()
    {
        var sheet = new PlaneSheet(Thickness: 2e-4);
        var curve = Simulated.Uptake(sheet, 1, points: 200);
        var pixel = new PixelFit(sheet, curve.X.ToArray());
        var (wide, narrow) = (pixel.Fit(curve.Y, Cancel), pixel.Fit(new ReadOnlyMemory<float>([.. curve.Y.ToArray().Select(y => (float)y)]), Cancel));
        Assert.Equal(1, narrow.Values[0] / wide.Values[0], 1e-5);
    }

    [Fact]
    public void Models_and_data_of_another_kind_are_refused()
    {
        var sheet = new PlaneSheet(Thickness: 2e-4);
        Assert.Throws<ArgumentException>(() => new PixelFit(sheet with { SurfacePermeability = Parameter.Free }, Time));
        Assert.Throws<ArgumentException>(() => new PixelFit(sheet with { EquilibriumUptake = 1.0 }, Time));
        Assert.Throws<ArgumentException>(() => new PixelFit(sheet, Time).Fit(new double[201], Cancel));
    }
}
