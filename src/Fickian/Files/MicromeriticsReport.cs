using System.Text.RegularExpressions;
using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>The tabular report of an isotherm by a Micromeritics instrument, gathered from cells or lines.</summary>
/// <param name="Relative">p/p°, 1.</param>
/// <param name="Absolute">Pressure, in its unit.</param>
/// <param name="Quantity">Amount, in its unit.</param>
/// <param name="Minutes">Time since the start, min.</param>
/// <param name="Saturation">Saturation pressure last measured, in its unit.</param>
internal sealed partial record MicromeriticsReport(List<double> Relative, List<double> Absolute, List<double> Quantity, List<double> Minutes, List<double> Saturation)
{
    // The bath of a sample that is named after another temperature was not that of the name.
    private const double NameAccuracy = 1;

    public MicromeriticsReport()
        : this([], [], [], [], [])
    {
    }

    /// <summary>Unit of the absolute pressure.</summary>
    public string PressureUnit { get; set; } = "";

    /// <summary>Unit of the amount.</summary>
    public string QuantityUnit { get; set; } = "";

    /// <summary>Unit of the saturation pressure.</summary>
    public string SaturationUnit { get; set; } = "";

    /// <summary>Saturation pressure that the next point gets; a row may hold nothing else.</summary>
    public double LastSaturation { get; set; } = double.NaN;

    /// <summary>Takes a row: a point, or a saturation pressure alone.</summary>
    public void Add(double relative, double absolute, double quantity, string elapsed, double saturation)
    {
        if (double.IsFinite(saturation))
            LastSaturation = saturation;
        if (!double.IsFinite(absolute) || !double.IsFinite(quantity))
            return;
        Relative.Add(relative);
        Absolute.Add(absolute);
        Quantity.Add(quantity);
        Minutes.Add(Clock(elapsed));
        Saturation.Add(LastSaturation);
    }

    /// <summary>The isotherm.</summary>
    /// <param name="source">The file, for messages.</param>
    /// <param name="head">Names and values over the report.</param>
    /// <exception cref="DataFileException">The report holds no points.</exception>
    public IsothermRun Build(FileSource source, IReadOnlyList<KeyValuePair<string, string>> head)
    {
        string Find(string name) => head.FirstOrDefault(e => e.Key.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
        var (sample, bath) = (Find("Sample"), Find("Analysis bath temp"));
        var temperature = ReportText.Kelvins(bath);
        List<Finding> findings = [];
        if (Named().Match(sample) is { Success: true } named && Math.Abs(ReportText.Number(named.Groups["kelvin"].Value) - temperature) > NameAccuracy)
            findings.Add(Finding.Warning($"The sample is named '{sample}' and the report gives the bath {bath}; the bath was taken."));
        var first = Saturation.FirstOrDefault(double.IsFinite, double.NaN);
        return new IsothermParts(sample.Length > 0 ? sample : Path.GetFileNameWithoutExtension(source.Name),
        [
            new("Relative Pressure", "p/p°", Relative.ToArray()),
            new("Absolute Pressure", PressureUnit, Absolute.ToArray()),
            new("Quantity Adsorbed", QuantityUnit, Quantity.ToArray()),
            new("Elapsed Time", "min", Minutes.ToArray()),
            new("Saturation Pressure", SaturationUnit, Saturation.ToArray()),
        ])
        {
            Pressure = 1,
            PressureUnit = PressureUnit,
            Loading = 2,
            LoadingUnit = QuantityUnit,
            Saturation = double.IsFinite(first) ? [.. Saturation] : null,
            SaturationUnit = SaturationUnit,
            Temperature = temperature,
            Adsorptive = Find("Analysis adsorptive"),
            Adsorbent = sample,
            SampleMass = ReportText.Kilograms(Find("Sample mass")),
            Metadata = new(head),
            Findings = findings,
        }.Build(source);
    }

    // 'h:min'
    private static double Clock(string text)
    {
        var parts = text.Split(':');
        return parts.Length >= 2 ? (60 * ReportText.Number(parts[0])) + ReportText.Number(parts[1]) : ReportText.Number(text);
    }

    [GeneratedRegex(@"(?<![\d.])(?<kelvin>\d{2,3})\s?K\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
