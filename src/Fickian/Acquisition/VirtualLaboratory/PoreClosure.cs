using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Pores of a viscous melt that its surface tension closes, one by one.</summary>
/// <remarks>
/// A spherical pore in a viscous liquid shrinks at a constant rate, dr/dt = −γ/(2η): its volume is V₀·(1 − t/t_c)³ until it has gone at t_c = 2ηr₀/γ.
/// The pores differ in size. Where the closing times, weighted by volume, are gamma distributed with shape 4 and scale τ, what is left of all pores together follows exp(−t/τ):
/// ∫_t^∞ (1 − t/t_c)³·t_c³e^(−t_c/τ)/(6τ⁴) dt_c = e^(−t/τ). A sample with finitely many pores follows it on the average.
/// Source: J. K. Mackenzie, R. Shuttleworth, Proc. Phys. Soc. B 62, 833 (1949), for dilute pores; not consulted.
/// </remarks>
internal sealed class PoreClosure
{
    private readonly double[] closingTimes;

    /// <summary>Draws the pores of one sample.</summary>
    /// <param name="count">Number of pores, each of the same share of the volume at the beginning.</param>
    /// <param name="timeConstant">τ, s.</param>
    /// <param name="random">Random numbers.</param>
    public PoreClosure(int count, double timeConstant, Xoshiro256StarStar random)
    {
        closingTimes = new double[count];
        Gamma.Samples(random, closingTimes, 4, 1 / timeConstant);
    }

    /// <summary>Volume of the pores over that at the beginning, 1.</summary>
    /// <param name="time">Time in the melt, s.</param>
    public double Left(double time)
    {
        var sum = 0.0;
        foreach (var closing in closingTimes)
            sum += closing > time ? Math.Pow(1 - (time / closing), 3) : 0;
        return sum / closingTimes.Length;
    }
}
