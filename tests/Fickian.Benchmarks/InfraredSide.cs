using Fickian.Infrared;

namespace Fickian.Benchmarks;

/// <summary>What is timed of infrared maps: 16 384 spectra of 1000 points, 65 MB, one Gaussian on a line, noise of 1 % of its height, seed 3.</summary>
internal sealed class InfraredSide
{
    private const int Side = 128;
    private const int Points = 1000;

    private static readonly Band Band = new("CO₂ ν₃", 2290, 2389.5);
    private static readonly Band Whole = new("whole spectrum", 1900, 2900);

    private readonly Lazy<SpectralMap> map = new(Make);

    /// <summary>What peers do too: name of the task, call, and how many of the task it does.</summary>
    public IEnumerable<(string Task, Action Call, double Per)> Tasks() =>
    [
        ("bandarea", () => map.Value.Integrate(Band), Side * Side),
        ("wholearea", () => map.Value.Integrate(Whole), Side * Side),
        ("peakfit", () => new PeakFit(PeakShape.Gauss, Band).Fit(map.Value), Side * Side),
        ("hostfit", () => Host.Measure(map.Value), Side * Side),
    ];

    /// <summary>Name and call of everything that is timed.</summary>
    public IEnumerable<(string Name, Action Call)> All() =>
    [
        ("16384 band areas with edge baseline, 100 of 1000 points", () => map.Value.Integrate(Band)),
        ("16384 band areas with edge baseline, 1000 of 1000 points, 65 MB", () => map.Value.Integrate(Whole)),
        ("reading 65 MB on two processors, the yardstick", () => Read(map.Value)),
        ("16384 band areas with errors, 100 points and 100 quiet ones", () => map.Value.Integrate(Band, quiet: new("quiet", 2450, 2549.5))),
        ("16384 Gaussians on a line, 100 points", () => new PeakFit(PeakShape.Gauss, Band).Fit(map.Value)),
        ("16384 Lorentzians on a line, 100 points", () => new PeakFit(PeakShape.Lorentz, Band).Fit(map.Value)),
        ("16384 pseudo-Voigt peaks on a line, 100 points", () => new PeakFit(PeakShape.PseudoVoigt, Band).Fit(map.Value)),
        ("16384 Voigt peaks on a line, 100 points", () => new PeakFit(PeakShape.Voigt, Band).Fit(map.Value)),
        ("16384 host subtractions with errors, 700 points", () => Host.Measure(map.Value)),
        ("lines of CO₂ at 2 cm⁻¹", () => GasPhase.CarbonDioxide(296, 101325, 2)),
    ];

    private static ReferenceSubtraction Host { get; } = new(PeakShape.Gauss.On(Axis.Linear(InfraredQuantity.Wavenumber, 2900, 1900, Points), 2500, 200), Band)
    {
        FittedRanges = [new("below", 1950, 2270), new("above", 2420, 2800)],
    };

    private static SpectralMap Make()
    {
        var random = new Random(3);
        var axis = Axis.Linear(InfraredQuantity.Wavenumber, 2900, 1900, Points);
        var shape = PeakShape.Gauss.On(axis, 2341, 16).Values.ToArray();
        var values = new float[Side * Side * Points];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(0.3 + (1e-4 * (axis[i % Points] - 2340)) + (0.5 * shape[i % Points]) + (0.005 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
        return new(values, axis, Axis.Linear(InfraredQuantity.Y, 0, 127e-6, Side), Axis.Linear(InfraredQuantity.X, 0, 127e-6, Side));
    }

    private static void Read(SpectralMap map) => Parallel.For(0, Environment.ProcessorCount * 8, part =>
    {
        var share = map.Values.Length / (Environment.ProcessorCount * 8);
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<float, System.Runtime.Intrinsics.Vector512<float>>(map.Values.Span.Slice(part * share, share));
        var (a, b) = (System.Runtime.Intrinsics.Vector512<float>.Zero, System.Runtime.Intrinsics.Vector512<float>.Zero);
        for (var i = 0; i + 1 < values.Length; i += 2)
            (a, b) = (a + values[i], b + values[i + 1]);
        GC.KeepAlive(a + b);
    });
}
