using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Cli.Verbs;
using Fickian.Figures;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary><c>fickian map register</c>: where the pixels of a map lie in a picture of the sample.</summary>
internal static class MapRegisterVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var (options, bands) = (new MapOptions(), new BandOptions());
        var points = new Option<string>("--points") { Description = "Places marked in both: a table with the columns map x / µm, map y / µm, picture column, picture row; the latter counted from 0 at the upper left of the picture.", Required = true };
        var picture = new Option<string?>("--picture") { Description = "Picture under visible light (.png, .jpg, .bmp, .tif), over which --figure lays the band." };
        var model = new Option<string>("--model") { Description = "similarity turns, scales, shifts and mirrors; affine also shears.", DefaultValueFactory = _ => "similarity" }.AcceptOnlyFromAmong("similarity", "affine");
        var frame = new Option<int?>("--frame") { Description = "Frame whose band --figure shows, counted from 0; without it the last." };
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one series, an array for several." };
        return options.Command(
            "register",
            """
            Finds the transformation from places of a map to those of a picture of the same sample, from places marked in both, with its errors; --out writes where each pixel of the map lies in the picture.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- map register data/simulated/maps/agZIF-62-P-CO2/*.hdr --points data/simulated/maps/agZIF-62-P-marks.csv --picture data/simulated/tempering/agZIF-62-P-before-top.png --band 2300..2380 --out .artifacts/places.csv --figure .artifacts/registered.png
            """,
            [points, picture, model, frame, json, .. bands.All],
            error,
            parsed =>
            {
                Check(parsed, options, bands, picture, frame);
                var (inMap, inPicture, isCounted) = PlacePairFile.Read(parsed.GetRequiredValue(points));
                var fit = parsed.GetRequiredValue(model) == "affine" ? RegistrationFit.Affine(inMap, inPicture) : RegistrationFit.Similarity(inMap, inPicture);
                var photo = parsed.GetValue(picture) is { } file ? DataFile.Open(file).The<Micrograph>() : null;
                var areas = photo is null ? null : bands.Areas(parsed);
                return (all, progress, cancellation) =>
                {
                    List<JsonNode> documents = [];
                    foreach (var (name, map) in all)
                    {
                        if (isCounted != (map.Columns.Quantity.Unit != Unit.Metre))
                            throw new UsageException($"The map '{name}' has its places {(isCounted ? "in metres and the table counts pixels" : "counted and the table states lengths")}; state 'map x' and 'map y' {(isCounted ? "with a unit, as in 'map x / µm'" : "without a unit")}.");
                        documents.Add(Json(name, map, fit, inPicture));
                        if (!parsed.GetValue(json))
                            Write(output, name, map, fit, inMap, inPicture);
                        if (parsed.GetValue(options.Out) is { } path)
                            MapOptions.Write(OutputPath.For(path, name, all.Count), () => TableText.Of(Places(map, fit)), () => Places(map, fit));
                        if (parsed.GetValue(options.Figure) is { } figure)
                            Draw(map, areas!(map, cancellation).ToUptake(), photo!, fit, inPicture, parsed.GetValue(frame)).Save(OutputPath.For(figure, name, all.Count));
                        MapOptions.Tell(error, fit.Findings);
                    }

                    if (parsed.GetValue(json))
                        output.WriteLine(JsonText.Of(documents.Count == 1 ? documents[0] : new JsonArray([.. documents])));
                };
            });
    }

    private static void Check(ParseResult parsed, MapOptions options, BandOptions bands, Option picture, Option frame)
    {
        if ((parsed.GetValue(options.Figure) is null) != (parsed.GetResult(picture) is null))
            throw new UsageException("--picture and --figure belong together: the map is drawn over the picture; give both or neither.");
        parsed.Require(parsed.IsGiven(picture), "says what --figure draws over --picture; give both, or leave it out.", [.. bands.All, frame]);
    }

    private static Figure Draw(SpectralMap map, UptakeMap areas, Micrograph photo, RegistrationFit fit, IReadOnlyList<(double X, double Y)> marked, int? frame)
    {
        var at = frame ?? areas.Times.Count - 1;
        if (at < 0 || at >= areas.Times.Count)
            throw new UsageException($"A frame from 0 to {areas.Times.Count - 1} was expected after --frame and {at} was found.");

        // A picture does not say how it was obtained; beside a simulated map it counts as simulated.
        return RegistrationFigure.Of(map.Name, photo, areas.Frame(at), fit, marked, map.Provenance);
    }

    private static void Write(TextWriter output, string name, SpectralMap map, RegistrationFit fit, IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to)
    {
        var unit = map.Columns.Quantity.Unit == Unit.Metre ? " px/m" : "";
        output.WriteLine($"{name} · {map.Provenance.ToString().ToLowerInvariant()} · {from.Count} places, {(fit.IsAffine ? "affine" : "similarity")}{(fit.IsMirrored ? ", mirrored" : "")}");
        output.WriteLine($"  magnification {fit.Magnification}{unit}, 95 %: {fit.Magnification.Interval(0.95).In(Unit.One)}");
        output.WriteLine($"  rotation {Degrees(fit.Rotation)}, 95 %: {Degrees(fit.Rotation).Interval(0.95).In(Degrees(fit.Rotation).Unit)}");
        var t = fit.Transform;
        output.WriteLine(Invariant($"  column = {t.A:#.##}·x {t.B:+ #.##;- #.##}·y {t.E:+ 0.00;- 0.00}; row = {t.C:#.##}·x {t.D:+ #.##;- #.##}·y {t.F:+ 0.00;- 0.00}"));
        output.WriteLine(Invariant($"  error of one marked coordinate {fit.PlaceError:G3} px"));
        for (var i = 0; i < from.Count; i++)
            output.WriteLine(Invariant($"  pair {i + 1}: marked at {to[i].X:0.00}, {to[i].Y:0.00}; off by {fit.Residuals[i].X:+0.00;-0.00}, {fit.Residuals[i].Y:+0.00;-0.00} px"));
    }

    private static Estimate Degrees(Estimate radians) => radians with { Value = radians.Value * 180 / Math.PI, StandardError = radians.StandardError * 180 / Math.PI, Unit = new("°") };

    private static Table Places(SpectralMap map, RegistrationFit fit)
    {
        var places = Enumerable.Range(0, map.Pixels).Select(p => (X: map.Columns[p % map.Columns.Count], Y: map.Rows[p / map.Columns.Count])).ToArray();
        var found = Array.ConvertAll(places, p => fit.Place(p.X, p.Y));
        var unit = map.Columns.Quantity.Unit == Unit.Metre ? "m" : "";
        return new(
            map.Name,
            [
                new("map x", unit, Array.ConvertAll(places, p => p.X)),
                new("map y", unit, Array.ConvertAll(places, p => p.Y)),
                new("picture column", "", Array.ConvertAll(found, f => f.X.Value)),
                new("picture row", "", Array.ConvertAll(found, f => f.Y.Value)),
                new("standard error of each", "", Array.ConvertAll(found, f => f.X.StandardError)),
            ])
        { Metadata = new([new("provenance", map.Provenance.ToString().ToLowerInvariant())]), Findings = map.Findings };
    }

    private static JsonObject Json(string name, SpectralMap map, RegistrationFit fit, IReadOnlyList<(double X, double Y)> marked) => new()
    {
        ["file"] = name,
        ["model"] = fit.IsAffine ? "affine" : "similarity",
        ["mirrored"] = fit.IsMirrored,
        ["coefficients"] = new JsonObject { ["a"] = fit.Transform.A, ["b"] = fit.Transform.B, ["c"] = fit.Transform.C, ["d"] = fit.Transform.D, ["e"] = fit.Transform.E, ["f"] = fit.Transform.F },
        ["unitOfMap"] = map.Columns.Quantity.Unit.Symbol,
        ["magnification"] = EstimateJson.Of(fit.Magnification),
        ["rotationRadians"] = EstimateJson.Of(fit.Rotation),
        ["errorOfPlace"] = EstimateJson.Finite(fit.PlaceError),
        ["pairs"] = new JsonArray([.. marked.Select((p, i) => new JsonObject { ["column"] = p.X, ["row"] = p.Y, ["residualColumn"] = fit.Residuals[i].X, ["residualRow"] = fit.Residuals[i].Y })]),
        ["findings"] = FitJson.Of(fit.Findings),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
