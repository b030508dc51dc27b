using System.Globalization;
using System.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.IntegralTransforms;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A proton spectrum, from the decay that the receiver records.</summary>
/// <remarks>
/// s(t) = Σ a·exp(2πiνt − πwt) plus white noise, its first points distorted as a receiver distorts them; the spectrum is the real part of its Fourier transform, the first point halved.
/// No line shape is written down: Lorentzians of the width w come out. Full relaxation between scans and a perfect phase are assumed. The same recipe and seed give the same table.
/// </remarks>
public static class VirtualNmr
{
    /// <summary>Records the spectrum.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="recipeName">File name of the recipe, which names the table.</param>
    /// <param name="seed">Seed in the place of the recipe's, for repeats of the same experiment.</param>
    public static SimulatedTable Run(NmrRecipe recipe, string recipeName, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var random = new Xoshiro256StarStar(seed ?? recipe.Seed, threadSafe: false);
        var (decay, count) = (Decay(recipe, random), recipe.Points);
        Fourier.Forward(decay, FourierOptions.NoScaling);
        var (shifts, intensities) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var bin = (i + (count / 2)) % count;
            shifts[i] = recipe.Centre + ((i - (count / 2)) * recipe.SpectralWidth / count / recipe.Frequency * 1e6);
            intensities[i] = decay[bin].Real;
        }

        return new(
            Path.GetFileNameWithoutExtension(recipeName),
            [.. Statements(recipe, recipeName, seed ?? recipe.Seed)],
            [new("chemical shift / ppm", shifts, "F5"), new("intensity", intensities, "F4")]);
    }

    private static Complex[] Decay(NmrRecipe recipe, Xoshiro256StarStar random)
    {
        var decay = new Complex[recipe.Points];
        foreach (var signal in recipe.Signals)
        {
            var area = signal.Protons * recipe.Molecules.First(m => m.Name == signal.Molecule).Amount / signal.Weights.Sum();
            for (var line = 0; line < signal.Offsets.Length; line++)
            {
                var frequency = ((signal.Shift - recipe.Centre) * recipe.Frequency * 1e-6) + signal.Offsets[line];
                var step = Complex.Exp(new Complex(-Math.PI * signal.Width, 2 * Math.PI * frequency) / recipe.SpectralWidth);
                var now = new Complex(area * signal.Weights[line], 0);
                for (var i = 0; i < decay.Length; i++, now *= step)
                    decay[i] += now;
            }
        }

        for (var i = 0; i < decay.Length; i++)
            decay[i] += new Complex(Normal.Sample(random, 0, recipe.Noise), Normal.Sample(random, 0, recipe.Noise));
        for (var i = 0; i < recipe.EarlyErrors.Length; i++)
            decay[i] *= 1 + recipe.EarlyErrors[i];
        decay[0] *= 0.5;
        return decay;
    }

    // Amounts are left out: who evaluates the file is to be blind to them.
    private static IEnumerable<KeyValuePair<string, string>> Statements(NmrRecipe recipe, string recipeName, int seed)
    {
        yield return new("sample", recipe.Sample);
        yield return new("nucleus", "1H");
        yield return new("frequency", $"{recipe.Frequency.ToString("R", CultureInfo.InvariantCulture)} Hz");
        yield return new("solvent", recipe.Solvent);
        foreach (var signal in recipe.Signals)
            yield return new("signal", string.Create(CultureInfo.InvariantCulture, $"{signal.Molecule}, {signal.Protons:0.###} H at {signal.Shift:0.00} ppm ({signal.ShiftSource})"));
        foreach (var statement in SimulatedTable.Origin(recipeName, seed, recipe.Assumptions))
            yield return statement;
    }
}
