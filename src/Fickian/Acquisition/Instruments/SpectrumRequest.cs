namespace Fickian.Acquisition.Instruments;

/// <summary>One spectrum that a recipe asks for.</summary>
/// <param name="Name">Name of the file without its number, for example <c>run7-0012</c>.</param>
/// <param name="Sample">Name of the sample, kept in the file.</param>
/// <param name="Scans">Number of scans that are averaged; null takes that of the loaded experiment.</param>
public sealed record SpectrumRequest(string Name, string Sample, int? Scans = null);
