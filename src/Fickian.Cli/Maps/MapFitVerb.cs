using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fickian.Cli.Verbs;
using Fickian.Diffusion;
using Fickian.Figures;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary><c>fickian map fit</c>: a diffusivity with its error and a verdict for every pixel.</summary>
internal static class MapFitVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var (options, bands) = (new MapOptions(), new BandOptions());
        var geometry = new Option<string>("--geometry") { Description = "Shape of the sample.", Required = true }.AcceptOnlyFromAmong(UptakeBody.Geometries);
        var size = new Option<string>("--size") { Description = "Full thickness of a sheet; radius of a cylinder or sphere; three edges of a cuboid (1mm,0.5mm,200um).", Required = true };
        var boundary = new Option<string>("--boundary") { Description = "Surface: constant (at once in equilibrium) or barrier (a finite surface permeability; slow, pixel by pixel).", DefaultValueFactory = _ => "constant" }.AcceptOnlyFromAmong("constant", "barrier");
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one series, an array for several." };
        return options.Command(
            "fit",
            """
            Fits the uptake of every pixel of a map series: diffusivity, standard error, amplitude, residual and status, one row per pixel.
            A pixel near an edge that gas enters fills faster than the model knows: its diffusivity is an apparent one.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- map fit data/simulated/maps/agZIF-62-P-CO2/*.hdr --baseline separate --geometry sheet --size 200um --out .artifacts/map.csv
            """,
            [geometry, size, boundary, json, .. bands.All],
            error,
            parsed =>
            {
                var body = UptakeBody.Parse(parsed.GetRequiredValue(geometry), parsed.GetRequiredValue(size), "both");
                var model = parsed.GetRequiredValue(boundary) == "barrier" ? body.WithBarrier() : body;
                var areas = bands.Areas(parsed);
                return (all, progress, cancellation) =>
                {
                    var fitted = all.Select(s => (s.Name, Map: Fit(s.Map, areas, model, progress, cancellation))).ToArray();
                    foreach (var (name, map) in fitted)
                        Save(parsed, options, name, map, fitted.Length);
                    Tell(output, error, fitted, parsed.GetValue(json));
                };
            });
    }

    private static DiffusivityMap Fit(SpectralMap map, Func<SpectralMap, CancellationToken, BandImages> areas, Fitting.IModel model, ProgressReport progress, CancellationToken cancellation)
    {
        progress.Say($"measuring {map.Pixels * map.Frames.Count} spectra");
        var uptake = areas(map, cancellation).ToUptake() with { Name = map.Name };
        progress.Say($"fitting {uptake.Pixels} pixels");
        return uptake.FitPixels(model, progress: progress, cancellation: cancellation);
    }

    private static void Save(ParseResult parsed, MapOptions options, string name, DiffusivityMap map, int count)
    {
        if (parsed.GetValue(options.Out) is { } path)
            MapOptions.Write(MapOptions.PathFor(path, name, count), () => Text(map), map.ToTable);
        if (parsed.GetValue(options.Figure) is { } figure)
            MapFigure.Of(map).Save(MapOptions.PathFor(figure, name, count));
    }

    private static void Tell(TextWriter output, TextWriter error, (string Name, DiffusivityMap Map)[] fitted, bool json)
    {
        if (json)
        {
            var documents = fitted.Select(f => Json(f.Name, f.Map)).ToArray();
            output.WriteLine(JsonText.Of(documents.Length == 1 ? documents[0] : new JsonArray(documents)));
        }

        foreach (var (name, map) in fitted)
        {
            if (!json)
            {
                output.WriteLine($"{name} · {map.Source.Provenance.ToString().ToLowerInvariant()} · {map.Model}, {map.Source.Pixels} pixels, {map.Source.Times.Count} times");
                output.WriteLine($"  {"median",-20} {new Estimate(map.Median(), double.PositiveInfinity, map.Layers[0].Parameter.Quantity.Unit).Value.ToString("G4", CultureInfo.InvariantCulture)} {map.Layers[0].Parameter.Quantity.Unit}");
                output.WriteLine($"  {"weighted mean",-20} {map.Mean()}");
                foreach (var group in map.Status.GroupBy(s => s).OrderBy(g => g.Key))
                    output.WriteLine($"  {Words(group.Key),-20} {group.Count()}");
            }

            MapOptions.Tell(error, map.Source.Findings);
        }
    }

    private static JsonObject Json(string name, DiffusivityMap map) => new()
    {
        ["file"] = name,
        ["provenance"] = map.Source.Provenance.ToString().ToLowerInvariant(),
        ["model"] = map.Model,
        ["rows"] = map.Source.Rows.Count,
        ["columns"] = map.Source.Columns.Count,
        ["times"] = new JsonArray([.. map.Source.Times.Values.ToArray().Select(t => (JsonNode)t)]),
        ["median"] = EstimateJson.Finite(map.Median()),
        ["mean"] = EstimateJson.Of(map.Mean()),
        ["parameters"] = new JsonObject(map.Layers.Select(l => KeyValuePair.Create(l.Parameter.Quantity.Name, (JsonNode?)new JsonObject
        {
            ["unit"] = l.Parameter.Quantity.Unit.Symbol,
            ["values"] = new JsonArray([.. l.Values.Select(EstimateJson.Finite)]),
            ["standardErrors"] = new JsonArray([.. l.StandardErrors.Select(EstimateJson.Finite)]),
        }))),
        ["rms"] = new JsonArray([.. map.Residuals.Select(EstimateJson.Finite)]),
        ["status"] = new JsonArray([.. map.Status.Select(s => (JsonNode)Words(s))]),
    };

    private static string Text(DiffusivityMap map)
    {
        var (text, columns) = (new StringBuilder(), map.Source.Columns.Count);
        text.Append("# provenance: ").Append(map.Source.Provenance.ToString().ToLowerInvariant()).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"# model: {map.Model}\n{map.Source.Columns.Quantity.AxisLabel},{map.Source.Rows.Quantity.AxisLabel}");
        foreach (var layer in map.Layers)
            text.Append(CultureInfo.InvariantCulture, $",{layer.Parameter.Quantity.Name} / {layer.Parameter.Quantity.Unit},standard error");
        text.Append(",rms,status\n");
        for (var p = 0; p < map.Source.Pixels; p++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{map.Source.Columns[p % columns]:0.########},{map.Source.Rows[p / columns]:0.########}");
            foreach (var layer in map.Layers)
                text.Append(CultureInfo.InvariantCulture, $",{layer.Values[p]:G7},{layer.StandardErrors[p]:G4}");
            text.Append(CultureInfo.InvariantCulture, $",{map.Residuals[p]:G4},{Words(map.Status[p])}\n");
        }

        return text.ToString();
    }

    private static string Words(PixelStatus status) => status switch
    {
        PixelStatus.Determined => "determined",
        PixelStatus.UpperBound => "upper bound",
        PixelStatus.LowerBound => "lower bound",
        PixelStatus.NotDetermined => "not determined",
        PixelStatus.Masked => "masked",
        _ => "failed",
    };
}
