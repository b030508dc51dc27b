using System.CommandLine;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Runs;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian acquire</c>: carries out a recipe on a rig, or on the virtual laboratory in its place.</summary>
internal static class AcquireVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var recipe = new Argument<string?>("RECIPE") { Description = "Recipe in JSON; it names its rig file.", Arity = ArgumentArity.ZeroOrOne };
        var options = new AcquireOptions();
        var dry = new Option<bool>("--dry-run") { Description = "Checks the whole recipe against the limits and forbidden combinations of the rig and tells how long it takes. Nothing is opened." };
        var schema = new Option<bool>("--schema") { Description = "Prints the schema of recipes (JSON Schema)." };
        var clear = new Option<string?>("--clear-stop") { Description = "Clears an emergency stop of the rig, with the reason why it may be; then nothing is run." };
        var command = new Command(
            "acquire",
            """
            Carries out a recipe and leaves the rig in its safe state, however the run ends. Everything is kept in a journal from the first sample; see 'recover'.
            While it runs on a terminal: p pauses, c continues, a aborts (safe sequence), e is the emergency stop. Ctrl-C aborts.
            --dashboard prints the address of a page that shows the run and can pause and stop it; only this computer reaches it, with the token in that address.
            Software replaces no hard-wired protection: over-temperature cut-out, relief valve, gas alarm.

            Examples:
              dotnet run --project src/Fickian.Cli -c Release -- acquire recipes/co2-uptake.json --dry-run
              dotnet run --project src/Fickian.Cli -c Release -- acquire recipes/co2-uptake.json --simulate --speed 1000 --out .artifacts/runs
              dotnet run --project src/Fickian.Cli -c Release -- acquire recipes/co2-uptake.json --simulate --speed 60 --dashboard
            """) { recipe, dry, schema, clear };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (onlySchema, onlyPlan, onlyClear) = (parsed.GetValue(schema), parsed.GetValue(dry), parsed.IsGiven(clear));
            if (new[] { onlySchema, onlyPlan, onlyClear }.Count(o => o) > 1)
                throw new UsageException("At most one of --dry-run, --schema and --clear-stop was expected.");
            options.Require(parsed, run: !onlySchema && !onlyPlan && !onlyClear, onlyClear);
            if (onlySchema)
            {
                if (parsed.GetValue(recipe) is not null)
                    throw new UsageException("The schema is that of all recipes; leave out the recipe.");
                await output.WriteAsync(RecipeSchema.Text);
                return ExitCode.Fine;
            }

            var read = RecipeFile.Read(Found(parsed.GetValue(recipe) ?? throw new UsageException("A recipe was expected and none was given; see 'acquire --help'.")));
            if (parsed.GetValue(clear) is { } reason)
            {
                options.Ledger(parsed, read).Clear(reason, TimeProvider.System);
                await error.WriteLineAsync($"The emergency stop of {read.Rig.Name} is cleared.");
                return ExitCode.Fine;
            }

            var plan = DryRun.Of(read);
            return onlyPlan || !plan.IsClean ? Tell(onlyPlan ? output : error, read, plan) : await new AcquireRun(read, options, parsed, output, error).RunAsync(cancellation);
        });
        return command;
    }

    // The recipes that come with the program lie in its folder of data: recipes/co2-uptake.json is found without saying so.
    private static string Found(string path)
    {
        if (File.Exists(path) || Path.IsPathRooted(path))
            return path;
        try
        {
            var there = DataFolder.Find()[path];
            return File.Exists(there) ? there : path;
        }
        catch (Exception e) when (e is DirectoryNotFoundException or DataFileException)
        {
            return path;
        }
    }

    private static int Tell(TextWriter writer, Recipe recipe, DryRun plan)
    {
        writer.WriteLine($"{recipe.Name} on {recipe.Rig.Name}: {plan.Steps} steps, {plan.Spectra} spectra, from {Duration(plan.Least)} to {Duration(plan.Most)}.");
        foreach (var finding in plan.Findings)
            writer.WriteLine($"  {finding.Severity.ToString().ToLowerInvariant()}: {finding}");
        if (!plan.IsClean)
            writer.WriteLine("The run would not start.");
        return plan.IsClean ? ExitCode.Fine : ExitCode.CheckFailed;
    }

    internal static string Duration(double seconds) => TimeSpan.FromSeconds(seconds) is var span && span.TotalHours >= 1
        ? $"{(int)span.TotalHours} h {span.Minutes} min" : span.TotalMinutes >= 1 ? $"{(int)span.TotalMinutes} min {span.Seconds} s" : $"{span.TotalSeconds:0.#} s";
}
