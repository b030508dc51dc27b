using System.Text.Json.Nodes;

namespace Fickian.Cli.Verbs;

/// <summary>Densities of one sample.</summary>
/// <param name="File">File that the readings come from.</param>
/// <param name="Sample">Name of the sample; empty if it has none.</param>
/// <param name="Provenance">How the readings were obtained.</param>
/// <param name="Readings">Number of readings.</param>
/// <param name="Estimates">What follows from them.</param>
/// <param name="Findings">What is worth knowing.</param>
internal sealed record DensityOutcome(string File, string Sample, Provenance Provenance, int Readings, IReadOnlyList<Estimate> Estimates, IReadOnlyList<Finding> Findings)
{
    private static readonly Unit GramPerCubicCentimetre = new("g/cm³", 1000);
    private static readonly Unit CubicCentimetrePerGram = new("cm³/g", 1e-3);

    public void Write(TextWriter output, TextWriter error)
    {
        output.WriteLine($"{string.Join(" · ", new[] { File, Sample, Provenance.ToString().ToLowerInvariant() }.Where(s => s.Length > 0))}, {Readings} reading{(Readings == 1 ? "" : "s")}");
        FitText.Write(output, Estimates.Select(e => e.Unit.Symbol switch
        {
            "kg/m³" => e.In(GramPerCubicCentimetre),
            "m³/kg" => e.In(CubicCentimetrePerGram),
            _ => e,
        }));
        FitText.Write(error, Findings);
    }

    public JsonObject Json() => new()
    {
        ["file"] = File,
        ["sample"] = Sample,
        ["provenance"] = Provenance.ToString().ToLowerInvariant(),
        ["readings"] = Readings,
        ["estimates"] = FitJson.Of(Estimates),
        ["findings"] = FitJson.Of(Findings),
    };
}
