namespace Fickian.Acquisition.Pfeiffer;

/// <summary>What differs between the families of TPG controllers: channels, and how units are numbered.</summary>
/// <remarks>26x: both drivers at hand agree. 36x and 300: one source each. The numbering of the 500 is not known: its unit must be stated.</remarks>
/// <param name="Name">Name of the family.</param>
/// <param name="Channels">Channels, as the mnemonic P… has them.</param>
/// <param name="Units">Units by their number; empty if not known.</param>
internal sealed record TpgModel(string Name, IReadOnlyList<string> Channels, IReadOnlyDictionary<int, string> Units)
{
    private const double PascalsPerTorr = 101325.0 / 760;

    public static IReadOnlyList<TpgModel> All { get; } =
    [
        new("26x", ["R1", "R2"], new Dictionary<int, string> { [0] = "mbar", [1] = "Torr", [2] = "Pa" }),
        new("36x", ["R1", "R2"], new Dictionary<int, string> { [0] = "mbar", [1] = "Torr", [2] = "Pa", [3] = "micron", [4] = "hPa", [5] = "V" }),
        new("300", ["A1", "A2", "B1", "B2"], new Dictionary<int, string> { [1] = "mbar", [2] = "Torr", [3] = "Pa" }),
        new("500", ["A1", "A2", "B1", "B2"], new Dictionary<int, string>()),
    ];

    public static TpgModel Find(string name) => All.FirstOrDefault(m => m.Name == name)
        ?? throw new ArgumentException($"The setting 'model' must be one of {string.Join(", ", All.Select(m => m.Name))} and '{name}' was found.", nameof(name));

    /// <summary>The family that an identity belongs to; null if it does not say.</summary>
    public static TpgModel? OfIdentity(string text) =>
        text.Contains("TPG 36", StringComparison.Ordinal) ? All[1] : text.Contains("TPG 26", StringComparison.Ordinal) ? All[0] : null;

    /// <summary>Pascals in one unit; null if it is none of pressure.</summary>
    public static double? Pascals(string unit) => unit switch
    {
        "mbar" or "hPa" => 100,
        "Torr" => PascalsPerTorr,
        "micron" => PascalsPerTorr / 1000,
        "Pa" => 1,
        _ => null,
    };
}
