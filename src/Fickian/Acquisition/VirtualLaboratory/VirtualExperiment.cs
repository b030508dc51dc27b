using Fickian.Files;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Any experiment of the virtual laboratory, from its recipe to its files.</summary>
/// <remarks>The recipe says by its field <c>experiment</c> which one it is; a recipe without one is of an uptake curve.</remarks>
public static class VirtualExperiment
{
    private static readonly string[] Words = [MapRecipe.Word, ThermalRecipe.Word, IonRecipe.Word, TemperingRecipe.Word, MicrographRecipe.Word, DiffractionRecipe.Word, NmrRecipe.Word];

    /// <summary>Does the experiment and writes what it gives.</summary>
    /// <param name="recipe">Path of a recipe.</param>
    /// <param name="folder">Folder for the files; made if it does not exist. Each file appears whole or not at all.</param>
    /// <param name="seed">Seed in the place of the recipe's, for a repeat of the same experiment.</param>
    /// <param name="progress">Receives the part that is done, from 0 to 1, of experiments that take longer.</param>
    /// <returns>A sentence for each file or folder that was written.</returns>
    /// <exception cref="DataFileException">The file is no recipe, or a value in it cannot be.</exception>
    public static IReadOnlyList<string> Run(string recipe, string folder, int? seed = null, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Directory.CreateDirectory(folder);
        var name = Path.GetFileName(recipe);
        return ExperimentRecipeFile.Experiment(recipe) switch
        {
            MapRecipe.Word => [Map(MapRecipe.Read(recipe), name, folder, seed, progress)],
            ThermalRecipe.Word => Tables(VirtualThermalAnalysis.Run(ThermalRecipe.Read(recipe), name, seed), folder),
            IonRecipe.Word => Tables([VirtualMassSpectrometer.Run(IonRecipe.Read(recipe), name, seed)], folder),
            TemperingRecipe.Word => Tables(VirtualTempering.Run(TemperingRecipe.Read(recipe), name, seed), folder),
            MicrographRecipe.Word => Pictures(MicrographRecipe.Read(recipe), name, folder, seed),
            DiffractionRecipe.Word => Tables([VirtualDiffractometer.Run(DiffractionRecipe.Read(recipe), recipe, seed)], folder),
            NmrRecipe.Word => Tables([VirtualNmr.Run(NmrRecipe.Read(recipe), name, seed)], folder),
            "" => [Uptake(UptakeRecipe.Read(recipe), name, folder, seed)],
            var other => throw new DataFileException(recipe, "experiment", $"one of '{string.Join("', '", Words)}', or no such field for an uptake curve, was expected and '{other}' was found; correct the recipe."),
        };
    }

    private static string[] Tables(IEnumerable<SimulatedTable> tables, string folder) =>
        [.. tables.Select(t => $"{t.Write(folder)}: {t.Columns[0].Values.Length} rows of {t.Columns.Count} columns, simulated, seed {t.Statements.First(s => s.Key == "seed").Value}.")];

    private static string[] Pictures(MicrographRecipe recipe, string name, string folder, int? seed)
    {
        var lines = new List<string>();
        foreach (var picture in VirtualMicrograph.Run(recipe, seed))
        {
            var path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}-{picture.Name}.png");
            PictureFile.WritePng(path, picture, VirtualMicrograph.Statements(recipe, name, seed ?? recipe.Seed));
            lines.Add($"{path}: {picture.Rows} × {picture.Columns} pixels, simulated, seed {seed ?? recipe.Seed}.");
        }

        return [.. lines];
    }

    private static string Uptake(UptakeRecipe recipe, string name, string folder, int? seed)
    {
        var path = Path.Combine(folder, Path.ChangeExtension(name, ".csv"));
        var used = seed ?? recipe.Seed;
        UptakeFile.Write(path, VirtualUptake.Run(recipe, used), recipe.Statements(name, used));
        return $"{path}: {recipe.Points} points, simulated, seed {used}.";
    }

    // A map series is a folder of frames under the recipe's name.
    private static string Map(MapRecipe recipe, string name, string folder, int? seed, IProgress<double>? progress)
    {
        var path = Path.Combine(folder, Path.GetFileNameWithoutExtension(name));
        var map = new VirtualMap(recipe, progress).Measure(seed);
        MapFrameFiles.Write(path, map, recipe.StepsPerAbsorbance, recipe.Statements(name, seed ?? recipe.Seed));
        return $"{path}: {recipe.Times.Length} frames of {recipe.Rows} × {recipe.Columns} pixels, simulated, seed {seed ?? recipe.Seed}.";
    }
}
