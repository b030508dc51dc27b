using System.Text.Json.Nodes;
using Fickian.Cli.Inference;
using Fickian.Fitting;

namespace Fickian.Cli.Verbs;

/// <summary>Results of one verb over several files: each by itself, as text or as one JSON document.</summary>
internal sealed record FitDocuments(TextWriter Output, TextWriter Error, IReadOnlyList<string> Files, bool Json)
{
    /// <summary>One result.</summary>
    public sealed record Result(string File, FitResult Fit, IEnumerable<Estimate> Estimates, ModelComparison? Comparison, IEnumerable<Finding> Findings)
    {
        /// <summary>What stands above the numbers at a terminal.</summary>
        public string Title { get; init; } = File;

        /// <summary>What stands first in JSON.</summary>
        public JsonObject Head { get; init; } = new() { ["file"] = File, ["model"] = Fit.Model.Name };

        /// <summary>Profiles and bootstrap.</summary>
        public FitInference Inference { get; init; } = FitInference.None;
    }

    /// <summary>Fits each file and writes what was found.</summary>
    /// <returns>The exit code.</returns>
    public int Each(Func<string, Result> fit)
    {
        var results = new List<Result>();
        var code = FileByFile.Run(Files, Error, file => results.Add(fit(file)));
        if (!Json)
        {
            foreach (var r in results)
                FitText.Write(Output, Error, r);
        }
        else if (results.Count > 0)
        {
            var documents = results.Select(FitJson.Of).ToArray();
            Output.WriteLine(JsonText.Of(Files.Count == 1 ? documents[0] : new JsonArray(documents)));
        }

        return code;
    }
}
