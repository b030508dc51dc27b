using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Infrared;
using Fickian.Numerics;

namespace Fickian.Benchmarks;

/// <summary>What is timed of Fickian: a sheet of 200 µm, D = 2.81e-12 m²/s, 200 points to Dt/l² = 2, noise of 1 % of M∞, seed 1.</summary>
internal sealed class OwnSide
{
    private const double Diffusivity = 2.81e-12;

    private readonly PlaneSheet sheet = new(Thickness: 200.Micrometres());
    private readonly PlaneSheet coated = new(Thickness: 200.Micrometres()) { SurfacePermeability = Parameter.Free };
    private readonly Lazy<FitResult> fitted;
    private readonly double[] columns = new double[200];
    private readonly double[] derivatives = new double[400];
    private readonly double[] uptakeTime = [.. Enumerable.Range(1, 200).Select(i => 0.5 * i / 200)];

    public OwnSide()
    {
        var random = new Random(1);
        double[] time = [.. Enumerable.Range(1, 200).Select(i => 36.0 * i)];
        Data = new Curve(time, [.. sheet.FractionalUptake(time, Diffusivity).Select(f => f + (0.01 * Normal(random)))]);
        fitted = new(() => sheet.FitTo(Data));
        Map = new(() => (new(Array.ConvertAll(Pixels.Value.Data, v => (float)v), Fickian.Axis.Index("row", 128), Fickian.Axis.Index("column", 128), new(Quantity.Time, time)), sheet));
    }

    /// <summary>Pixels: D spread over a factor 4, the same noise.</summary>
    public Lazy<(PixelFit Fit, double[] Data)> Pixels { get; } = new(() =>
    {
        var random = new Random(2);
        var body = new PlaneSheet(Thickness: 200.Micrometres());
        double[] time = [.. Enumerable.Range(1, 200).Select(i => 36.0 * i)];
        var data = Enumerable.Range(0, 16384).SelectMany(_ => body.FractionalUptake(time, Diffusivity * Math.Pow(4, random.NextDouble() - 0.5)).Select(f => f + (0.01 * Normal(random)))).ToArray();
        return (new PixelFit(body, time), data);
    });

    /// <summary>A map series of 128 × 128 pixels and 200 frames in single precision: the same pixels as <see cref="Pixels"/>.</summary>
    public Lazy<(UptakeMap Map, PlaneSheet Sheet)> Map { get; }

    /// <summary>The points.</summary>
    public Curve Data { get; }

    /// <summary>What peers do too: name of the task, call, and how many of the task it does.</summary>
    public IEnumerable<(string Task, Action Call, double Per)> Tasks() =>
    [
        ("model", () => sheet.FractionalUptake(Data.X.Span, Diffusivity, double.PositiveInfinity, columns), 1),
        ("barrier", () => coated.TryDifferentiate(Data.X.Span, [Diffusivity, 1e-7], columns, derivatives), 1),
        ("fit", () => _ = sheet.FitTo(Data).StandardErrors[0], 1),
        ("interval", () => _ = sheet.FitTo(Data)[sheet.Diffusivity].Interval().Upper, 1),
        ("bootstrap500", () => _ = Bootstrap.Of(fitted.Value, 500, seed: 1).Replicates, 1),
        ("map", () => _ = Map.Value.Map.FitPixels(Map.Value.Sheet).Status, 1),
        ("pixel", () => _ = Pixels.Value.Fit.Fit(Pixels.Value.Data).Pixels, 16384),
        .. Laws.Select(l => (l.Name, (Action)(() => _ = Sphere(l.Law)[^1]), 1.0)),
    ];

    /// <summary>Name and call of everything that is timed.</summary>
    public IEnumerable<(string Name, Action Call)> All() =>
    [
        ("sheet, F and dF/dD at 200 points", () => sheet.TryDifferentiate(Data.X.Span, [Diffusivity, double.PositiveInfinity], columns, derivatives)),
        ("cylinder, F and dF/dD at 200 points", () => new InfiniteCylinder(100.Micrometres()).TryDifferentiate(Data.X.Span, [Diffusivity, double.PositiveInfinity], columns, derivatives)),
        ("sphere, F and dF/dD at 200 points", () => new Sphere(100.Micrometres()).TryDifferentiate(Data.X.Span, [Diffusivity, double.PositiveInfinity], columns, derivatives)),
        ("sheet with barrier, F and both slopes at 200 points, eigenvalues included", () => coated.TryDifferentiate(Data.X.Span, [Diffusivity, 1e-7], columns, derivatives)),
        ("start of D from the data", () => sheet.Guess(Data, derivatives)),
        ("fit of D and M∞ with covariance", () => _ = sheet.FitTo(Data).StandardErrors[0]),
        ("bootstrap of the fit, 500 replicates", () => _ = Bootstrap.Of(fitted.Value, 500, seed: 1).Replicates),
        ("family of the sheet on the axis", () => _ = new PixelFit(sheet, Data.X.ToArray()).Dimensions),
        ("16384 pixels of 200 points, two processors", () => _ = Pixels.Value.Fit.Fit(Pixels.Value.Data).Pixels),
        ("diffusivity map, 128 × 128 pixels, 200 frames, with errors and status", () => _ = Map.Value.Map.FitPixels(Map.Value.Sheet).Status),
        ("fit and 95 % profile interval of D", () => _ = sheet.FitTo(Data)[sheet.Diffusivity].Interval().Upper),
        ("start of D and k from the data", () => coated.Guess(Data, derivatives)),
        ("fit of D, k and M∞ with covariance", () => _ = coated.FitTo(Data).StandardErrors[0]),
        .. Laws.Select(l => ($"sphere of 100 cells with D(c), 200 times: {l.Name}", (Action)(() => _ = Sphere(l.Law)[^1]))),
    ];

    // D(c) in a sphere: nine tenths of saturation, and D that rises e³ and e⁷ times.
    private static (string Name, IDiffusivityLaw Law)[] Laws =>
    [
        ("langmuir90", new LangmuirDiffusivity(1, Saturation: 1 / 0.9)),
        ("exponential3", new ExponentialDiffusivity(1, Steepness: 3)),
        ("exponential7", new ExponentialDiffusivity(1, Steepness: 7)),
    ];

    private double[] Sphere(IDiffusivityLaw law) =>
        new NonlinearDiffusionProblem(BodyShape.Sphere, HalfLength: 1, law) { Cells = 100 }.MeanConcentration(uptakeTime);

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
