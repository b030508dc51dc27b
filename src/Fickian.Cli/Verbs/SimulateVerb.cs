using System.CommandLine;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian simulate</c>: raw data of the virtual laboratory.</summary>
internal static class SimulateVerb
{
    public static Command Create(TextWriter error)
    {
        var recipes = FilesArgument.Create("RECIPE", "Recipes in JSON, as in the folders of data/simulated.");
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for the data files; made if it does not exist.", Required = true };
        var seed = new Option<int?>("--seed") { Description = "Seed in the place of the recipe's own, for a repeat of the same experiment." };
        var journal = new Option<bool>("--journal") { Description = "Writes the journal that the run of an uptake recipe leaves, instead of the curve: pressure, temperature and band area with baseline, exposure and end." };
        var command = new Command(
            "simulate",
            """
            Makes raw data as the virtual laboratory would measure them, from a recipe and a seed. The same recipe and seed give the same file.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- simulate data/simulated/uptake/agZIF-62-P-CO2.json --out .artifacts/simulated
            """) { recipes, folder, seed, journal };
        command.SetAction(parsed =>
        {
            var target = parsed.GetRequiredValue(folder).FullName;
            return FileByFile.Run(parsed.GetRequiredValue(recipes), error, file =>
            {
                var progress = new ProgressReport(error.WriteLine, isTerminal: false);
                progress.Say($"{file}: running the experiment");
                if (parsed.GetValue(journal))
                {
                    error.WriteLine($"{SimulatedRun.Write(file, target, parsed.GetValue(seed))}: the journal of a simulated run.");
                    return;
                }

                foreach (var line in VirtualExperiment.Run(file, target, parsed.GetValue(seed), progress))
                    error.WriteLine(line);
            });
        });
        return command;
    }
}
