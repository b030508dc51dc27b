using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>An isotherm whose file names its facts by tags: pyGAPS, the adsorption information file, the JSON of the NIST database.</summary>
/// <remarks>One fact has several tags: <c>pressure_unit</c>, <c>_units_pressure</c>, <c>Pressure unit</c>, <c>pressureUnits</c>. What has no known tag stays in the metadata.</remarks>
/// <param name="Tags">Tags and their texts, in the order of the file.</param>
internal sealed record TaggedIsotherm(IReadOnlyList<KeyValuePair<string, string>> Tags)
{
    /// <summary>The parts of an isotherm.</summary>
    /// <param name="source">The file, for messages and the name.</param>
    /// <param name="columns">Columns of numbers, headed as in the file.</param>
    /// <param name="branches">Branch of each point; null if the file does not say.</param>
    /// <exception cref="DataFileException">There is no column of pressures or amounts.</exception>
    public IsothermParts Parts(FileSource source, IReadOnlyList<TableColumn> columns, SorptionBranch[]? branches)
    {
        var pressure = Find(columns, "pressure", "_adsorp_pressure");
        var loading = Find(columns, "loading", "amount", "adsorption");
        if (pressure < 0 || loading < 0)
            throw source.Wrong("", $"columns 'pressure' and 'loading' were expected and {string.Join(", ", columns.Select(c => $"'{c.Name}'"))} were found; name them so.");
        var saturation = Find(columns, "pressure_saturation", "p0");
        var mode = Told("pressure_mode", "_mode_pressure");
        var unit = Told("pressure_unit", "_units_pressure", "pressureunits");
        var temperature = Temperature(out var doubt);
        return new(Told("filename", "_adsnt_sample_id", "_sample_id") is { Length: > 0 } name ? name : Path.GetFileNameWithoutExtension(source.Name), columns)
        {
            Pressure = pressure,
            PressureUnit = mode.Contains('%', StringComparison.Ordinal) ? "%" : mode.StartsWith("relative", StringComparison.OrdinalIgnoreCase) ? "p/p0" : unit.Length > 0 ? unit : columns[pressure].Unit,
            Loading = loading,
            LoadingUnit = LoadingUnit(columns[loading]),
            Saturation = saturation >= 0 ? columns[saturation].Values.ToArray() : null,
            SaturationUnit = unit,
            Branches = branches,
            Temperature = temperature,
            Adsorptive = Told("adsorbate", "_exptl_adsorptive", "adsorbate_used"),
            Adsorbent = Told("material", "_adsnt_material_id", "_sample_material_id", "material_name", "adsorbent"),
            SampleMass = ReportText.Kilograms($"{Told("material_mass", "_adsnt_sample_mass", "_exptl_sample_mass")} {Told("material_mass_unit", "_units_mass")}"),
            Metadata = new(Tags),
            Findings = doubt is null ? [] : [doubt],
        };
    }

    /// <summary>Branches from the words with which a file names them; null if it names none. A point without a word belongs to adsorption.</summary>
    public static SorptionBranch[]? Branches(IReadOnlyList<string> words) => words.All(w => w.Length == 0)
        ? null
        : [.. words.Select(w => w.StartsWith("des", StringComparison.OrdinalIgnoreCase) || w == "1" ? SorptionBranch.Desorption : SorptionBranch.Adsorption)];

    /// <summary>Text of the first of some tags that the file has; empty if it has none.</summary>
    public string Told(params ReadOnlySpan<string> tags)
    {
        foreach (var tag in tags)
        {
            foreach (var (name, text) in Tags)
            {
                if (Plain(name) == tag.TrimStart('_') && text is not ("" or "?" or "."))
                    return text;
            }
        }

        return "";
    }

    private static string Plain(string tag)
    {
        var plain = tag.Trim().TrimStart('_').ToLowerInvariant();
        var bracket = plain.IndexOf(" (", StringComparison.Ordinal);
        return (bracket > 0 ? plain[..bracket] : plain).Replace(' ', '_');
    }

    // An amount and what it is in: 'mmol' and 'g', 'percent' of the mass, or both in one.
    private string LoadingUnit(TableColumn column)
    {
        var basis = Told("loading_basis", "_basis_loading");
        if (basis is "percent" or "fraction")
            return Told("material_basis", "_basis_material") == "mass" ? basis == "percent" ? "%" : "g/g" : basis;
        var above = Told("loading_unit", "_units_loading", "adsorptionunits") is { Length: > 0 } told ? told : column.Unit;
        var below = Told("material_unit", "_basis_material") is "mass" or "" ? Told("_units_mass") : Told("material_unit");
        var whole = above.Contains('/', StringComparison.Ordinal) || above.Contains('1', StringComparison.Ordinal) || Told("material_unit", "_basis_material").Length == 0;
        return whole || below.Length == 0 ? above : $"{above}/{below}";
    }

    private double Temperature(out Finding? doubt)
    {
        var text = Told("temperature", "_exptl_temperature", "experiment_temperature");
        var kelvins = ReportText.Kelvins($"{text} {(Told("temperature_unit", "_units_temperature") is { Length: > 0 } unit ? unit : "K")}");
        doubt = kelvins <= 0 ? Finding.Warning($"The temperature is stated as {text} K, which cannot be; it was taken as not stated.") : null;
        return kelvins > 0 ? kelvins : double.NaN;
    }

    private static int Find(IReadOnlyList<TableColumn> columns, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase) || columns[i].Name.EndsWith("orp_" + name, StringComparison.OrdinalIgnoreCase))
                    return i;
            }
        }

        return -1;
    }
}
