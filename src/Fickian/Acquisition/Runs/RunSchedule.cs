using Fickian.Acquisition.Recipes;

namespace Fickian.Acquisition.Runs;

/// <summary>How far a run is by the durations that its recipe states; waits for conditions count as nothing.</summary>
internal sealed class RunSchedule(Recipe recipe)
{
    private readonly double total = recipe.Steps.Sum(DryRun.Duration);
    private double done;

    /// <summary>Part that is done and time that is left once a step of the recipe is over; null where no step states a duration.</summary>
    public (double? Progress, double? Remaining) After(IRecipeStep step) => At(done += DryRun.Duration(step));

    /// <summary>The same within a loop of the recipe; null for a loop inside another, of which the outer one speaks.</summary>
    public (double? Progress, double? Remaining)? Within(LoopStep loop, int turns) =>
        loop.Place.Contains('.', StringComparison.Ordinal) ? null : At(done + (DryRun.Duration(loop) * turns / loop.Times));

    private (double? Progress, double? Remaining) At(double seconds) => total > 0 ? (seconds / total, total - seconds) : (null, null);
}
