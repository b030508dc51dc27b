using System.Globalization;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.MassSpectrometry;

/// <summary>What a spectrometer is to record: single masses, each with its parameter, and perhaps a sweep.</summary>
/// <param name="Masses">m/z of the single masses.</param>
/// <param name="Sweep">First and last m/z of a sweep; null for none.</param>
/// <param name="Dwell">Time at each mass, s.</param>
/// <param name="Currents">Parameter of each single mass, <c>current-44</c>.</param>
internal sealed record ChannelList(IReadOnlyList<double> Masses, (double First, double Last)? Sweep, double Dwell, IReadOnlyList<Parameter> Currents)
{
    private const int MostMasses = 64;

    /// <summary>Settings that state the list, each with what it means.</summary>
    public static Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["masses"] = "single masses that are recorded, m/z with commas between (18,28,32,44)",
        ["sweep"] = "first and last m/z of a sweep after them, such as 10-50 (none)",
        ["dwell"] = "time at each mass, ms (32)",
        ["gauges"] = "gauges that must tell a pressure below the limit before emission is switched on, 1 or 2 (2)",
        ["pressure-age"] = "age above which a pressure that was told counts no more, s (10)",
    };

    /// <summary>Reads the settings of a driver.</summary>
    /// <exception cref="ArgumentException">They state no such list.</exception>
    public static ChannelList Of(InstrumentSetup setup)
    {
        var masses = setup.Setting("masses", "18,28,32,44").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => Mass(setup, "masses", t)).ToArray();
        if (masses.Length > MostMasses || masses.Distinct().Count() < masses.Length)
            throw new ArgumentException($"At most {MostMasses} different masses were expected in the setting 'masses' of {setup.Name} and {masses.Length} were found.", nameof(setup));
        (double, double)? sweep = null;
        if (setup.Setting("sweep", "") is { Length: > 0 } text)
        {
            var ends = text.Split('-', StringSplitOptions.TrimEntries);
            sweep = ends.Length == 2 && (Mass(setup, "sweep", ends[0]), Mass(setup, "sweep", ends[1])) is var (first, last) && first < last ? (first, last)
                : throw new ArgumentException($"A sweep such as 10-50 was expected in the setting 'sweep' of {setup.Name} and '{text}' was found.", nameof(setup));
        }

        return new(masses, sweep, setup.Setting("dwell", 32, 1, 100_000) / 1000.0, [.. masses.Select(m => new Parameter($"current-{Text(m)}", new("A"), Access.Read, $"ion current at m/z {Text(m)}"))]);
    }

    /// <summary>A mass as text: as few digits as it needs.</summary>
    public static string Text(double mass) => mass.ToString("0.##", CultureInfo.InvariantCulture);

    private static double Mass(InstrumentSetup setup, string setting, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mass) && mass is >= 0.4 and <= 1000 ? mass
            : throw new ArgumentException($"A mass m/z from 0.4 to 1000 was expected in the setting '{setting}' of {setup.Name} and '{text}' was found.", nameof(setup));
}
