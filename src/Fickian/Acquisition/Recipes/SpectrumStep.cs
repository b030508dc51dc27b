namespace Fickian.Acquisition.Recipes;

/// <summary>Takes a background or a spectrum.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Instrument">Spectrometer.</param>
/// <param name="IsReference">Whether it is the background.</param>
/// <param name="Scans">Scans that are averaged.</param>
public sealed record SpectrumStep(string Place, string Instrument, bool IsReference, int Scans) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"take a {(IsReference ? "background" : "spectrum")} of {Scans} scans";
}
