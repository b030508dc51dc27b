using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Recipes;

/// <summary>Reads a recipe from a JSON file; its schema is <see cref="RecipeSchema"/>.</summary>
public static class RecipeFile
{
    private const int DeepestLoop = 4;
    private const int MostRepeats = 1_000_000;

    /// <summary>Reads a recipe and the rig file it names, and checks every name and unit against the rig.</summary>
    /// <param name="path">Path of the recipe.</param>
    /// <exception cref="DataFileException">Recipe or rig cannot be used as they are.</exception>
    public static Recipe Read(string path)
    {
        var text = RigFile.Text(path);
        var root = JsonPlace.Open(path, text);
        var rig = RigFile.Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, root.Text("rig")));
        var steps = Steps(root, "", new(rig), 0);
        var recipe = new Recipe(root.Text("name"), rig, steps, text)
        {
            Description = root.Text("description", ""),
            Uptake = root.Inner("uptake") is { } uptake ? Uptake(uptake, new(rig)) : null,
        };
        root.RequireNothingElse();
        return steps.Count > 0 ? recipe : throw root.Fail("steps", "at least one step was expected and none was found");
    }

    private static UptakeReading Uptake(JsonPlace place, RigPlaces places)
    {
        var band = place.Range("band", "cm⁻¹");
        var reading = new UptakeReading(new("uptake", band.Minimum, band.Maximum), place.Flag("partGas", false), place.Quantity("thickness", "m"), place.Text("sample", ""))
        {
            Pressure = place.Has("pressure") ? place.Read("pressure", place.Text("pressure"), t => places.Readable(ParameterName.Parse(t))) : null,
        };
        place.RequireNothingElse();
        return reading;
    }

    private static List<IRecipeStep> Steps(JsonPlace parent, string place, RigPlaces places, int depth)
    {
        if (depth > DeepestLoop)
            throw parent.Fail("steps", $"loops may lie in loops {DeepestLoop} deep");
        var steps = new List<IRecipeStep>();
        foreach (var step in parent.List("steps"))
        {
            steps.Add(Step(step, place.Length == 0 ? $"{steps.Count}" : $"{place}.{steps.Count}", places, depth));
            step.RequireNothingElse();
        }

        return steps;
    }

    private static IRecipeStep Step(JsonPlace step, string place, RigPlaces places, int depth)
    {
        var kinds = step.Names.Where(RecipeSchema.Kinds.Contains).ToList();
        if (kinds.Count != 1)
            throw step.Fail("", $"exactly one of {string.Join(", ", RecipeSchema.Kinds)} was expected and {(kinds.Count == 0 ? "none" : string.Join(" and ", kinds))} was found");
        return kinds[0] switch
        {
            "set" => Set(step, place, places),
            "ramp" => Ramp(step, place, places),
            "hold" => new HoldStep(place, step.Quantity("hold", "s")),
            "waitUntil" => new WaitStep(place, step.Read("waitUntil", step.Text("waitUntil"), places.Condition), step.Quantity("for", "s", 0), step.Quantity("timeOut", "s")),
            "dose" => Dose(step, place, places),
            "record" => new RecordStep(place, [.. step.Texts("record").Select(t => step.Read("record", t, n => places.Readable(ParameterName.Parse(n))))], step.Quantity("every", "s")),
            "spectrum" or "background" => Spectrum(step, place, kinds[0], places),
            "mark" => new MarkerStep(place, step.Text("mark")),
            "checkpoint" => depth == 0 ? new CheckpointStep(place, step.Text("checkpoint")) : throw step.Fail("checkpoint", "a checkpoint inside a loop was found; set it before or after the loop"),
            _ => new LoopStep(place, step.Whole("loop", 1, MostRepeats), step.Quantity("every", "s", 0), Steps(step, place, places, depth + 1)),
        };
    }

    private static SetStep Set(JsonPlace step, string place, RigPlaces places)
    {
        var written = step.Text("to");
        var name = step.Read("set", step.Text("set"), t => places.Settable(ParameterName.Parse(t), written));
        return new(place, name, written);
    }

    private static RampStep Ramp(JsonPlace step, string place, RigPlaces places)
    {
        var (target, rate) = (step.Quantity("to", "K"), step.Quantity("rate", "K/s"));
        var instrument = step.Read("ramp", step.Text("ramp"), n => places.Rampable(n, target, rate));
        return new(place, instrument, target, rate, step.Flag("wait", true) ? step.Quantity("within", "K", 1) : null, step.Quantity("timeOut", "s", 86400));
    }

    private static SpectrumStep Spectrum(JsonPlace step, string place, string kind, RigPlaces places)
    {
        var (name, scans) = (step.Text(kind), step.Whole("scans", 1, 100_000, 32));
        return new(place, name, kind == "background", scans, step.Read(kind, name, n => places.SpectrumDuration(n, scans)));
    }

    private static DoseStep Dose(JsonPlace step, string place, RigPlaces places)
    {
        var (open, close) = (step.Text("open"), step.Text("close"));
        var name = step.Read("dose", step.Text("dose"), t =>
        {
            places.Settable(ParameterName.Parse(t), close);
            return places.Settable(ParameterName.Parse(t), open);
        });
        return new(place, name, open, close, step.Read("until", step.Text("until"), places.Condition), step.Quantity("timeOut", "s"));
    }
}
