using System.Globalization;
using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;
using Fickian.Sorption;
using Fickian.Tests.Sorption;

namespace Fickian.Tests.Fitting;

/// <summary>One design for each law that can be fitted: points and noise with which its parameters are identifiable.</summary>
/// <param name="Model">The law, free where it is fitted.</param>
/// <param name="Truth">Values of all parameters, then of all coefficients.</param>
/// <param name="X">Abscissae.</param>
/// <param name="Noise">Standard deviation of a point over the largest ordinate.</param>
internal sealed record CoverageCase(IModel Model, double[] Truth, double[] X, double Noise)
{
    /// <summary>Whether the fit is told the standard deviation.</summary>
    public bool IsNoiseKnown { get; init; }

    // FICKIAN_SETS asks for as many curves of every law.
    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_SETS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null;

    /// <summary>Number of curves; in an ordinary run fewer where a curve takes a tenth of a second and more.</summary>
    public int Sets { get => Math.Min(Asked ?? field, MostSets); init; } = 500;

    /// <summary>Largest number of curves, for a law of which one fit takes seconds.</summary>
    public int MostSets { get; init; } = int.MaxValue;

    /// <summary>How to fit; null for the defaults.</summary>
    public FitOptions? Options { get; init; }

    /// <summary>Share of 1σ intervals that hold the truth. Errors from known noise are scaled up where points scatter more, never down: for 30 to 40 points 2 % more do.</summary>
    public double OneSigma => IsNoiseKnown ? 0.70 : 0.68;
}

/// <summary>The table of <see cref="CoverageTests"/>. Bodies are a tenth of a millimetre large and filled in an hour: D = a²/3600 s.</summary>
internal static class CoverageCases
{
    private const double Half = 1e-4;
    private const double Hour = 3600;
    private const double D = Half * Half / Hour;
    private const double NoBarrier = double.PositiveInfinity;

    // L = ka/D = 5.
    private const double Barrier = 5 * D / Half;

    private static readonly PlaneSheet Sheet = new(2 * Half);
    private static readonly Sphere Ball = new(Half);

    public static readonly IReadOnlyDictionary<string, CoverageCase> All = new Dictionary<string, CoverageCase>(StringComparer.Ordinal)
    {
        ["sheet"] = new(Sheet, [D, NoBarrier, 1], Times(1), 0.01),
        ["sheet, noise known"] = new(Sheet, [D, NoBarrier, 1], Times(1), 0.01) { IsNoiseKnown = true },
        ["cylinder"] = new(new InfiniteCylinder(Half), [D, NoBarrier, 1], Times(0.6), 0.01),
        ["sphere"] = new(Ball, [D, NoBarrier, 1], Times(0.4), 0.01),
        ["cuboid"] = new(new Cuboid(2 * Half, 3 * Half, 10 * Half), [D, NoBarrier, 1], Times(0.8), 0.01),
        ["anisotropic cuboid"] = new(new AnisotropicCuboid(Half, 2 * Half, 2 * Half) { TiedAxes = TiedAxes.BAndC }, [D, NoBarrier, D / 16, 1], Quadratic(0.4), 0.001) { Sets = 250 },
        ["finite cylinder"] = new(new FiniteCylinder(Half, 3 * Half), [D, NoBarrier, 1], Times(0.5), 0.01),
        ["hollow sphere"] = new(new HollowSphere(Half, 2 * Half), [D, NoBarrier, 1], Times(2), 0.01) { Sets = 250 },
        ["smooth body, M∞ known"] = new(new SmoothBody(3 / Half) { MeanCurvature = 1 / Half }, [D, NoBarrier, 1], Times(0.015), 0.01),
        ["sheet behind a barrier"] = new(Sheet with { SurfacePermeability = Parameter.Free }, [D, Barrier, 1], Times(2, 100), 0.003) { Sets = 250 },
        ["cylinder behind a barrier"] = new(new InfiniteCylinder(Half) { SurfacePermeability = Parameter.Free }, [D, Barrier, 1], Times(1, 100), 0.003) { Sets = 250 },
        ["sphere behind a barrier"] = new(Ball with { SurfacePermeability = Parameter.Free }, [D, Barrier, 1], Times(0.6, 100), 0.003) { Sets = 250 },
        ["cuboid behind a barrier"] = new(new Cuboid(2 * Half, 3 * Half, 10 * Half) { SurfacePermeability = Parameter.Free }, [D, Barrier, 1], Times(1, 100), 0.003) { Sets = 250 },
        ["surface layer"] = new(new SurfaceLayer(Sheet), [D, Half / 5, 1], Times(2, 100), 0.003) { Sets = 250 },
        ["two-faced sheet"] = new(new TwoFacedSheet(Half), [D, NoBarrier, 2 * D / Half, 1], Quadratic(1.5, 40), 0.001) { Sets = 100 },
        ["exponential pressure"] = new(new UnderPressure(Sheet, new ExponentialPressure()), [D, NoBarrier, 8 / Hour, 1], Quadratic(1.5), 0.003) { Sets = 250 },
        ["pressure ramp"] = new(new UnderPressure(Ball, new LinearPressureRamp(Parameter.From(0.1 * Hour))), [D, NoBarrier, 0.1 * Hour, 1], Quadratic(0.5), 0.003) { Sets = 100 },
        ["measured pressure"] = new(new UnderPressure(Ball, new MeasuredPressure(new Curve([0, 100, 300], [0, 0.7, 1]))), [D, NoBarrier, 1], Times(0.4), 0.01) { Sets = 250 },
        ["finite bath"] = new(new FiniteBath(Sheet with { EquilibriumUptake = 1 }), [D, NoBarrier, 0.6, 1], Quadratic(1), 0.005) { Sets = 250 },
        ["distributed size"] = new(new Distributed(Ball, Spread.Size), [D, NoBarrier, 1.6, 1], Quadratic(0.8, 30), 0.003) { Sets = 100 },
        ["distributed diffusivity"] = new(new Distributed(Sheet, Spread.Diffusivity), [D, NoBarrier, 2.5, 1], Quadratic(3, 30), 0.003) { Sets = 100 },
        ["linear driving force"] = new(new LinearDrivingForce(), [3 / Hour, 1], Times(1), 0.01),
        ["Berens–Hopfenberg"] = new(new BerensHopfenberg(Sheet), [D, NoBarrier, 0.1 / Hour, 1, 0.5], Quadratic(30, 60), 0.005) { Sets = 250 },
        ["bidisperse"] = new(new BidisperseSphere { MacroporeRate = Parameter.From(3 / Hour), MicroporeRate = Parameter.From(0.4 / Hour), CapacityRatio = 2 }, [4 / Hour, 0.3 / Hour, 2, 1], Quadratic(1.2, 24), 0.002) { Sets = 100 },
        ["moving front"] = new(new MovingFront(BodyShape.Sphere, Half, 40), [20 * D, 1], Times(0.25), 0.01),
        ["non-isothermal sphere"] = new(new NonIsothermalSphere(Half), [D, 12, 0.8, 1], Quadratic(0.6, 30), 0.002) { Sets = 100 },
        ["D(c) of a Langmuir isotherm"] = new(new ConcentrationDependentUptake(BodyShape.Sphere, Half, (d, _) => new LangmuirDiffusivity(d, Saturation: 1.1)) { Cells = 20 }, [D, NoBarrier, 0, 1], Times(0.2), 0.01) { Sets = 40, Options = ConcentrationDependentUptake.Options },
        ["D(c) rising exponentially"] = new(new ConcentrationDependentUptake(BodyShape.Sphere, Half, (d, b) => new ExponentialDiffusivity(d, b)) { Steepness = Parameter.From(1.5).Within(-5, 5), Cells = 20 }, [D, NoBarrier, 2, 1], Quadratic(0.3, 30), 0.002) { Sets = 20, MostSets = 60, Options = ConcentrationDependentUptake.Options },
        ["membrane, amount"] = new(new Membrane(Half, 1e5), [D, 1e-12, 0, 0], Times(2), 0.005),
        ["membrane, flux"] = new(new MembraneFlux(Half), [D, 1, 0.1], Times(0.8), 0.01),
        ["dual-mode permeability"] = new(new DualModePermeability(), [2e-5, 1e-15, 3e-15], [.. Enumerable.Range(1, 20).Select(i => 1e4 * i)], 0.005),
        ["zero-length column"] = new(new ZeroLengthColumn(Half), [D, 8, 1], Quadratic(0.5, 30), 0.003) { Sets = 100 },
        ["erfc profile"] = new(new ErfcProfile(0.01 * Hour) { SurfacePosition = Parameter.From(1e-6), Offset = Parameter.Free }, [D, 2e-6, 1, 0.1], Depths(0.5), 0.01),
        ["sheet profile behind a barrier"] = new(new BodyProfile(BodyShape.Sheet, Half, 0.2 * Hour) { SurfacePermeability = Parameter.Free, Rise = 1 }, [D, Barrier, 1, 0], Depths(2), 0.01),
        ["sphere profile"] = new(new BodyProfile(BodyShape.Sphere, Half, 0.05 * Hour), [D, NoBarrier, 1, 0], Depths(1), 0.01),
        ["Arrhenius"] = new(new Arrhenius(), [-27, 25e3], [.. Enumerable.Range(0, 8).Select(i => 273.15 + (10 * i))], 0.001),
        ["Henry"] = Isotherm("Henry", 0.01),
        ["Langmuir"] = Isotherm("Langmuir", 0.005),
        ["Langmuir, noise known"] = Isotherm("Langmuir", 0.005) with { IsNoiseKnown = true },
        ["dual-site Langmuir"] = Isotherm("dual-site Langmuir", 0.001, 5e5) with { Sets = 250 },
        ["Tóth"] = Isotherm("Tóth", 0.001, 5e5),
        ["Sips"] = Isotherm("Sips", 0.005),
        ["Freundlich"] = Isotherm("Freundlich", 0.005),
        ["BET"] = Isotherm("BET", 0.005, 6e4),
        ["GAB"] = Isotherm("GAB", 0.003),
        ["dual mode"] = Isotherm("dual mode", 0.005, 1e6) with { IsNoiseKnown = true },
    };

    private static double[] Times(double end, int points = 40) => [.. Enumerable.Range(1, points).Select(i => end * Hour * i / points)];

    // Dense at first, where surface and gas show.
    private static double[] Quadratic(double end, int points = 60) => [.. Enumerable.Range(1, points).Select(i => end * Hour * i * i / (points * points))];

    private static double[] Depths(double end) => [.. Enumerable.Range(0, 50).Select(i => end * Half * (i + 0.5) / 50)];

    private static CoverageCase Isotherm(string name, double noise, double highest = 1e5)
    {
        var truth = Laws.Numbers(name);
        return new(Laws.Free(name), [.. truth.Values], [.. Enumerable.Range(0, 30).Select(i => 200 * Math.Pow(highest / 200, i / 29.0))], noise);
    }
}
