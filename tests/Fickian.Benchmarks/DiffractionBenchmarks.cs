using BenchmarkDotNet.Attributes;
using Fickian.Diffraction;
using Fickian.Files;

namespace Fickian.Benchmarks;

/// <summary>Powder patterns of all 296 atoms of ZIF-62 and of its 42 independent sites, and the fit of a simulated measurement.</summary>
[MemoryDiagnoser]
public class DiffractionBenchmarks
{
    private readonly CrystalStructure sites = DataFile.Open(DataFolder.FindFrom(AppContext.BaseDirectory)["structures/zif-62-sites.csv"]).The<CrystalStructure>();
    private CrystalStructure whole = null!;
    private Diffractogram measured = null!;

    [GlobalSetup]
    public void Setup()
    {
        whole = new("P 1", sites.Cell, [SymmetryOperation.Identity], [.. sites.Atoms.Select(a => a.Site with { X = a.X, Y = a.Y, Z = a.Z })]);
        double[] x = [.. Enumerable.Range(0, 1751).Select(i => 5 + (0.02 * i))];
        var curve = PowderPattern.Of(sites).On(x, LineProfile.OfWidth(0.1));
        var random = new Random(1);
        measured = new("simulated", x, Array.ConvertAll(curve.Y.ToArray(), y => Math.Round(100 + (10 * y) + (Math.Sqrt(100 + (10 * y)) * ((2 * random.NextDouble()) - 1))))) { Value = DiffractionQuantity.Counts };
    }

    [Benchmark]
    public int WholeCell() => PowderPattern.Of(whole).Reflections.Length;

    [Benchmark]
    public int IndependentSites() => PowderPattern.Of(sites).Reflections.Length;

    [Benchmark]
    public int FitPeaks() => measured.FitPeaks().Peaks.Length;
}
