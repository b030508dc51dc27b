using System.CommandLine;
using System.Text.Json.Nodes;
using Fickian.Cli.Verbs;
using Fickian.Figures;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary><c>fickian map linearity</c>: whether a strong band stays in proportion to a weak one, and up to which absorbance it can be trusted.</summary>
internal static class MapLinearityVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new MapOptions();
        var strong = new Option<string>("--strong") { Description = "Narrow range in cm⁻¹ where absorbance is high: the top of a band.", Required = true };
        var weak = new Option<string>("--weak") { Description = "Narrow range where it is low and in proportion: a weak band of the same substance, or the flank of the same band.", Required = true };
        var feet = new Option<string>("--feet") { Description = "Ranges without a band through which the line below both is laid, as in 2262..2290,2390..2420.", Required = true };
        var mean = new Option<bool>("--mean") { Description = "One pair per frame, from the mean of its usable pixels, in the place of one per pixel: where noise of single pixels would bend the line." };
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one series, an array for several." };
        return options.Command(
            "linearity",
            """
            Compares a strong with a weak absorbance over pixels and frames: where light that does not belong to the sample bends the strong one, and up to which absorbance it is right to 1 %.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- map linearity data/simulated/maps/agZIF-62-P-CO2/*.hdr --prepare difference --strong 2336..2340 --weak 2344..2348 --feet 2262..2290,2390..2420 --mean
            """,
            [strong, weak, feet, mean, json],
            error,
            parsed =>
            {
                var (high, low) = (WavenumberText.Band(parsed.GetRequiredValue(strong), "strong"), WavenumberText.Band(parsed.GetRequiredValue(weak), "weak"));
                var line = BandBaseline.Through(WavenumberText.Bands(parsed.GetRequiredValue(feet), "foot"));
                return (all, progress, cancellation) =>
                {
                    List<JsonNode> documents = [];
                    foreach (var (name, map) in all)
                    {
                        progress.Say($"comparing two bands in {map.Pixels * map.Frames.Count} spectra");
                        var curve = Pairs(parsed.GetValue(mean) ? Means(map) : map, high, low, line, cancellation);
                        var found = DetectorLinearity.Of(curve);
                        documents.Add(Json(name, found));
                        if (!parsed.GetValue(json))
                            output.WriteLine(FormattableString.Invariant($"{name} · {map.Provenance.ToString().ToLowerInvariant()} · stray light {found.StrayLight}, strong over weak {found.Ratio}, {Reach(found)} ({curve.Count} pairs)"));
                        if (parsed.GetValue(options.Figure) is { } figure)
                            new Figure(map.Name).X("absorbance of the weak band").Y("absorbance of the strong band").Points(curve, "").Save(OutputPath.For(figure, name, all.Count));
                        MapOptions.Tell(error, found.Findings);
                    }

                    if (parsed.GetValue(json))
                        output.WriteLine(JsonText.Of(documents.Count == 1 ? documents[0] : new JsonArray([.. documents])));
                };
            },
            hasTable: false);
    }

    private static string Reach(DetectorLinearity found) => found.LinearUpTo < 0.005
        ? "which leaves no absorbance right to 1 %"
        : FormattableString.Invariant($"right to 1 % up to an absorbance of {found.LinearUpTo:0.00}");

    private static Curve Pairs(SpectralMap map, Band strong, Band weak, BandBaseline line, CancellationToken cancellation)
    {
        var (x, y) = (Absorbances(map, weak, line, cancellation), Absorbances(map, strong, line, cancellation));
        var pairs = x.Zip(y).Where((p, i) => (map.Usable?[i % map.Pixels] ?? true) && double.IsFinite(p.First) && double.IsFinite(p.Second)).OrderBy(p => p.First).ToArray();
        return new(Array.ConvertAll(pairs, p => p.First), Array.ConvertAll(pairs, p => p.Second)) { XQuantity = InfraredQuantity.Absorbance, YQuantity = InfraredQuantity.Absorbance, Name = map.Name, Provenance = map.Provenance };
    }

    // Mean over a narrow range: its area over its width.
    private static double[] Absorbances(SpectralMap map, Band range, BandBaseline line, CancellationToken cancellation)
    {
        var inside = map.Wavenumbers.Slice(map.Wavenumbers.Between(range.Lower, range.Upper));
        return Array.ConvertAll(map.Integrate(range, line, cancellation: cancellation).Values.ToArray(), a => a / Math.Abs(inside.Last - inside.First));
    }

    private static SpectralMap Means(SpectralMap map)
    {
        float[] values = [.. Enumerable.Range(0, map.Frames.Count).SelectMany(f => map.Mean(frame: f).Values.ToArray()).Select(v => (float)v)];
        return new(values, map.Wavenumbers, Axis.Index("row", 1), Axis.Index("column", 1), map.Frames) { Name = map.Name, Value = map.Value, Provenance = map.Provenance };
    }

    private static JsonObject Json(string name, DetectorLinearity found) => new()
    {
        ["file"] = name,
        ["strayLight"] = EstimateJson.Of(found.StrayLight),
        ["ratio"] = EstimateJson.Of(found.Ratio),
        ["linearUpTo"] = EstimateJson.Finite(found.LinearUpTo),
        ["findings"] = new JsonArray([.. found.Findings.Select(f => (JsonNode)f.ToString())]),
    };
}
