using System.CommandLine;
using Fickian.Figures;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary><c>fickian map resolve</c>: spectra and amounts of the components of a map, by alternating least squares.</summary>
internal static class MapResolveVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var (options, bands) = (new MapOptions(), new BandOptions());
        var components = new Option<int>("--components") { Description = "Number of components.", Required = true };
        var closure = new Option<bool>("--closure") { Description = "Amounts of all components add up to 1." };
        var known = new Option<string[]>("--known") { Description = "Spectra of components that are known, in any format that is read.", DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = true };
        return options.Command(
            "resolve",
            """
            Resolves a map series into components: their spectra, none of them negative, and how much of each is in every pixel and frame.
            The table of amounts goes to --out or to standard output, the spectra into a file beside it (-spectra). Components are not unique: how far two of them may be mixed is said.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- map resolve data/simulated/maps/agZIF-62-P-CO2/*.hdr --band 2290..2390 --components 3 --out .artifacts/amounts.csv
            """,
            [bands.BandOption, components, closure, known],
            error,
            parsed =>
            {
                var count = parsed.GetRequiredValue(components);
                if (count is < 1 or > 20)
                    throw new UsageException($"From 1 to 20 components were expected after --components and {count} was found.");
                var resolution = new CurveResolution(count)
                {
                    Window = bands.Band(parsed),
                    Constraints = CurveConstraints.PositiveAmounts | CurveConstraints.PositiveSpectra | (parsed.GetValue(closure) ? CurveConstraints.Closure : CurveConstraints.None),
                    Known = [.. parsed.GetRequiredValue(known).Select(f => DataFile.Open(f).The<Spectrum>())],
                };
                return (all, progress, cancellation) =>
                {
                    foreach (var series in all)
                    {
                        progress.Say($"resolving {series.Map.Pixels * series.Map.Frames.Count} spectra");
                        Save(parsed, options, series, all.Count, resolution.Resolve(series.Map, cancellation), output, error);
                    }
                };
            });
    }

    private static void Save(ParseResult parsed, MapOptions options, MapSeries series, int count, ResolvedComponents found, TextWriter output, TextWriter error)
    {
        var amounts = Amounts(series.Map, found);
        if (parsed.GetValue(options.Out) is { } given)
        {
            var path = OutputPath.For(given, series.Name, count);
            MapOptions.Write(path, () => TableText.Of(amounts), () => amounts);
            var spectra = Spectra(found);
            MapOptions.Write(OutputPath.Beside(path, "spectra"), () => TableText.Of(spectra), () => spectra);
        }
        else
        {
            output.Write(TableText.Of(amounts));
        }

        if (parsed.GetValue(options.Figure) is { } figure)
            Figure(series.Map, found).Save(OutputPath.For(figure, series.Name, count));
        error.WriteLine(FormattableString.Invariant($"{series.Name}: {found.Spectra.Length} components explain {found.ExplainedVariance:P3} after {found.Rounds} rounds{(found.HasConverged ? "" : ", without having settled")}."));
        for (var i = 0; i < found.Spectra.Length; i++)
        {
            for (var j = 0; j < found.Spectra.Length; j++)
            {
                if (i != j && found.Exchange(i, j) is var (lower, upper) && upper - lower > 0.02)
                    error.WriteLine(FormattableString.Invariant($"component {i + 1}: from {lower:0.##} to {upper:0.##} times component {j + 1} may be added to it as well."));
            }
        }
    }

    private static Table Amounts(SpectralMap map, ResolvedComponents found)
    {
        return new(
            map.Name,
            [
                .. PlaceColumns.Of(map),
                .. found.Amounts.Select(a => new TableColumn($"amount of {a.Name}", "", a.Values)),
            ])
        {
            Metadata = new([new("provenance", map.Provenance.ToString().ToLowerInvariant())]),
            Findings = map.Findings,
        };
    }

    private static Table Spectra(ResolvedComponents found) => new(
        "components",
        [
            new(found.Spectra[0].Axis.Quantity.Name, found.Spectra[0].Axis.Quantity.Unit.Symbol, found.Spectra[0].Axis.Values),
            .. found.Spectra.Select(s => new TableColumn(s.Name, "", s.Values)),
        ])
    { Metadata = new([new("provenance", "computed")]) };

    private static Panels Figure(SpectralMap map, ResolvedComponents found)
    {
        var spectra = found.Spectra.Aggregate(new Figure("spectra").X("ν̃ / cm⁻¹").Y("absorbance of one unit"), (f, s) => f.Line(s.ToCurve(), s.Name));
        var last = map.Frames.Count - 1;
        return Panels.Grid(2, [spectra, .. found.Amounts.Select(a => MapFigure.Panel(map.Columns, a.Name).Heatmap(a.Image(last)).ColourBar(a.Quantity.AxisLabel))]).Titled(map.Name);
    }
}
