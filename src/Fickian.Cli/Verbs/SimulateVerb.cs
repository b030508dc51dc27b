using System.CommandLine;
using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian simulate</c>: raw data of the virtual laboratory.</summary>
internal static class SimulateVerb
{
    public static Command Create(TextWriter error)
    {
        var recipes = FilesArgument.Create("RECIPE", "Recipes in JSON, as in data/simulated/uptake and data/simulated/maps.");
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for the data files; made if it does not exist.", Required = true };
        var seed = new Option<int?>("--seed") { Description = "Seed in the place of the recipe's own, for a repeat of the same experiment." };
        var command = new Command(
            "simulate",
            """
            Makes raw data as the virtual laboratory would measure them, from a recipe and a seed. The same recipe and seed give the same file.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- simulate data/simulated/uptake/agZIF-62-P-CO2.json --out .artifacts/simulated
            """) { recipes, folder, seed };
        command.SetAction(parsed =>
        {
            var target = parsed.GetRequiredValue(folder).FullName;
            Directory.CreateDirectory(target);
            return FileByFile.Run(parsed.GetRequiredValue(recipes), error, file =>
            {
                if (MapRecipe.Recognises(file))
                {
                    Map(file, target, parsed.GetValue(seed), error);
                    return;
                }

                var recipe = UptakeRecipe.Read(file);
                var path = Path.Combine(target, Path.ChangeExtension(Path.GetFileName(file), ".csv"));
                var used = parsed.GetValue(seed) ?? recipe.Seed;
                UptakeFile.Write(path, VirtualUptake.Run(recipe, used), recipe.Statements(Path.GetFileName(file), used));
                error.WriteLine($"{path}: {recipe.Points} points, simulated, seed {used}.");
            });
        });
        return command;
    }

    // A map series is a folder of frames under the recipe's name.
    private static void Map(string file, string target, int? seed, TextWriter error)
    {
        var recipe = MapRecipe.Read(file);
        var folder = Path.Combine(target, Path.GetFileNameWithoutExtension(file));
        var progress = new ProgressReport(error.WriteLine, isTerminal: false);
        progress.Say($"{file}: letting the gas in");
        var map = new VirtualMap(recipe, progress).Measure(seed);
        MapFrameFiles.Write(folder, map, recipe.StepsPerAbsorbance, recipe.Statements(Path.GetFileName(file), seed ?? recipe.Seed));
        error.WriteLine($"{folder}: {recipe.Times.Length} frames of {recipe.Rows} × {recipe.Columns} pixels, simulated, seed {seed ?? recipe.Seed}.");
    }
}
