using System.Text.Json.Nodes;
using Fickian.Diffraction;

namespace Fickian.Cli.Verbs;

/// <summary>What <c>pattern</c> found as one document; lengths in metres, angles 2θ in degrees.</summary>
internal static class PatternJson
{
    public static JsonObject Of(PatternResult result) => new()
    {
        ["wavelength"] = result.Radiation.Wavelength,
        ["structures"] = new JsonArray([.. result.Simulated.Select(Structure)]),
        ["measured"] = result.Peaks is null ? null : Measured(result, result.Peaks),
        ["findings"] = new JsonArray([.. result.Findings.Distinct().Select(f => JsonValue.Create(f.ToString()))]),
    };

    private static JsonObject Structure(PowderPattern pattern) => new()
    {
        ["name"] = pattern.Structure.Name,
        ["spaceGroup"] = pattern.Structure.SpaceGroup,
        ["atoms"] = pattern.Structure.Atoms.Length,
        ["density"] = pattern.Structure.Density,
        ["lines"] = new JsonArray([.. pattern.Lines.Select(l => new JsonObject
        {
            ["twoTheta"] = l.TwoTheta,
            ["h"] = l.Reflections[0].H,
            ["k"] = l.Reflections[0].K,
            ["l"] = l.Reflections[0].L,
            ["multiplicity"] = l.Multiplicity,
            ["intensity"] = l.Intensity,
        })]),
    };

    private static JsonObject Measured(PatternResult result, PatternPeaks peaks) => new()
    {
        ["name"] = result.Measured!.Name,
        ["points"] = result.Measured.Count,
        ["peaks"] = new JsonArray([.. peaks.Peaks.Select(p => Peak(result, p))]),
        ["impurityShare"] = result.Purity is { } purity ? EstimateJson.Of(purity.Share) : null,
        ["williamsonHall"] = result.Strain is { } strain ? Strain(strain, result.Widths) : null,
        ["amorphousFraction"] = result.Amorphous is { } amorphous ? EstimateJson.Of(amorphous.Fraction) : null,
    };

    private static JsonObject Strain(WilliamsonHall strain, PatternWidths widths) => new()
    {
        ["crystalliteSize"] = EstimateJson.Of(strain.Size),
        ["strain"] = EstimateJson.Of(strain.Strain),
        ["shapeFactor"] = widths.ShapeFactor,
        ["lines"] = strain.Points.Count,
        ["instrument"] = widths.Instrument is not null,
    };

    private static JsonObject Peak(PatternResult result, DiffractionPeak peak) => new()
    {
        ["position"] = EstimateJson.Of(peak.Position),
        ["width"] = EstimateJson.Of(peak.Width),
        ["area"] = EstimateJson.Of(peak.Area),
        ["mixing"] = EstimateJson.Of(peak.Mixing),
        ["significance"] = EstimateJson.Finite(peak.Significance),
        ["crystalliteSize"] = EstimateJson.Of(result.Size(peak)),
        ["line"] = result.Match(peak) is { } match ? new JsonObject { ["structure"] = match.Pattern.Structure.Name, ["indices"] = match.Line.Indices, ["twoTheta"] = match.Line.TwoTheta } : null,
    };
}
