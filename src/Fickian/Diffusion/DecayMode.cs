namespace Fickian.Diffusion;

/// <summary>One term A·e^{−λt} of what remains to be taken up after a step.</summary>
/// <param name="Square">λ, in units of D/a².</param>
/// <param name="Amplitude">A, 1; the amplitudes of all modes add up to 1.</param>
internal readonly record struct DecayMode(double Square, double Amplitude);
