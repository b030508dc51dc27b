using System.Collections.Immutable;
using Fickian.Acquisition.Simulators;
using Fickian.Thermal;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.MassSpectrometry;

/// <summary>The physics of a quadrupole: gases are ionised by a filament, fragment, and are counted mass by mass with noise.</summary>
/// <remarks>
/// I(m) = S Σ p_g a_g(k) exp[−(m − k)²/2s²] over the gases g and their lines k, S = 10⁻⁶ A/Pa of a Faraday cup, a thousand times that with the multiplier; s = 0.17 u.
/// Noise of the amplifier falls with the square root of the dwell, 5·10⁻¹⁵ A at 32 ms, times ten with the multiplier; shot noise is added.
/// Of the pressure that no gas is named for, 60 % is water, 30 % nitrogen and 10 % carbon dioxide. A filament trips above 10⁻² Pa.
/// The values are assumptions of a small residual gas analyser, none is of a certain instrument.
/// </remarks>
internal sealed class SimulatedQuadrupole
{
    private const double Sensitivity = 1e-6;
    private const double Gain = 1000;
    private const double Width = 0.17;
    private const double AmplifierNoise = 5e-15;
    private const double ReferenceDwell = 0.032;
    private const double ElementaryCharge = 1.602176634e-19;
    private const double TripPressure = 1e-2;

    private static readonly FragmentPattern Nitrogen = new("nitrogen", new Dictionary<int, double> { [28] = 1, [14] = 0.072, [29] = 0.007 }.ToImmutableSortedDictionary());
    private static readonly (FragmentPattern Pattern, double Share)[] Background = [(FragmentPattern.Water, 0.6), (Nitrogen, 0.3), (FragmentPattern.CarbonDioxide, 0.1)];

    private readonly Xoshiro256StarStar random;
    private readonly Func<double> pressure;
    private readonly (FragmentPattern Pattern, Func<double> Partial)[] gases;

    /// <summary>Makes the physics.</summary>
    /// <param name="setup">Seed and inputs: <c>pressure</c>, Pa, and the partial pressure of any gas by its name, Pa.</param>
    public SimulatedQuadrupole(SimulatorSetup setup)
    {
        random = new(setup.Seed, threadSafe: false);
        pressure = setup.Input("pressure", 2.4e-4);
        gases = [.. FragmentPattern.All.Append(Nitrogen).Where(p => setup.Inputs.ContainsKey(p.Species)).Select(p => (p, setup.Input(p.Species, 0)))];
    }

    public bool IsEmitting { get; private set; }

    public bool IsMultiplying { get; set; }

    public bool IsFilamentBroken { get; set; }

    /// <summary>Whether the filament was switched off by the instrument itself.</summary>
    public bool HasTripped { get; private set; }

    /// <summary>Pressure at the ion source, Pa.</summary>
    public double Pressure => pressure();

    public void Emit(bool on)
    {
        IsEmitting = on && !IsFilamentBroken;
        HasTripped = on && IsFilamentBroken;
        Guard();
    }

    /// <summary>Switches the filament off where the pressure is too high for it, or it is broken.</summary>
    public void Guard()
    {
        if (!IsEmitting || (pressure() <= TripPressure && !IsFilamentBroken))
            return;
        (IsEmitting, HasTripped) = (false, true);
    }

    /// <summary>The ion current at a mass, A.</summary>
    /// <param name="mass">m/z.</param>
    /// <param name="dwell">Time at it, s.</param>
    public double Current(double mass, double dwell)
    {
        Guard();
        var gain = IsMultiplying ? Gain : 1;
        var current = IsEmitting ? gain * Sensitivity * Signal(mass) : 0;
        var amplifier = AmplifierNoise * (IsMultiplying ? 10 : 1) * Math.Sqrt(ReferenceDwell / dwell);
        var shot = Math.Sqrt(2 * ElementaryCharge * gain * current / dwell);
        return current + (Normal.Sample(random, 0, 1) * Math.Sqrt((amplifier * amplifier) + (shot * shot)));
    }

    private double Signal(double mass)
    {
        var named = gases.Select(g => (g.Pattern, Partial: Math.Max(0, g.Partial()))).ToArray();
        var rest = Math.Max(0, pressure() - named.Sum(n => n.Partial));
        return named.Concat(Background.Select(b => (b.Pattern, Partial: rest * b.Share)))
            .Sum(g => g.Partial * g.Pattern.Intensities.Sum(l => l.Value * Math.Exp(-(mass - l.Key) * (mass - l.Key) / (2 * Width * Width))));
    }
}
