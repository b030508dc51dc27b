namespace Fickian.Composition;

/// <summary>The signal of one kind of proton (or other nucleus) in a spectrum.</summary>
/// <param name="Name">What it belongs to, for example <c>DMF</c>.</param>
/// <param name="Lower">Lower end of the signal, ppm.</param>
/// <param name="Upper">Upper end, ppm.</param>
/// <param name="Nuclei">Number of equivalent nuclei of one molecule that give the signal.</param>
public sealed record NmrRange(string Name, double Lower, double Upper, int Nuclei);
