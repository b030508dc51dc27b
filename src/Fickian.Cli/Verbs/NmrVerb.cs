using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Composition;
using Fickian.Figures;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian nmr</c>: integrals of signals, and the mole ratios that follow.</summary>
internal static class NmrVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = FilesArgument.Create("FILE", "One-dimensional spectra: JCAMP-DX, the folder of a Bruker experiment, a zip archive of it, or a table whose first column is in ppm.");
        var ranges = new Option<string[]>("--range") { Description = "A signal: name, range in ppm and number of its equivalent nuclei in one molecule, as in bIm=9.25..9.45,H=1; once for each signal.", Required = true, HelpName = "SIGNAL" };
        var ratios = new Option<string[]>("--ratio") { Description = "Mole ratio of one signal to another, or to several together, as in bIm/Im or DMF/Im+bIm; without it every signal to the first.", DefaultValueFactory = _ => [] };
        var part = new Option<int?>("--part") { Description = "Which of several spectra of a file, counted from 1." };
        var figure = new Option<string?>("--figure") { Description = "Draws the signals with their baselines into this .svg or .png; several files get their names appended." };
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one file, an array for several." };
        var command = new Command(
            "nmr",
            """
            Integrates signals over a straight baseline through their flanks, with errors from the noise there, and tells mole ratios: the ratio of linkers, guests per linker.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- nmr data/simulated/nmr/ZIF-62-DMF.csv --range bIm=9.31..9.39,H=1 --range Im=8.91..8.99,H=1 --range DMF=2.85..2.93,H=3 --ratio Im/bIm --ratio DMF/Im+bIm --figure .artifacts/nmr.svg
            """) { files, ranges, ratios, part, figure, json };
        command.SetAction(parsed =>
        {
            var signals = NmrSignalText.Signals(parsed.GetRequiredValue(ranges));
            var asked = NmrSignalText.Ratios(parsed.GetRequiredValue(ratios), signals);
            var paths = parsed.GetRequiredValue(files);
            List<JsonNode> documents = [];
            var code = FileByFile.Run(paths, error, file =>
            {
                var spectrum = NmrFile.Read(file, parsed.GetValue(part));
                var integrals = NmrIntegrals.Of(spectrum, signals);
                var found = Array.ConvertAll(asked, r => integrals.MoleRatio(r.Above, r.Below) with { Name = r.Text });
                if (parsed.GetValue(figure) is { } path)
                    NmrFigure.Of(spectrum, integrals).Save(FigurePath.Of(path, file, paths.Length));
                documents.Add(Json(file, spectrum, integrals, found));
                if (!parsed.GetValue(json))
                    Write(output, file, spectrum, integrals, found);
                foreach (var finding in spectrum.Findings.Concat(integrals.Findings))
                    error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{finding}");
            });
            if (parsed.GetValue(json) && documents.Count > 0)
                output.WriteLine(JsonText.Of(paths.Length == 1 ? documents[0] : new JsonArray([.. documents])));
            return code;
        });
        return command;
    }

    private static void Write(TextWriter output, string file, Curve spectrum, NmrIntegrals integrals, Estimate[] ratios)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file} · {spectrum.Name}, {spectrum.Provenance.ToString().ToLowerInvariant()}, {spectrum.Count} points, {spectrum.X.Span[0]:0.##} to {spectrum.X.Span[^1]:0.##} ppm"));
        foreach (var s in integrals.Signals)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{s.Range.Name}, {s.Range.Lower:0.###} to {s.Range.Upper:0.###} ppm");
            output.WriteLine($"  {place,-32} integral {s.Area,-24} per nucleus {s.PerNucleus,-24} ({s.Range.Nuclei} {(s.Range.Nuclei == 1 ? "nucleus" : "nuclei")})");
        }

        foreach (var ratio in ratios)
            output.WriteLine($"  {ratio.Name,-32} {ratio,-33} 95 %: {ratio.Interval(0.95).In(ratio.Unit)}");
    }

    private static JsonObject Json(string file, Curve spectrum, NmrIntegrals integrals, Estimate[] ratios) => new()
    {
        ["file"] = file,
        ["spectrum"] = spectrum.Name,
        ["points"] = spectrum.Count,
        ["provenance"] = spectrum.Provenance.ToString().ToLowerInvariant(),
        ["signals"] = new JsonArray([.. integrals.Signals.Select(s => new JsonObject
        {
            ["name"] = s.Range.Name,
            ["lowerPpm"] = s.Range.Lower,
            ["upperPpm"] = s.Range.Upper,
            ["nuclei"] = s.Range.Nuclei,
            ["integral"] = EstimateJson.Of(s.Area),
            ["perNucleus"] = EstimateJson.Of(s.PerNucleus),
            ["noise"] = EstimateJson.Finite(s.Noise),
        })]),
        ["moleRatios"] = FitJson.Of(ratios),
        ["findings"] = FitJson.Of(spectrum.Findings.Concat(integrals.Findings)),
    };
}
