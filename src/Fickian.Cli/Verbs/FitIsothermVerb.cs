using System.CommandLine;
using Fickian.Cli.Inference;
using Fickian.Cli.Options;
using Fickian.Files;
using Fickian.Fitting;
using Fickian.Sorption;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian fit isotherm</c>: an isotherm, or all of them ranked.</summary>
internal static class FitIsothermVerb
{
    private static readonly Dictionary<string, Func<IIsothermModel>> Models = new(StringComparer.Ordinal)
    {
        ["henry"] = () => new Henry(),
        ["langmuir"] = () => new Langmuir(),
        ["dual-site-langmuir"] = () => new DualSiteLangmuir(),
        ["toth"] = () => new Toth(),
        ["sips"] = () => new Sips(),
        ["freundlich"] = () => new Freundlich(),
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = FilesArgument.Create("FILE", "Report of a sorption instrument (Micromeritics, Quantachrome, BELSORP, SMS DVS), an adsorption information file (.aif), pyGAPS or NIST-ISODB, or delimited text whose heading names pressure and loading, for example 'p / kPa,q / mmol/g'.");
        var model = new Option<string>("--model") { Description = "Isotherm to report; best takes the one with the lowest AICc.", DefaultValueFactory = _ => "best" }.AcceptOnlyFromAmong(["best", .. Models.Keys]);
        var compare = new Option<string?>("--compare") { Description = $"Isotherms to compare, joined by commas; without it all: {string.Join(", ", Models.Keys)}." };
        var branch = new Option<string>("--branch") { Description = "Which branch to fit.", DefaultValueFactory = _ => "adsorption" }.AcceptOnlyFromAmong("adsorption", "desorption");
        var (parameters, inference) = (new ParameterOptions(), new InferenceOptions());
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one file, an array for several." };
        var command = new Command(
            "isotherm",
            """
            Fits sorption isotherms and ranks them by AICc.

            Example:
              printf 'p / kPa,q / mol/kg\n5,0.223\n10,0.402\n20,0.667\n40,0.997\n60,1.195\n80,1.334\n100,1.423\n' > .artifacts/isotherm.csv
              dotnet run --project src/Fickian.Cli -c Release -- fit isotherm .artifacts/isotherm.csv --model langmuir --compare langmuir,sips --bootstrap 200
            """) { files, model, compare, branch, json };
        parameters.AddTo(command);
        inference.AddTo(command);
        command.SetAction(parsed =>
        {
            var documents = new FitDocuments(output, error, parsed.GetRequiredValue(files), parsed.GetValue(json));
            var candidates = Named(parsed.GetValue(compare));
            var (settings, request) = (parameters.Read(parsed), inference.Read(parsed));
            var side = parsed.GetRequiredValue(branch) == "desorption" ? SorptionBranch.Desorption : SorptionBranch.Adsorption;
            return documents.Each(file => Fit(file, Absolute(file, IsothermFile.Read(file, side)), parsed.GetRequiredValue(model), candidates, settings, request));
        });
        return command;
    }

    // The laws are of pressure: over p/p₀ alone their affinities would have no meaning in 1/Pa.
    private static Curve Absolute(string file, Curve curve) => curve.XQuantity.Name == "pressure"
        ? curve
        : throw new DataFileException(file, "", "pressures in Pa, or relative ones with the saturation pressure, were expected and relative pressures alone were found; export the absolute pressure.");

    private static string[] Named(string? list)
    {
        var names = list?.Split(',', StringSplitOptions.TrimEntries) ?? [.. Models.Keys];
        return Array.Find(names, n => !Models.ContainsKey(n)) is { } unknown
            ? throw new UsageException($"'{unknown}' names no isotherm to compare; there are {string.Join(", ", Models.Keys)}.")
            : names;
    }

    private static FitDocuments.Result Fit(string file, Curve curve, string name, string[] names, ParameterSettings settings, InferenceRequest request)
    {
        var chosen = name == "best" ? null : settings.Apply(Models[name]());

        // AICc needs two points more than free parameters and coefficients.
        var candidates = names.Select(n => settings.ApplyWhereFree(Models[n]())).Where(m => m.Name != chosen?.Name && curve.Count > m.Parameters.Count + m.Coefficients.Count + 2);
        var comparison = ModelSelection.Compare(curve, [.. candidates, .. chosen is null ? Array.Empty<IModel>() : [chosen]]);
        var fit = chosen is null ? comparison.Best : chosen.FitTo(curve);
        var free = fit.Model.Parameters.Concat(fit.Model.Coefficients).Where(p => p.IsFree);
        return new(file, fit, free.Select(p => fit[p]), comparison, [.. curve.Findings, .. fit.Findings, .. comparison.Findings]) { Inference = request.Of(fit) };
    }
}
