using System.CommandLine;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary><c>fickian map correct</c>: the spectra themselves, after the steps of <c>--prepare</c>.</summary>
internal static class MapCorrectVerb
{
    public static Command Create(TextWriter error)
    {
        var options = new MapOptions();
        options.Out.Required = true;
        options.Out.Description = "Writes the corrected maps into this .h5, .hdr (ENVI) or .csv.";
        var command = options.Command(
            "correct",
            """
            Corrects every spectrum of a map series and writes the maps: baselines, smoothing, spikes, gas in the beam, scatter, fringes, drift, noise. Steps are done in the order in which they are given.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- map correct data/simulated/maps/agZIF-62-P-CO2/*.hdr --prepare despike --prepare gas=co2,298K,40mbar,4,2352..2410 --prepare pca --out .artifacts/corrected.h5
            """,
            [],
            error,
            parsed =>
            {
                if (parsed.GetRequiredValue(options.Prepare).Length == 0)
                    throw new UsageException("At least one step was expected after --prepare and none was found; to write a map as it is, use 'fickian convert'.");
                var path = parsed.GetRequiredValue(options.Out)!;
                var write = Writer(path);
                return (all, progress, _) =>
                {
                    foreach (var (name, map) in all)
                    {
                        progress.Say($"writing {map.Frames.Count} frames of {map.Rows.Count} × {map.Columns.Count} pixels");
                        write(MapOptions.PathFor(path, name, all.Count), map);
                        if (parsed.GetValue(options.Figure) is { } figure)
                            Spectra(map).Save(MapOptions.PathFor(figure, name, all.Count));
                        MapOptions.Tell(error, map.Findings);
                    }
                };
            });
        return command;
    }

    private static Action<string, SpectralMap> Writer(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".h5" or ".hdf5" or ".nxs" => (to, map) => Hdf5File.Write(to, map),
        ".hdr" => EnviFile.Write,
        ".csv" => (to, map) => CsvFile.Write(to, map),
        _ => throw new UsageException($"A file named .h5, .hdr or .csv was expected after --out and '{path}' was found."),
    };

    private static Figures.Figure Spectra(SpectralMap map)
    {
        var figure = new Figures.Figure($"{map.Name}, mean spectrum").X("ν̃ / cm⁻¹").Y(map.Value.AxisLabel);
        return Enumerable.Range(0, Math.Min(6, map.Frames.Count)).Select(i => i * (map.Frames.Count - 1) / Math.Max(1, Math.Min(6, map.Frames.Count) - 1))
            .Aggregate(figure, (drawn, f) => drawn.Line(map.Mean(frame: f).ToCurve(), map.Frames.Count > 1 ? FormattableString.Invariant($"{map.Frames[f]:0.#} s") : ""));
    }
}
