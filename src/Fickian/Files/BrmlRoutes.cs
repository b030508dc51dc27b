using System.Collections.Immutable;
using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>The data routes of one file of raw data in a Bruker BRML archive.</summary>
internal sealed class BrmlRoutes(FileSource source, string member, ImmutableArray<IDataSet>.Builder sets, ImmutableArray<Finding>.Builder findings)
{
    // Time and a flag stand before the axes.
    private const int BeforeAxes = 2;

    private static readonly string[] Told = ["ScanMode", "VisibleName", "TimePerStep", "TimePerStepEffective", "TimeStampStarted", "TimeStampFinished", "MeasurementPoints", "GoniometerType"];

    private readonly List<string> axes = [];
    private readonly List<KeyValuePair<string, string>> notes = [];
    private readonly List<double> angles = [];
    private readonly List<double> counts = [];
    private bool isMeasured;
    private double time = double.NaN;
    private bool hasMoreCounters;
    private Radiation? radiation;

    public void Read(byte[] bytes)
    {
        var first = sets.Count;
        XmlElements.Walk(source, bytes, Begin, End, member);

        // The tube is described behind the data.
        for (var i = first; i < sets.Count; i++)
            sets[i] = (Diffractogram)sets[i] with { Radiation = radiation, Metadata = new(notes.Concat(sets[i].Metadata.Entries)) };
    }

    private void Begin(XmlElement element)
    {
        if (element.Name == "DataRoute")
        {
            axes.Clear();
            angles.Clear();
            counts.Clear();
            (isMeasured, time, hasMoreCounters) = (element["RouteFlag"] == "Measured", double.NaN, false);
        }
        else if (element.Name == "ScanAxisInfo")
        {
            axes.Add(element["AxisId"]);
        }
    }

    private void End(XmlElement element)
    {
        if (element.Name == "Datum" && isMeasured)
            Datum(element.Text);
        else if (element.Name == "TimePerStepEffective")
            time = NumberList.One(element.Text);
        else if (element.Name.StartsWith("WaveLength", StringComparison.OrdinalIgnoreCase))
            Wavelength(element);
        else if (element.Name == "DataRoute")
            Close();
        if (!element.HasElements && element.Text.Length > 0 && Told.Contains(element.Name, StringComparer.Ordinal) && notes.Count < 1000)
            notes.Add(new(element.Name, element.Text));
    }

    private void Datum(string text)
    {
        var at = axes.IndexOf("TwoTheta");
        if (at < 0)
            return;
        var cells = NumberList.Parse(source, text, $"member {member}, datum {counts.Count + 1}");
        if (cells.Length < BeforeAxes + axes.Count + 1)
            throw source.Wrong($"member {member}, datum {counts.Count + 1}", $"time, flag, {axes.Count} axes and a counter were expected and {cells.Length} numbers were found; export the pattern as .xy.");
        angles.Add(cells[BeforeAxes + at]);
        counts.Add(cells[BeforeAxes + axes.Count]);
        hasMoreCounters |= cells.Length > BeforeAxes + axes.Count + 1;
    }

    // Alpha1, Alpha2 and their ratio, as attributes in Å.
    private void Wavelength(XmlElement element)
    {
        var value = NumberList.One(element["Value"].Length > 0 ? element["Value"] : element.Text) * 1e-10;
        if (element.Name.EndsWith("Alpha1", StringComparison.OrdinalIgnoreCase) && value > 0)
            radiation = (radiation ?? new(value)) with { Wavelength = value };
        else if (element.Name.EndsWith("Alpha2", StringComparison.OrdinalIgnoreCase) && value > 0 && radiation is not null)
            radiation = radiation with { SecondWavelength = value };
        else if (element.Name.EndsWith("Ratio", StringComparison.OrdinalIgnoreCase) && value > 0 && radiation is not null)
            radiation = radiation with { SecondRatio = value * 1e10 };
    }

    private void Close()
    {
        if (!isMeasured)
            findings.Add(Finding.Hint("A route of processed data was left out.", member));
        else if (counts.Count == 0)
            findings.Add(Finding.Warning($"A scan without data over TwoTheta was left out (axes: {(axes.Count == 0 ? "none" : string.Join(", ", axes))}).", member));
        else
            sets.Add(Pattern());
    }

    private Diffractogram Pattern() => new(Path.GetFileNameWithoutExtension(source.Name) + (sets.Count == 0 ? "" : $" {sets.Count + 1}"), [.. angles], [.. counts])
    {
        CountingTime = time,
        Value = DiffractionQuantity.Counts,
        Findings = hasMoreCounters ? [Finding.Hint("Data of several counters stand in the file; the first was read.")] : [],
    };
}
