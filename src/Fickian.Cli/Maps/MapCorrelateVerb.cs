using System.CommandLine;
using Fickian.Figures;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary><c>fickian map correlate</c>: two-dimensional correlation of the frames of a series.</summary>
internal static class MapCorrelateVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var (options, bands) = (new MapOptions(), new BandOptions());
        return options.Command(
            "correlate",
            """
            Correlates the spectra of a series over its frames, averaged over the usable pixels: which bands change together (synchronous), and which one before the other (asynchronous).

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- map correlate data/simulated/maps/agZIF-62-P-CO2/*.hdr --band 2300..2380 --out .artifacts/correlation.csv
            """,
            [bands.BandOption],
            error,
            parsed =>
            {
                var window = bands.Band(parsed);
                return (all, progress, _) =>
                {
                    foreach (var (name, map) in all)
                    {
                        progress.Say($"correlating {map.Frames.Count} frames");
                        var found = TwoDimensionalCorrelation.Of(map, window);
                        var table = Table(map, found);
                        if (parsed.GetValue(options.Out) is { } path)
                            MapOptions.Write(MapOptions.PathFor(path, name, all.Count), () => TableText.Of(table), () => table);
                        else
                            output.Write(TableText.Of(table));
                        if (parsed.GetValue(options.Figure) is { } figure)
                            Panels.Grid(2, Panel("synchronous", found.Synchronous), Panel("asynchronous", found.Asynchronous)).Titled(map.Name).Save(MapOptions.PathFor(figure, name, all.Count));
                    }
                };
            });
    }

    private static Table Table(SpectralMap map, TwoDimensionalCorrelation found)
    {
        var (x, n) = (found.Synchronous.X.ToArray(), found.Synchronous.Columns);
        int[] places = [.. Enumerable.Range(0, n * n)];
        return new(
            map.Name,
            [
                new("first wavenumber", "cm⁻¹", Array.ConvertAll(places, i => x[i / n])),
                new("second wavenumber", "cm⁻¹", Array.ConvertAll(places, i => x[i % n])),
                new("synchronous", "", found.Synchronous.Values),
                new("asynchronous", "", found.Asynchronous.Values),
            ])
        { Metadata = new([new("provenance", map.Provenance.ToString().ToLowerInvariant())]), Findings = map.Findings };
    }

    private static Figure Panel(string title, Image image)
    {
        var largest = image.Values.ToArray().Max(Math.Abs);
        return new Figure(title).X("ν̃₂ / cm⁻¹").Y("ν̃₁ / cm⁻¹").Heatmap(image, ColourMap.BlueToRed, -largest, largest).ColourBar(image.Quantity.AxisLabel);
    }
}
