namespace Fickian.Acquisition.Recipes;

/// <summary>Takes a background or a spectrum.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Instrument">Spectrometer.</param>
/// <param name="IsReference">Whether it is the background.</param>
/// <param name="Scans">Scans that are averaged.</param>
/// <param name="Duration">Longest time that the spectrometer takes for them, s.</param>
public sealed record SpectrumStep(string Place, string Instrument, bool IsReference, int Scans, double Duration) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"take a {(IsReference ? "background" : "spectrum")} of {Scans} scans";
}
