using System.Globalization;
using BenchmarkDotNet.Attributes;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Benchmarks;

/// <summary>A map of 64 × 64 spectra of 1166 points as comma-separated text of 47 MB, read from the file system.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private string path = "";

    /// <summary>Name and call of what <c>times</c> prints.</summary>
    public static IEnumerable<(string Name, Action Call)> All()
    {
        var benchmarks = new Lazy<TextBenchmarks>(() =>
        {
            var made = new TextBenchmarks();
            made.Make();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Delete();
            return made;
        });
        yield return ("text map of 47 MB, 64 × 64 spectra of 1166 points", () => _ = benchmarks.Value.CsvMap());
        yield return ("text map of 47 MB, format found by its content", () => _ = benchmarks.Value.Recognised());
    }

    [GlobalSetup]
    public void Make()
    {
        const int Side = 64;
        const int Points = 1166;
        path = Path.Combine(Path.GetTempPath(), $"fickian-map-{Environment.ProcessId}.csv");
        var random = new Random(1);
        using var text = new StreamWriter(path);
        text.Write("x / µm,y / µm," + string.Join(',', Enumerable.Range(0, Points).Select(i => (900 + (2 * i)).ToString(CultureInfo.InvariantCulture))) + "\n");
        for (var pixel = 0; pixel < Side * Side; pixel++)
        {
            text.Write(string.Create(CultureInfo.InvariantCulture, $"{5.5 * (pixel % Side)},{5.5 * (pixel / Side)}"));
            for (var i = 0; i < Points; i++)
                text.Write("," + ((float)random.NextDouble()).ToString("F7", CultureInfo.InvariantCulture));
            text.Write('\n');
        }
    }

    [GlobalCleanup]
    public void Delete() => File.Delete(path);

    [Benchmark(Baseline = true)]
    public SpectralMap CsvMap() => TextMapFile.Read(path).The<SpectralMap>();

    [Benchmark]
    public SpectralMap Recognised() => DataFile.Open(path).The<SpectralMap>();
}
