using Fickian.Infrared;

namespace Fickian.Benchmarks;

/// <summary>What is timed of the processing of spectra: 256 spectra of 1000 points, two bands on a curved baseline with noise of 1 % of the higher band, seed 1; on one core.</summary>
/// <remarks>The asymmetry is so small that weights have not settled after ten rounds: all sides solve ten linear systems.</remarks>
internal sealed class SpectraSide
{
    private const int Points = 1000;
    private const int Spectra = 256;

    private readonly double[] result = new double[Spectra * Points];
    private readonly AsymmetricLeastSquares asymmetric = new(Smoothness: 1e4, Asymmetry: 1e-4) { MaximumRounds = 10 };
    private readonly AsymmetricallyReweightedLeastSquares reweighted = new(Smoothness: 1e4) { MaximumRounds = 10 };
    private readonly AdaptivelyReweightedLeastSquares adaptive = new(Smoothness: 1e4) { MaximumRounds = 10 };
    private readonly RubberBand band = new();
    private readonly Snip snip = new(HalfWidth: 100);
    private readonly SavitzkyGolay smoothing = new(11, 3);
    private readonly Despike despike = new();
    private readonly InterferenceFringes fringes = new(new(1.5, 0.01, Unit.One), Thinnest: 10e-6, Thickest: 300e-6);
    private readonly SpectralMap map;

    public SpectraSide()
    {
        var random = new Random(1);
        Wavenumbers = [.. Enumerable.Range(0, Points).Select(i => 4000.0 - (2 * i))];
        Ordinates = [.. Enumerable.Range(0, Spectra * Points).Select(i => Truth(i % Points / (Points - 1.0)) + (0.01 * Normal(random)))];
        map = new(Array.ConvertAll(Ordinates, v => (float)v), new Axis(InfraredQuantity.Wavenumber, Wavenumbers), Axis.Index("row", 16), Axis.Index("column", 16));
    }

    /// <summary>Positions, cm⁻¹.</summary>
    public double[] Wavenumbers { get; }

    /// <summary>Ordinates, spectrum after spectrum.</summary>
    public double[] Ordinates { get; }

    /// <summary>What peers do too: name of the task, call, and how many of the task it does.</summary>
    public IEnumerable<(string Task, Action Call, double Per)> Tasks() =>
    [
        ("asls10", () => asymmetric.Fit(Wavenumbers, Ordinates, result), Spectra),
        ("arpls10", () => reweighted.Fit(Wavenumbers, Ordinates, result), Spectra),
        ("airpls10", () => adaptive.Fit(Wavenumbers, Ordinates, result), Spectra),
        ("snip50", () => snip.Fit(Wavenumbers, Ordinates, result), Spectra),
        ("savgol11", () => smoothing.Apply(Wavenumbers, Ordinates, result), Spectra),
    ];

    /// <summary>Name and call of everything that is timed, 256 spectra each.</summary>
    public IEnumerable<(string Name, Action Call)> All() =>
    [
        .. Tasks().Select(t => ($"{t.Task}, 256 spectra of 1000 points, one core", t.Call)),
        ("asls10, one spectrum of 1000 points", () => asymmetric.Fit(Wavenumbers, Ordinates.AsSpan(0, Points), result.AsSpan(0, Points))),
        ("rubber band, 256 spectra of 1000 points, one core", () => band.Fit(Wavenumbers, Ordinates, result)),
        ("despike, 256 spectra of 1000 points, one core", () => despike.Apply(Wavenumbers, Ordinates, result)),
        ("fringes, one spectrum of 1000 points", () => fringes.Apply(Wavenumbers, Ordinates.AsSpan(0, Points), result.AsSpan(0, Points))),
        ("asls10, map of 256 spectra of 1000 points, all processors", () => _ = map.Subtract(asymmetric)),
    ];

    private static double Truth(double part) =>
        0.2 + (0.3 * part) + (0.25 * Math.Pow(part - 0.5, 2)) + Math.Exp(-0.5 * Math.Pow((part - 0.3) / 0.015, 2)) + (0.4 * Math.Exp(-0.5 * Math.Pow((part - 0.65) / 0.02, 2)));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
