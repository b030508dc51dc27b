namespace Fickian.Acquisition.Recipes;

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
