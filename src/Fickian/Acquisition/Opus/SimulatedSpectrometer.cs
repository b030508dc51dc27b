using Fickian.Acquisition.Simulators;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.Opus;

/// <summary>The optics of a simulated spectrometer: scans that take their time, noise that falls with their square root, a single beam with the envelope of a warm source.</summary>
/// <remarks>
/// A = mean over the scans of A(t) + noise, σ = 6·10⁻⁴·(4 cm⁻¹/RES)/√NSS. Scan time ∝ 1/RES. The values are assumptions of a typical bench, none is of a certain instrument; the resolution does not smooth the spectrum it is given.
/// </remarks>
internal sealed class SimulatedSpectrometer(SimulatorSetup setup, SampleSpectrum? sample)
{
    private const double NoiseOfOneScan = 6e-4;
    private const int MostLooks = 8;

    private readonly Xoshiro256StarStar random = new(setup.Seed, threadSafe: false);
    private readonly double scanTime = setup.Setting("scan-time", 0.5);
    private readonly SampleSpectrum sample = sample ?? Alone(setup);

    /// <summary>Time that scans take, s.</summary>
    public double Duration(int scans, double resolution) => scans * scanTime * 4 / resolution;

    /// <summary>Scans the reference.</summary>
    public Task ReferenceAsync(int scans, double resolution, CancellationToken cancellation) =>
        Task.Delay(TimeSpan.FromSeconds(Duration(scans, resolution)), setup.Time, cancellation);

    /// <summary>Scans the sample; what it shows is the mean over the time of the scans.</summary>
    public async Task<(double[] Wavenumbers, double[] Absorbance)> SampleAsync(int scans, double resolution, CancellationToken cancellation)
    {
        var looks = Math.Clamp(scans, 1, MostLooks);
        var part = Duration(scans, resolution) / looks;
        var (at, sum) = sample(Now);
        sum = new double[at.Length];
        for (var look = 0; look < looks; look++)
        {
            await Task.Delay(TimeSpan.FromSeconds(part), setup.Time, cancellation);
            var (_, seen) = sample(Now - (part / 2));
            for (var i = 0; i < sum.Length; i++)
                sum[i] += seen[i] / looks;
        }

        var sigma = NoiseOfOneScan * 4 / resolution / Math.Sqrt(scans);
        return (at, Array.ConvertAll(sum, a => a + Normal.Sample(random, 0, sigma)));
    }

    /// <summary>Height of the interferogram's peak, counts.</summary>
    public int Peak() => (int)Math.Round(Normal.Sample(random, 11843, 20));

    /// <summary>Single beam without a sample, arbitrary units.</summary>
    public static double Beam(double wavenumber) => 0.3 * Math.Exp(-Math.Pow((wavenumber - 1500) / 1800, 2));

    private double Now => setup.Time.GetElapsedTime(0).TotalSeconds;

    // Without a laboratory around it: a glass with a framework band, taking up CO₂ with a time constant of ten minutes unless the input "uptake" tells otherwise.
    private static SampleSpectrum Alone(SimulatorSetup setup)
    {
        var start = setup.Time.GetElapsedTime(0).TotalSeconds;
        double[] at = [.. Enumerable.Range(0, 1601).Select(i => 4000 - (2.0 * i))];
        return time =>
        {
            var uptake = setup.Inputs.TryGetValue("uptake", out var told) ? told() : 1 - Math.Exp(-(time - start) / 600);
            return (at, Array.ConvertAll(at, w => Band(w, 1485, 18, 0.9) + Band(w, 1088, 14, 0.7) + (uptake * Band(w, 2336, 6, 0.8))));
        };
    }

    private static double Band(double wavenumber, double centre, double width, double height) => height * Math.Exp(-0.5 * Math.Pow((wavenumber - centre) / width, 2));
}
