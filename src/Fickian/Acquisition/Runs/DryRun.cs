using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Runs;

/// <summary>What a recipe would do, found without touching anything: every value against the limits, every combination of valves, how long it takes.</summary>
/// <param name="Findings">What is wrong or worth knowing; a run with warnings does not start.</param>
/// <param name="Least">Shortest duration: waits for conditions count as nothing, s.</param>
/// <param name="Most">Longest duration: waits count with their time-outs, s.</param>
/// <param name="Steps">Number of steps, those in loops as often as they are done.</param>
/// <param name="Spectra">Number of spectra.</param>
public sealed record DryRun(IReadOnlyList<Finding> Findings, double Least, double Most, long Steps, long Spectra)
{
    /// <summary>Whether nothing speaks against the run.</summary>
    public bool IsClean => Findings.All(f => f.Severity == Severity.Hint);

    /// <summary>Goes through a recipe.</summary>
    /// <param name="recipe">The recipe, read and checked against its rig.</param>
    public static DryRun Of(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var walk = new Walk(recipe.Rig);
        foreach (var step in recipe.Steps)
            walk.Take(step);
        walk.Conclude();
        return new(walk.Findings, recipe.Steps.Sum(Duration), recipe.Steps.Sum(Longest), recipe.Steps.Sum(s => Count(s, _ => true)), recipe.Steps.Sum(s => Count(s, t => t is SpectrumStep { IsReference: false })));
    }

    /// <summary>Shortest duration of a step, s.</summary>
    internal static double Duration(IRecipeStep step) => step switch
    {
        HoldStep hold => hold.Duration,
        WaitStep wait => wait.For,
        SpectrumStep spectrum => spectrum.Duration,
        LoopStep loop => Math.Max(loop.Times * loop.Steps.Sum(Duration), (loop.Every * (loop.Times - 1)) + loop.Steps.Sum(Duration)),
        _ => 0,
    };

    private static double Longest(IRecipeStep step) => step switch
    {
        RampStep ramp => ramp.Within is null ? 0 : ramp.TimeOut,
        WaitStep wait => wait.TimeOut,
        DoseStep dose => dose.TimeOut,
        LoopStep loop => Math.Max(loop.Times * loop.Steps.Sum(Longest), (loop.Every * (loop.Times - 1)) + loop.Steps.Sum(Longest)),
        _ => Duration(step),
    };

    private static long Count(IRecipeStep step, Func<IRecipeStep, bool> which) =>
        (which(step) ? 1 : 0) + (step is LoopStep loop ? loop.Times * loop.Steps.Sum(s => Count(s, which)) : 0);

    /// <summary>The state of the rig as the recipe leaves it, step by step.</summary>
    private sealed class Walk(Rig rig)
    {
        private readonly RigPlaces places = new(rig);
        private readonly Dictionary<ParameterName, double> set = [];
        private bool marked;

        public List<Finding> Findings { get; } = [];

        public void Take(IRecipeStep step)
        {
            switch (step)
            {
                case SetStep s:
                    Set(s.Place, s.Parameter, s.Written);
                    break;
                case DoseStep d:
                    Set(d.Place, d.Parameter, d.Open);
                    Set(d.Place, d.Parameter, d.Close);
                    break;
                case MarkerStep { Name: Journal.Marker.Exposure }:
                    marked = true;
                    break;
                case LoopStep loop:
                    // Twice: what the end of a turn leaves meets the beginning of the next.
                    for (var turn = 0; turn < Math.Min(2, loop.Times); turn++)
                    {
                        foreach (var inner in loop.Steps)
                            Take(inner);
                    }

                    break;
            }
        }

        public void Conclude()
        {
            if (!marked)
                Findings.Add(Finding.Hint("No step marks 'exposure': an uptake read from this run has no time 0.", "steps"));
            foreach (var instrument in rig.Instruments.Values.Where(i => i.Limits.Count == 0 && Moves(i)))
                Findings.Add(Finding.Warning($"{instrument.Name} can be set and the rig file gives it no limits; state them.", $"instruments.{instrument.Name}.limits"));
            if (rig.Interlocks.Count == 0)
                Findings.Add(Finding.Warning("The rig file names no interlock; state at least the highest pressure and temperature.", "interlocks"));
            foreach (var heater in places.Heaters().Where(h => rig.Heaters.All(w => w.Temperature.Instrument != h)))
                Findings.Add(Finding.Warning($"{heater} heats and the rig file does not watch it; add it to 'heaters'.", "heaters"));
        }

        private bool Moves(RigInstrument instrument) =>
            places.SafeStage(instrument.Name) is SafeStage.Heat or SafeStage.Gas && places.Settables(instrument.Name).Any(p => p.Choices.Count == 0);

        private void Set(string place, ParameterName name, string written)
        {
            if (places.Find(name) is not { } parameter)
                return;
            set[name] = WrittenQuantity.Of(parameter, written);
            foreach (var together in rig.Forbidden.Where(f => f.All(c => set.TryGetValue(c.Value, out var value) && places.Find(c.Value) is { } p && c.Holds(value, 0, c.Limit(p)))))
                Findings.Add(Finding.Warning($"{string.Join(" and ", together)} hold together, which the rig forbids.", $"steps[{place}]"));
        }
    }
}
