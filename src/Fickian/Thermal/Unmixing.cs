using System.Collections.Immutable;
using Fickian.Numerics;

namespace Fickian.Thermal;

/// <summary>Parts ion currents into gases by their fragments, none of them negative.</summary>
/// <remarks>
/// At each instant of the first ion: min Σ[(I_j − Σ_k a_jk·x_k)/σ_j]², x ≥ 0; a_jk = intensity of gas k at ion j, σ_j the noise of ion j. x has the unit of the current, at the strongest ion of the gas.
/// The other ions are taken to these instants on straight lines. Currents are over their baselines (take drifts away first), or baselines become gas.
/// Standard errors are those without the bound at 0, from noise alone; those of the intensities are usually larger.
/// </remarks>
public sealed record Unmixing
{
    private Unmixing(ImmutableArray<Curve> gases, ImmutableArray<Finding> findings) => (Gases, Findings) = (gases, findings);

    /// <summary>Current of each gas at its strongest ion, over time.</summary>
    public ImmutableArray<Curve> Gases { get; }

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
        var design = used.SelectMany((ion, j) => patterns.Select(p => p.Intensities.GetValueOrDefault(Mass(ion)) / Math.Max(noise[j], floor))).ToArray();
        var count = patterns.Length;
        var gram = new double[count * count];
        for (var j = 0; j < used.Length; j++)
        {
            for (var k = 0; k < gram.Length; k++)
                gram[k] += design[(j * count) + (k / count)] * design[(j * count) + (k % count)];
        }

        var inverse = Inverse(gram, count, patterns);
        var (time, x) = (used[0].Time.ToArray(), new double[count][]);
        for (var k = 0; k < count; k++)
            x[k] = new double[time.Length];
        Span<double> along = stackalloc double[count];
        Span<double> amounts = stackalloc double[count];
        for (var i = 0; i < time.Length; i++)
        {
            along.Clear();
            for (var j = 0; j < used.Length; j++)
            {
                var current = j == 0 ? used[0].Current.Span[i] : BetweenPoints.At(used[j].Time.Span, used[j].Current.Span, time[i]);
                for (var k = 0; k < count; k++)
                    along[k] += design[(j * count) + k] * current / Math.Max(noise[j], floor);
            }

            NonNegativeLeastSquares.Solve(gram, along, (1u << count) - 1, amounts);
            for (var k = 0; k < count; k++)
                x[k][i] = amounts[k];
        }

        return new(
            [.. patterns.Select((p, k) => new Curve(time, x[k], [.. Enumerable.Repeat(Math.Sqrt(inverse[k]), time.Length)]) { YQuantity = used[0].Quantity, Name = p.Species, Provenance = used[0].Provenance })],
            [.. patterns.Where(p => !p.IsCalibrated).Select(p => Finding.Warning($"The relative intensities of {p.Species} were not measured with this spectrometer and must be calibrated before its amount is told.", "fragments"))]);
    }

    private static int Mass(IonTrace ion) => (int)Math.Round(ion.MassToCharge);

    // Neighbours differ by √2 times the noise; the median of |differences| is 0.954 of it.
    private static double Noise(IonTrace ion)
    {
        var y = ion.Current.ToArray();
        var steps = y.Zip(y.Skip(1), (a, b) => Math.Abs(b - a)).Order().ToArray();
        return steps[steps.Length / 2] / 0.954;
    }

    private static double[] Inverse(double[] gram, int count, FragmentPattern[] patterns)
    {
        var scaled = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(count, count, (i, j) => gram[(i * count) + j] / Math.Sqrt(gram[(i * count) + i] * gram[(j * count) + j]));
        if (!(scaled.ConditionNumber() < 1e8))
            throw new ArgumentException($"Gases that these ions tell apart were expected; {string.Join(", ", patterns.Select(p => p.Species))} cannot be. Record an ion that only one of them has.", nameof(patterns));
        var inverse = scaled.Inverse();
        return [.. Enumerable.Range(0, count).Select(k => inverse[k, k] / gram[(k * count) + k])];
    }
}
