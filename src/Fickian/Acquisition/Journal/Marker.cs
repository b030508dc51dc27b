namespace Fickian.Acquisition.Journal;

/// <summary>A moment to which data are referred, such as the dose of gas from which an uptake curve counts its time.</summary>
/// <param name="Name">Name, for example <see cref="Exposure"/>.</param>
/// <param name="Description">What was done; may be empty.</param>
public sealed record Marker(string Name, string Description = "") : IJournalEntry
{
    /// <summary>Name of the moment at which the sample is exposed to the gas.</summary>
    public const string Exposure = "exposure";
}
