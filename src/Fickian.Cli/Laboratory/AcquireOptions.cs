using System.CommandLine;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Runs;

namespace Fickian.Cli.Laboratory;

/// <summary>How a recipe is carried out.</summary>
internal sealed class AcquireOptions
{
    private readonly Option<bool> simulate = new("--simulate") { Description = "Runs on the virtual laboratory that the rig file describes; the data say so everywhere." };
    private readonly Option<string?> speed = new("--speed") { Description = "With --simulate: how many times as fast as the clock on the wall simulated time may run; max for as fast as the computer can." };
    private readonly Option<int?> seed = new("--seed") { Description = "With --simulate: seed of all noise." };
    private readonly Option<string> folder = new("--out") { Description = "Folder of the journal.", DefaultValueFactory = _ => Path.Combine(".artifacts", "runs") };
    private readonly Option<string?> resume = new("--resume") { Description = "Journal of a broken run of this recipe: goes on behind its last checkpoint, in a new segment." };
    private readonly Option<bool> dashboard = new("--dashboard") { Description = "Serves a page on the loopback address of this computer that shows the run and can pause and stop it; its address, with a token, is printed before the run begins." };
    private readonly Option<string?> state = new("--state") { Description = "Folder in which the rig leaves its marks of unfinished runs and emergency stops; by default one of this user." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { simulate, speed, seed, folder, resume, dashboard, state })
            command.Options.Add(option);
    }

    /// <summary>Refuses options that would have no effect.</summary>
    /// <exception cref="UsageException">One was typed that is not used.</exception>
    public void Require(ParseResult parsed, bool run, bool clear)
    {
        parsed.Require(run, "belongs to a run, and nothing is run here; leave it out.", resume, dashboard, speed, seed);
        parsed.Require(run || clear, "belongs to a run, and nothing is run here; leave it out.", simulate, folder, state);
        parsed.Require(Simulate(parsed), "belongs to a simulated run; say --simulate, or leave it out.", speed, seed);
    }

    public bool Simulate(ParseResult parsed) => parsed.GetValue(simulate);

    public double Speed(ParseResult parsed) => parsed.GetValue(speed) is not { } text ? 1
        : text == "max" ? double.PositiveInfinity : QuantityText.Above(0, text, "--speed");

    public int Seed(ParseResult parsed) => parsed.GetValue(seed) ?? 1;

    public string Folder(ParseResult parsed) => parsed.GetRequiredValue(folder);

    public string? Resume(ParseResult parsed) => parsed.GetValue(resume);

    public bool Dashboard(ParseResult parsed) => parsed.GetValue(dashboard);

    // A virtual laboratory inside this program ends with it: its marks stay in the folder of the run and bind no real rig.
    public RunLedger Ledger(ParseResult parsed, Recipe recipe) => new(
        parsed.GetValue(state) is { } stated ? Path.Combine(stated, recipe.Rig.Name.Replace(' ', '-'))
        : Simulate(parsed) ? Path.Combine(Folder(parsed), ".rig") : RunLedger.DefaultFolder(recipe.Rig.Name));
}
