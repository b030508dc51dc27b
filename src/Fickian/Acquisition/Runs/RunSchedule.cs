using Fickian.Acquisition.Recipes;

namespace Fickian.Acquisition.Runs;

/// <summary>How far a run is by the durations that its recipe states; waits for conditions count as nothing.</summary>
internal sealed class RunSchedule(Recipe recipe)
{
    private readonly double total = recipe.Steps.Sum(s => DryRun.Duration(s));
    private double done;

    public (double? Progress, double? Remaining) After(IRecipeStep step)
    {
        done += DryRun.Duration(step);
        return total > 0 ? (done / total, total - done) : (null, null);
    }
}
