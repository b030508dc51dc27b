using System.Collections.Immutable;
using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>One scan of an XRDML file while it is read.</summary>
internal sealed class XrdmlScan
{
    private double[]? positions;
    private double first = double.NaN;
    private double last = double.NaN;
    private double[] attenuation = [];

    public required string Axis { get; init; }

    public required string Status { get; init; }

    public double[]? Counts { get; set; }

    public string Unit { get; set; } = "counts";

    public double[] Times { get; set; } = [];

    public List<KeyValuePair<string, string>> Notes { get; } = [];

    /// <summary>Takes what a closing element within the scan says.</summary>
    public void Take(FileSource source, XmlElement element)
    {
        var angle = element.Parent is { Name: "positions" } parent && parent["axis"] == "2Theta";
        switch (element.Name)
        {
            case "startPosition" when angle:
                first = NumberList.One(element.Text);
                break;
            case "endPosition" when angle:
                last = NumberList.One(element.Text);
                break;
            case "listPositions" when angle:
                positions = NumberList.Parse(source, element.Text, "listPositions");
                break;
            case "commonPosition" when angle:
                first = last = NumberList.One(element.Text);
                break;
            case "intensities" or "counts":
                (Counts, Unit) = (NumberList.Parse(source, element.Text, element.Name), element["unit"]);
                break;
            case "commonCountingTime" or "countingTimes":
                Times = NumberList.Parse(source, element.Text, element.Name);
                break;
            case "beamAttenuationFactors":
                attenuation = NumberList.Parse(source, element.Text, element.Name);
                break;
            default:
                if (!element.HasElements && element.Text.Length > 0)
                    Notes.Add(new(element.Name, element.Text));
                break;
        }
    }

    /// <summary>The pattern; null if the scan was not over 2θ or holds no intensities.</summary>
    public Diffractogram? Build(FileSource source, string name, Radiation? radiation, IEnumerable<KeyValuePair<string, string>> notes, string where)
    {
        if (Counts is not { Length: > 0 } counts || (positions is null && !double.IsFinite(first)))
            return null;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var x = positions ?? [.. Fickian.Axis.Linear(DiffractionQuantity.TwoTheta, first, double.IsFinite(last) ? last : throw source.Wrong(where, "an endPosition of 2Theta was expected beside its startPosition and none was found."), counts.Length).Values.Span];
        if (x.Length != counts.Length)
            throw source.Wrong(where, $"as many positions as intensities were expected; found {x.Length} and {counts.Length}.");
        if (x.Length > 1 && x[0] == x[^1])
            return null;
        if (Status is not ("Completed" or ""))
            findings.Add(Finding.Warning($"The scan is marked '{Status}': it may be incomplete."));
        var (y, sigma) = Attenuated(source, counts, findings, where);
        return new(name, x, y, sigma)
        {
            Radiation = radiation,
            CountingTime = Times.Length > 0 && Times.All(t => t == Times[0]) ? Times[0] : double.NaN,
            Value = Unit.Equals("counts", StringComparison.OrdinalIgnoreCase) ? DiffractionQuantity.Counts : Unit is "cps" or "counts per second" ? DiffractionQuantity.CountRate : DiffractionQuantity.Intensity,
            Metadata = new([.. notes, new("scanAxis", Axis), .. Notes]),
            Findings = findings.ToImmutable(),
        };
    }

    // Counts behind an absorber are counted again without it; their error grows by the same factor.
    private (double[] Intensity, double[]? Deviation) Attenuated(FileSource source, double[] counts, ImmutableArray<Finding>.Builder findings, string where)
    {
        if (attenuation.Length == 0 || attenuation.All(a => a == 1))
            return (counts, null);
        if (attenuation.Length != 1 && attenuation.Length != counts.Length)
            throw source.Wrong(where, $"one attenuation factor or as many as intensities were expected; found {attenuation.Length} for {counts.Length}.");
        findings.Add(Finding.Warning($"Intensities were multiplied by the attenuation of the beam, up to {attenuation.Max():G4}."));
        double Factor(int i) => attenuation[attenuation.Length == 1 ? 0 : i];
        return ([.. counts.Select((c, i) => c * Factor(i))], [.. counts.Select((c, i) => Math.Sqrt(Math.Max(c, 1)) * Factor(i))]);
    }
}
