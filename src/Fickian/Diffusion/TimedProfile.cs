namespace Fickian.Diffusion;

/// <summary>A concentration profile and when it was taken.</summary>
/// <param name="Time">Time since the gas was let in, or since two halves were joined, s.</param>
/// <param name="Profile">Concentration over position, m, ascending.</param>
public sealed record TimedProfile(double Time, Curve Profile);
