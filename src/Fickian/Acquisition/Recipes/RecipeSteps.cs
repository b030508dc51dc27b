using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Recipes;

/// <summary>Sets a parameter and reads it back.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Parameter">What is set.</param>
/// <param name="Written">Value as written: a number with its unit, or the name of a choice.</param>
public sealed record SetStep(string Place, ParameterName Parameter, string Written) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"set {Parameter} to {Written}";
}

/// <summary>Goes to a temperature at a rate; the end is set at the instrument before it starts.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Instrument">Stage or furnace.</param>
/// <param name="Target">Temperature at the end, K.</param>
/// <param name="Rate">Rate, K/s.</param>
/// <param name="Within">Distance from the target at which the ramp counts as done, K; null if the recipe goes on at once.</param>
/// <param name="TimeOut">Longest time, s.</param>
public sealed record RampStep(string Place, string Instrument, double Target, double Rate, double? Within, double TimeOut) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"ramp {Instrument} to {Target - 273.15:0.#} °C at {Rate * 60:0.##} K/min";
}

/// <summary>Waits a time.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Duration">How long, s.</param>
public sealed record HoldStep(string Place, double Duration) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"hold {Duration:0.#} s";
}

/// <summary>Waits until a condition has held for a time.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Condition">The condition.</param>
/// <param name="For">How long it must hold, s.</param>
/// <param name="TimeOut">Longest wait, s; the run ends in the safe state when it is over.</param>
public sealed record WaitStep(string Place, Condition Condition, double For, double TimeOut) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"wait until {Condition}";
}

/// <summary>Lets gas in until a condition holds, by a parameter that is opened and closed again whatever happens.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Parameter">Flow or valve.</param>
/// <param name="Open">Value while gas flows, as written.</param>
/// <param name="Close">Value afterwards, as written.</param>
/// <param name="Until">Condition that ends the dose.</param>
/// <param name="TimeOut">Longest time, s.</param>
public sealed record DoseStep(string Place, ParameterName Parameter, string Open, string Close, Condition Until, double TimeOut) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"dose by {Parameter} ({Open}) until {Until}";
}

/// <summary>Names the values that are recorded and how often.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Parameters">What is recorded; empty for everything that the instruments give.</param>
/// <param name="Every">Time from one sample to the next, s.</param>
public sealed record RecordStep(string Place, IReadOnlyList<ParameterName> Parameters, double Every) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"record {(Parameters.Count == 0 ? "everything" : string.Join(", ", Parameters))} every {Every:0.###} s";
}

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

/// <summary>Writes a mark into the record: <c>exposure</c> is time 0 of an uptake.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Name">Name of the mark.</param>
public sealed record MarkerStep(string Place, string Name) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"mark '{Name}'";
}

/// <summary>A place from which a broken run may go on.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Name">Name of the checkpoint.</param>
public sealed record CheckpointStep(string Place, string Name) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"checkpoint '{Name}'";
}

/// <summary>Repeats steps a number of times, each time at its own absolute time, so that nothing drifts.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Times">How often.</param>
/// <param name="Every">Time from one beginning to the next, s; 0 for one right after the other.</param>
/// <param name="Steps">What is repeated.</param>
public sealed record LoopStep(string Place, int Times, double Every, IReadOnlyList<IRecipeStep> Steps) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => Every > 0 ? $"{Times} times, every {Every:0.###} s" : $"{Times} times";
}
