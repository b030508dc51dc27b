using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Figures;

namespace Fickian.Cli.Verbs;

/// <summary>What a thermal verb found in one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Heading">What was looked at, in words.</param>
/// <param name="Parts">Groups of estimates, each with its heading; one group without a heading if there is only one.</param>
/// <param name="Findings">What is worth knowing.</param>
/// <param name="Figure">Draws it.</param>
internal sealed record ThermalResult(string File, string Heading, IReadOnlyList<ThermalPart> Parts, IReadOnlyList<Finding> Findings, Func<Figure> Figure)
{
    /// <summary>Name of the list of parts in JSON.</summary>
    public string PartsName { get; init; } = "parts";

    /// <summary>More fields in JSON.</summary>
    public Action<JsonObject>? More { get; init; }

    /// <summary>For a reader at a terminal: numbers to standard output, findings to standard error.</summary>
    public void Write(TextWriter output, TextWriter error)
    {
        output.WriteLine($"{File} · {Heading}");
        foreach (var part in Parts)
        {
            if (part.Heading.Length > 0)
                output.WriteLine($"  {part.Heading}");
            foreach (var (i, e) in part.Estimates.Index())
            {
                var between = e.Verdict == Verdict.Determined && e.StandardError > 0 ? $"95 %: {Between(e)}" : "";
                output.WriteLine($"  {e.Name,-32} {Text(e),-34} {between,-34} {(part.Causes(i) is { Length: > 0 } causes ? $"± of {causes}" : "")}".TrimEnd());
            }
        }

        foreach (var finding in Findings)
            error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{finding}");
    }

    public JsonObject Json()
    {
        var document = new JsonObject { ["file"] = File, ["analysis"] = Heading };
        if (Parts is [{ Heading: "" } only])
            document["estimates"] = only.EstimatesJson();
        else
            document[PartsName] = new JsonArray([.. Parts.Select(p => p.Json())]);
        More?.Invoke(document);
        document["findings"] = FitJson.Of(Findings);
        return document;
    }

    // Four digits are not enough for a temperature in kelvin.
    private static string Between(Estimate e) => e.Unit == Unit.Kelvin && e.Interval(0.95) is var i ? string.Create(CultureInfo.InvariantCulture, $"{i.Lower:0.00} … {i.Upper:0.00} K") : e.Interval(0.95).In(e.Unit);

    // Temperatures are read in degrees Celsius by most; the error is the same.
    private static string Text(Estimate e) => e.Unit == Unit.Kelvin && e.Verdict == Verdict.Determined && e.Value > 100
        ? $"{e} = {e.Value - 273.15:0.##} °C" : e.ToString();
}
