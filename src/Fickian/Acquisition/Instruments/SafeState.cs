namespace Fickian.Acquisition.Instruments;

/// <summary>The state of an instrument in which it can be left alone, and the steps that lead there. Later steps run even if earlier ones fail.</summary>
/// <param name="Stage">When it has its turn in the safe sequence of the rig.</param>
/// <param name="Description">The state in words: <c>heater off, pump stopped, temperature not rising</c>.</param>
/// <param name="Actions">The steps, in order.</param>
public sealed record SafeState(SafeStage Stage, string Description, params IReadOnlyList<SafeAction> Actions)
{
    /// <summary>An instrument at which nothing moves, heats or flows.</summary>
    /// <param name="why">Why there is nothing to be done, or what is deliberately left running.</param>
    public static SafeState Nothing(string why) => new(SafeStage.Nothing, why);
}
