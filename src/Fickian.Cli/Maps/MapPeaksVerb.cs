using System.Collections.Immutable;
using System.CommandLine;
using Fickian.Figures;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary><c>fickian map peaks</c>: a peak model on a line, fitted to every spectrum.</summary>
internal static class MapPeaksVerb
{
    private static readonly Dictionary<string, PeakShape> Shapes = Enum.GetValues<PeakShape>().ToDictionary(s => s.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static Command Create(TextWriter output, TextWriter error)
    {
        var (options, bands) = (new MapOptions(), new BandOptions());
        var shape = new Option<string>("--shape") { Description = $"Shape of the peak: {string.Join(", ", Shapes.Keys)}.", DefaultValueFactory = _ => "gauss" }.AcceptOnlyFromAmong([.. Shapes.Keys]);
        return options.Command(
            "peaks",
            """
            Fits one peak on a straight line to every spectrum of a map series: height, position, width, area and their standard errors, one row per pixel and frame.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- map peaks data/simulated/maps/agZIF-62-P-CO2/t15060s.hdr --band 2315..2360 --shape pseudovoigt --out .artifacts/peaks.csv
            """,
            [bands.BandOption, shape],
            error,
            parsed =>
            {
                var fit = new PeakFit(Shapes[parsed.GetRequiredValue(shape)], bands.Band(parsed));
                return (all, progress, cancellation) =>
                {
                    foreach (var (name, map) in all)
                    {
                        progress.Say($"fitting {map.Pixels * map.Frames.Count} spectra");
                        var peaks = fit.Fit(map, cancellation);
                        var table = Table(map, peaks, fit.Shape);
                        if (parsed.GetValue(options.Out) is { } path)
                            MapOptions.Write(OutputPath.For(path, name, all.Count), () => TableText.Of(table), () => table);
                        else
                            output.Write(TableText.Of(table));
                        error.WriteLine(FormattableString.Invariant($"{name}: a peak was found in {peaks.Found} of {peaks.Pixels.Length} spectra."));
                        if (parsed.GetValue(options.Figure) is { } figure)
                            Panels(peaks).Save(OutputPath.For(figure, name, all.Count));
                    }
                };
            });
    }

    private static Table Table(SpectralMap map, PeakFits peaks, PeakShape shape)
    {
        ImmutableArray<BandImages> measures = [peaks.Heights, peaks.Positions, peaks.Widths, .. shape is PeakShape.PseudoVoigt or PeakShape.Voigt ? [peaks.Mixings] : ImmutableArray<BandImages>.Empty, peaks.Areas];
        return new(
            map.Name,
            [
                .. PlaceColumns.Of(map),
                .. measures.SelectMany(m => new TableColumn[] { new(m.Quantity.Name, m.Quantity.Unit.Symbol, m.Values), new($"standard error of {m.Quantity.Name}", m.Quantity.Unit.Symbol, m.StandardErrors) }),
            ])
        {
            Metadata = new([new("provenance", map.Provenance.ToString().ToLowerInvariant()), new("shape", shape.ToString().ToLowerInvariant())]),
            Findings = map.Findings,
        };
    }

    // The last frame, where most has been taken up.
    private static Panels Panels(PeakFits peaks)
    {
        var last = peaks.Heights.Frames.Count - 1;
        return Figures.Panels.Grid(3, Panel(peaks.Heights, "height"), Panel(peaks.Positions, "position"), Panel(peaks.Widths, "width")).Titled(peaks.Heights.Name);

        Figure Panel(BandImages images, string title) => MapFigure.Panel(images.Columns, title).Heatmap(images.Image(last)).ColourBar(images.Quantity.AxisLabel);
    }
}
