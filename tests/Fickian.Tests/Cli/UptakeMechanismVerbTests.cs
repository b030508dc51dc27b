using Fickian.Cli;
using Fickian.Diffusion;
using Fickian.Numerics;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Cli;

/// <summary>Every mechanism is found again in a curve that it made.</summary>
public sealed class UptakeMechanismVerbTests : IDisposable
{
    private const double D = 2e-12;
    private const double Noise = 0.003;

    private static readonly double[] Times = [.. Enumerable.Range(1, 80).Select(i => 20000.0 * i * i / 6400)];

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Linear_ramp()
    {
        var truth = new UnderPressure(new PlaneSheet(2e-4), new LinearPressureRamp(600)).FractionalUptake(Times, D);
        var free = (await Fit(Times, truth, "sheet", "200um", "--boundary", "ramp")).Json();
        Assert.True(free.Finds("diffusivity", D) && free.Finds("rampDuration", 600));
        var held = (await Fit(Times, truth, "sheet", "200um", "--boundary", "ramp", "--fix", "rampDuration=10min")).Json();
        Assert.True(held.Finds("diffusivity", D));
        Assert.True(held.Error("diffusivity") < free.Error("diffusivity"));
        Assert.False(held.GetProperty("estimates").TryGetProperty("rampDuration", out _));
    }

    [Theory]
    [InlineData("size", Spread.Size)]
    [InlineData("diffusivity", Spread.Diffusivity)]
    public async Task Distributed_samples(string word, Spread spread)
    {
        double[] times = [.. Times.Where((_, i) => i % 4 == 3)];
        var truth = new Distributed(new PlaneSheet(2e-4), spread) { GeometricStandardDeviation = 1.8 }.FractionalUptake(times, D);
        var free = (await Fit(times, truth, "sheet", "200um", "--distribution", word, "--fix", "M∞=1")).Json();
        Assert.True(free.Finds("diffusivity", D));
        var name = free.GetProperty("estimates").EnumerateObject().Single(e => e.Name.Contains("eviation", StringComparison.Ordinal)).Name;
        Assert.True(free.Finds(name, 1.8));
        var held = (await Fit(times, truth, "sheet", "200um", "--distribution", word, "--fix", "M∞=1", "--spread", "1.8")).Json();
        Assert.True(held.Finds("diffusivity", D) && held.Error("diffusivity") <= free.Error("diffusivity"));
    }

    [Fact]
    public async Task Relaxation()
    {
        var fast = new PlaneSheet(2e-4).FractionalUptake(Times, 2e-11);
        var run = (await Fit(Times, [.. fast.Zip(Times, (f, t) => f + (0.5 * (1 - Math.Exp(-2e-4 * t))))], "sheet", "200um", "--model", "relaxation")).Json();
        Assert.True(run.Finds("diffusivity", 2e-11) && run.Finds("relaxationRate1", 2e-4) && run.Finds("equilibriumUptake", 1) && run.Finds("relaxedUptake1", 0.5));
    }

    [Fact]
    public async Task Linear_driving_force_with_the_diffusivity_of_equal_mean_time()
    {
        var run = (await Fit(Times, [.. Times.Select(t => 1 - Math.Exp(-1e-3 * t))], "sphere", "100um", "--model", "linear-driving-force")).Json();
        Assert.True(run.Finds("rate", 1e-3));

        // D = k′R²/15, to rounding.
        Assert.Equal(1, run.Value("diffusivity") / (run.Value("rate") * 1e-8 / 15), 1e-12);
    }

    [Fact]
    public async Task Moving_front()
    {
        var truth = new MovingFront(BodyShape.Sphere, 1e-4, 20).FractionalUptake(Times, 1e-11);
        Assert.True((await Fit(Times, truth, "sphere", "100um", "--model", "moving-front", "--capacity-ratio", "20")).Json().Finds("diffusivity", 1e-11));
    }

    [Fact]
    public async Task Bidisperse_sphere_of_known_capacities_from_stated_starts()
    {
        // Control by macropores or by microparticles gives curves so alike that each has a minimum of its own: the start chooses.
        double[] times = [.. Times.Where((_, i) => i % 4 == 3)];
        var truth = new BidisperseSphere().FractionalUptake(times, 3e-3, 1e-4, 4);
        var run = (await Fit(times, truth, "sphere", "1mm", "--model", "bidisperse", "--fix", "capacityRatio=4", "--free", "A=2e-3/s", "--free", "microporeRate=2e-4/s", "--fix", "M∞=1")).Json();
        Assert.True(run.Finds("macroporeRate", 3e-3) && run.Finds("microporeRate", 1e-4));
    }

    [Fact]
    public async Task Non_isothermal_sphere_of_known_heat_of_sorption()
    {
        var truth = new NonIsothermalSphere(1e-4).FractionalUptake(Times, 1e-12, 2, 1);
        var run = (await Fit(Times, truth, "sphere", "100um", "--model", "non-isothermal", "--fix", "heatingNumber=1", "--free", "diffusivity=2e-12m2/s", "--free", "heatTransferNumber=1")).Json();
        Assert.True(run.Finds("diffusivity", 1e-12) && run.Finds("heatTransferNumber", 2));
    }

    [Fact]
    public async Task Langmuir_diffusivity_between_two_loadings()
    {
        var model = new ConcentrationDependentUptake(BodyShape.Sheet, 1e-4, (d, _) => new LangmuirDiffusivity(d, 1)) { SurfaceConcentration = 0.7, Cells = 60 };
        double[] times = [.. Times.Where((_, i) => i % 8 == 7)];
        var truth = new double[times.Length];
        model.Evaluate(times, [D, double.PositiveInfinity, 0], truth);
        var file = CurveFile.Write(folder, "langmuir", new Curve(times, truth));
        var run = (await CommandRun.Of("fit", "uptake", file, "--geometry", "sheet", "--size", "200um", "--diffusivity", "langmuir", "--loading", "0..0.7", "--fix", "equilibriumUptake=1", "--json")).Json();

        // The curve was made with 60 cells and is fitted with 200.
        Assert.Equal(1, run.Value("diffusivity") / D, 2e-3);
        Assert.Equal("sheet, Langmuir D(c)", run.GetProperty("model").GetString());
    }

    [Theory]
    [InlineData("sheet", "--model moving-front", "needs --capacity-ratio")]
    [InlineData("cuboid", "--model moving-front --capacity-ratio 9", "known for a sheet, a cylinder and a sphere")]
    [InlineData("sheet", "--model bidisperse", "use --geometry sphere")]
    [InlineData("sphere", "--model non-isothermal --boundary barrier", "leave --boundary")]
    [InlineData("sheet", "--diffusivity langmuir", "needs --loading")]
    [InlineData("sheet", "--diffusivity langmuir --loading 0.5..0.5", "Two different fractions")]
    [InlineData("sheet", "--diffusivity langmuir --loading 0..1.5", "from 0 to 1")]
    [InlineData("sheet", "--diffusivity sips --loading 0..0.5", "needs --exponent")]
    [InlineData("sheet", "--diffusivity dual-mode --hole-ratio 3", "--hole-filling")]
    [InlineData("sheet", "--diffusivity exponential --boundary bath", "by itself")]
    [InlineData("sheet", "--spread 1.5", "--spread belongs to --distribution")]
    [InlineData("sheet", "--distribution size --spread 0.5", "above 1")]
    [InlineData("sheet", "--capacity-ratio 20", "belongs to --model moving-front")]
    [InlineData("sheet", "--model swelling", "swelling")]
    public async Task What_does_not_go_together_gets_one_sentence(string geometry, string options, string sentence)
    {
        var file = CurveFile.Write(folder, "any", Simulated.Uptake(new PlaneSheet(2e-4), 1));
        var run = await CommandRun.Of(["fit", "uptake", file, "--geometry", geometry, "--size", geometry == "cuboid" ? "1mm,1mm,1mm" : "200um", .. options.Split(' ')]);
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.Contains(sentence, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private Task<CommandRun> Fit(double[] times, double[] truth, string geometry, string size, params string[] options)
    {
        var random = new MathNet.Numerics.Random.MersenneTwister(7);
        var file = CurveFile.Write(folder, "run", new Curve(times, [.. truth.Select(y => y + (Noise * Simulated.Normal(random)))]));
        return CommandRun.Of(["fit", "uptake", file, "--geometry", geometry, "--size", size, .. options, "--json"]);
    }
}
