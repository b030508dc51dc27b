using Fickian.Acquisition.Rigs;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What a beam through a virtual cell shows: sorbed gas, gas beside it, and the noise of the detector.</summary>
internal sealed class CellBeam
{
    private const double First = 2450;
    private const double Step = 1.928;
    private const int Points = 130;

    private readonly VirtualCell cell;
    private readonly VirtualRigSettings settings;
    private readonly Xoshiro256StarStar random;
    private readonly double[] wavenumbers = [.. Enumerable.Range(0, Points).Select(i => First - (i * Step))];

    public CellBeam(VirtualCell cell, VirtualRigSettings settings, int seed)
    {
        (this.cell, this.settings) = (cell, settings);
        random = new(seed, threadSafe: true);
    }

    /// <summary>The spectrum at this moment.</summary>
    /// <param name="time">Time stamp that the spectrometer gives it, s; the cell knows the time by itself.</param>
    public (double[] Wavenumbers, double[] Absorbance) Spectrum(double time)
    {
        var absorbance = cell.Absorbance(wavenumbers);
        for (var i = 0; i < absorbance.Length; i++)
            absorbance[i] += settings.Noise * Normal.Sample(random, 0, 1);
        return (wavenumbers, absorbance);
    }
}
