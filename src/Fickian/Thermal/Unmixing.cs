using System.Collections.Immutable;
using System.Globalization;
using Fickian.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Thermal;

/// <summary>Parts ion currents into gases by their fragments, none of them negative.</summary>
/// <remarks>
/// At each instant of the first ion: min Σ[(I_j − Σ_k a_jk·x_k)/σ_j]², x ≥ 0; a_jk = intensity of gas k at ion j, σ_j the noise of ion j. x has the unit of the current, at the strongest ion of the gas.
/// The other ions are taken to these instants on straight lines. Currents are over their baselines (take drifts away first), or baselines become gas.
/// Standard errors are those without the bound at 0, from the noise of each ion about each instant, and enlarged by √(χ²/ν) of the 21 instants around where that exceeds 1; what wrong intensities do to gases that share an ion they do not contain. What the gases leave over tells whether one is missing or an intensity is wrong.
/// </remarks>
public sealed record Unmixing
{
    // A mean square residual of so many times the noise is no longer noise.
    private const double Poor = 2;

    private Unmixing(ImmutableArray<Curve> gases, ImmutableArray<Curve> residuals, double misfit, ImmutableArray<Finding> findings) =>
        (Gases, Residuals, Misfit, Findings) = (gases, residuals, misfit, findings);

    /// <summary>Temperature of the sample at the instants of the curves, K, [n].</summary>
    public required ReadOnlyMemory<double> Temperature { get; init; }

    /// <summary>How much of each gas left, and when.</summary>
    public required ImmutableArray<GasRelease> Releases { get; init; }

    /// <summary>Current of each gas at its strongest ion, over time.</summary>
    public ImmutableArray<Curve> Gases { get; }

    /// <summary>What is left of the current of each ion that was used, over the same time, with its noise.</summary>
    public ImmutableArray<Curve> Residuals { get; }

    /// <summary>√(χ²/ν) over all ions and instants: 1 where nothing but noise is left; NaN if there are as many gases as ions.</summary>
    public double Misfit { get; }

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Parts the currents.</summary>
    /// <param name="ions">Ions on one time axis.</param>
    /// <param name="carrierIons">m/z that the carrier gas covers and that are left out: 28 and 14 under nitrogen.</param>
    /// <param name="patterns">The gases.</param>
    /// <exception cref="ArgumentException">There are fewer ions than gases, or gases that these ions cannot tell apart.</exception>
    public static Unmixing Of(IReadOnlyList<IonTrace> ions, IReadOnlyCollection<int> carrierIons, params FragmentPattern[] patterns)
    {
        ArgumentNullException.ThrowIfNull(ions);
        ArgumentNullException.ThrowIfNull(patterns);
        var used = ions.Where(i => double.IsFinite(i.MassToCharge) && !carrierIons.Contains(Mass(i)) && patterns.Any(p => p.Intensities.ContainsKey(Mass(i)))).DistinctBy(Mass).ToArray();
        if (used.Length < patterns.Length || patterns.Length == 0)
            throw new ArgumentException($"At least as many ions as gases were expected; found {used.Length} ions ({string.Join(", ", used.Select(Mass))}) for {patterns.Length} gases. Name fewer gases.", nameof(patterns));
        var noise = Array.ConvertAll(used, Noise);
        var floor = noise.Max() > 0 ? 1e-6 * noise.Max() : 1;
        noise = Array.ConvertAll(noise, n => Math.Max(n, floor));
        var weighted = used.SelectMany((ion, j) => patterns.Select(p => p.Intensities.GetValueOrDefault(Mass(ion)) / noise[j])).ToArray();
        var gram = Gram(weighted, patterns.Length);
        var inverse = Inverse(gram, patterns);
        var time = used[0].Time.ToArray();
        var left = Array.ConvertAll(used, ion => ion == used[0] ? ion.Current.ToArray() : Array.ConvertAll(time, t => BetweenPoints.At(ion.Time.Span, ion.Current.Span, t)));
        var local = left.Select((y, j) => LocalNoise.Of(y, noise[j])).ToArray();
        var (amounts, free) = Solve(weighted, gram, inverse, left, noise, patterns.Length);
        var freedom = used.Length - patterns.Length;
        var square = Enumerable.Range(0, time.Length).Select(i => left.Select((r, j) => r[i] * r[i] / (local[j][i] * local[j][i])).Sum()).ToArray();
        var misfit = freedom > 0 ? Math.Sqrt(square.Average() / freedom) : double.NaN;
        var errors = Errors(weighted, inverse, noise, local, freedom > 0 ? LocalNoise.Smoothed(square, v => Math.Max(1, Math.Sqrt(v / freedom))) : [.. Enumerable.Repeat(1.0, time.Length)]);
        Curve Made(string name, double[] y, double[] error, Provenance provenance) => new(time, y, error) { YQuantity = used[0].Quantity, Name = name, Provenance = provenance };
        Curve[] gases = [.. patterns.Select((p, k) => Made(p.Species, amounts[k], errors[k], used[0].Provenance))];
        return new(
            [.. gases],
            [.. used.Select((ion, j) => Made(ion.Name, left[j], local[j], Provenance.Computed))],
            misfit,
            [.. Uncalibrated(patterns), .. Remainder(used, left, local, misfit)])
        {
            Temperature = used[0].Temperature,
            Releases = [.. gases.Select((g, k) => GasRelease.Of(time, used[0].Temperature.Span, used[0].TemperatureError, free[k], errors[k], g.YQuantity.Unit))],
        };
    }

    private static int Mass(IonTrace ion) => (int)Math.Round(ion.MassToCharge);

    // Neighbours differ by √2 times the noise; the median of |differences| is 0.954 of it.
    private static double Noise(IonTrace ion)
    {
        var y = ion.Current.ToArray();
        var steps = y.Zip(y.Skip(1), (a, b) => Math.Abs(b - a)).Order().ToArray();
        return steps[steps.Length / 2] / 0.954;
    }

    // What the gases explain is taken off the currents. Amounts with the bound at 0, and without it.
    private static (double[][] Bounded, double[][] Free) Solve(double[] weighted, double[] gram, Matrix<double> inverse, double[][] currents, double[] noise, int count)
    {
        var (found, free) = (Columns(count, currents[0].Length), Columns(count, currents[0].Length));
        Span<double> along = stackalloc double[count];
        Span<double> amounts = stackalloc double[count];
        for (var i = 0; i < currents[0].Length; i++)
        {
            along.Clear();
            for (var at = 0; at < weighted.Length; at++)
                along[at % count] += weighted[at] * currents[at / count][i] / noise[at / count];
            NonNegativeLeastSquares.Solve(gram, along, (1u << count) - 1, amounts);
            for (var k = 0; k < count; k++)
            {
                found[k][i] = amounts[k];
                for (var other = 0; other < count; other++)
                    free[k][i] += inverse[k, other] * along[other];
            }

            for (var at = 0; at < weighted.Length; at++)
                currents[at / count][i] -= weighted[at] * noise[at / count] * amounts[at % count];
        }

        return (found, free);
    }

    private static double[][] Columns(int count, int rows) => [.. Enumerable.Range(0, count).Select(_ => new double[rows])];

    // x = G⁻¹·AᵀW·I is linear in the currents, each with its noise at the instant; the weights are those of the whole trace.
    private static double[][] Errors(double[] weighted, Matrix<double> inverse, double[] noise, double[][] local, double[] growth)
    {
        var count = inverse.RowCount;
        var errors = Columns(count, growth.Length);
        for (var k = 0; k < count; k++)
        {
            var slopes = noise.Select((n, j) => Enumerable.Range(0, count).Sum(l => inverse[k, l] * weighted[(j * count) + l]) / n).ToArray();
            for (var i = 0; i < growth.Length; i++)
                errors[k][i] = growth[i] * Math.Sqrt(slopes.Select((m, j) => m * m * local[j][i] * local[j][i]).Sum());
        }

        return errors;
    }

    private static double[] Gram(double[] weighted, int count)
    {
        var gram = new double[count * count];
        for (var row = 0; row < weighted.Length; row += count)
        {
            for (var k = 0; k < gram.Length; k++)
                gram[k] += weighted[row + (k / count)] * weighted[row + (k % count)];
        }

        return gram;
    }

    private static Matrix<double> Inverse(double[] gram, FragmentPattern[] patterns)
    {
        var count = patterns.Length;
        var scaled = Matrix<double>.Build.Dense(count, count, (i, j) => gram[(i * count) + j] / Math.Sqrt(gram[(i * count) + i] * gram[(j * count) + j]));
        if (!(scaled.ConditionNumber() < 1e8))
            throw new ArgumentException($"Gases that these ions tell apart were expected; {string.Join(", ", patterns.Select(p => p.Species))} cannot be. Record an ion that only one of them has.", nameof(patterns));
        var inverse = scaled.Inverse();
        return Matrix<double>.Build.Dense(count, count, (i, j) => inverse[i, j] / Math.Sqrt(gram[(i * count) + i] * gram[(j * count) + j]));
    }

    private static IEnumerable<Finding> Uncalibrated(FragmentPattern[] patterns) => patterns.Where(p => !p.IsCalibrated)
        .Select(p => Finding.Warning($"The relative intensities of {p.Species} were not measured with this spectrometer and must be calibrated before its amount is told.", "fragments"));

    private static IEnumerable<Finding> Remainder(IonTrace[] ions, double[][] left, double[][] noise, double misfit)
    {
        if (!(misfit > Poor))
            yield break;
        var rms = left.Select((r, j) => Math.Sqrt(r.Select((v, i) => v * v / (noise[j][i] * noise[j][i])).Average())).ToArray();
        var worst = Array.IndexOf(rms, rms.Max());
        yield return Finding.Warning(string.Create(CultureInfo.InvariantCulture, $"These gases do not explain the currents within their noise: √(χ²/ν) is {misfit:G3}, and {rms[worst]:G3} times the noise is left at {ions[worst].Name}. A gas is missing, an intensity or a baseline is wrong; the errors do not contain it."), "residuals");
    }
}
