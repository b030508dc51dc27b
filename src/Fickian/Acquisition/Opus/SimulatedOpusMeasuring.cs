using System.Globalization;
using Fickian.Acquisition.Simulators;
using static Fickian.Acquisition.Opus.OpusErrorText;

namespace Fickian.Acquisition.Opus;

/// <summary>Experiment, parameters and measurements of a simulated OPUS.</summary>
internal sealed class SimulatedOpusMeasuring(SimulatorSetup setup, SimulatedOpusFiles files, SimulatedSpectrometer optics, string version)
{
    private readonly Dictionary<string, string> parameters = new(StringComparer.Ordinal)
    {
        ["EXP"] = "uptake.xpm",
        ["XPP"] = "C:\\XPM",
        ["NSS"] = "32",
        ["NSR"] = "32",
        ["RES"] = "4",
        ["SNM"] = "a_gZIF-62",
        ["APT"] = "2 mm",
    };

    private bool isLoaded;
    private bool hasReference;
    private int lastNumber;
    private int lastId = 653;

    public bool IsRunning { get; private set; }

    /// <summary>Value of a parameter; null if there is none.</summary>
    public string? Parameter(string code) => code switch
    {
        "DAT" => setup.Time.GetUtcNow().ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
        "TIM" => setup.Time.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) + " (GMT+0)",
        "PKA" => $"{optics.Peak()}",
        _ => parameters.GetValueOrDefault(code),
    };

    /// <summary>Sets a parameter; false if there is none of that name.</summary>
    public bool Set(string code, string value)
    {
        if (!parameters.ContainsKey(code))
            return false;
        parameters[code] = value;
        return true;
    }

    /// <summary>Loads an experiment; false if it is none.</summary>
    public bool Load(string path)
    {
        if (!path.EndsWith(".xpm", StringComparison.OrdinalIgnoreCase))
            return false;
        var at = path.LastIndexOfAny(['\\', '/']);
        (parameters["EXP"], parameters["XPP"]) = (path[(at + 1)..], path[..Math.Max(0, at)]);
        (isLoaded, hasReference) = (true, false);
        return true;
    }

    /// <summary>Measures the reference.</summary>
    /// <returns>0, or the number of an error.</returns>
    public async Task<int> ReferenceAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellation)
    {
        if (Prepare(values, out var settings) is not 0 and var error)
            return error;
        return await RunAsync(async () =>
        {
            await optics.ReferenceAsync(settings.ReferenceScans, settings.Resolution, cancellation);
            hasReference = true;
            return 0;
        });
    }

    /// <summary>Measures the sample and writes its file.</summary>
    public async Task<(string Path, int Number, int Id, int Error)> SampleAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellation)
    {
        if (Prepare(values, out var settings) is not 0 and var error)
            return ("", 0, 0, error);
        if (!hasReference)
            return ("", 0, 0, NotCompleted);
        var path = "";
        error = await RunAsync(async () =>
        {
            var (at, absorbance) = await optics.SampleAsync(settings.Scans, settings.Resolution, cancellation);
            var name = values.GetValueOrDefault("NAM", "Test");
            var file = new OpusSpectrumFile(
                at, absorbance, setup.Time.GetUtcNow(), settings.Scans, settings.ReferenceScans, settings.Resolution,
                values.GetValueOrDefault("SNM", parameters["SNM"]), name, parameters["EXP"], version);
            path = files.Write(values.GetValueOrDefault("PTH", files.Folder), name, file) ?? "";
            return path.Length == 0 ? NotCompleted : 0;
        });
        return (path, ++lastNumber, ++lastId, error);
    }

    private async Task<int> RunAsync(Func<Task<int>> scan)
    {
        if (IsRunning)
            return NotCompleted;
        IsRunning = true;
        try
        {
            return await scan();
        }
        finally
        {
            IsRunning = false;
        }
    }

    private int Prepare(IReadOnlyDictionary<string, string> values, out (int Scans, int ReferenceScans, double Resolution) settings)
    {
        settings = default;
        if (values.TryGetValue("EXP", out var experiment) && experiment != (isLoaded ? parameters["EXP"] : null) && !Load($"{values.GetValueOrDefault("XPP", "")}\\{experiment}"))
            return FileMissing;
        if (!isLoaded)
            return SetIncomplete;
        if (!int.TryParse(values.GetValueOrDefault("NSS", parameters["NSS"]), CultureInfo.InvariantCulture, out var scans) || scans is < 1 or > 100_000
            || !int.TryParse(values.GetValueOrDefault("NSR", parameters["NSR"]), CultureInfo.InvariantCulture, out var referenceScans) || referenceScans is < 1 or > 100_000
            || !double.TryParse(values.GetValueOrDefault("RES", parameters["RES"]), CultureInfo.InvariantCulture, out var resolution) || resolution is not (>= 0.05 and <= 64))
        {
            return NotCompleted;
        }

        settings = (scans, referenceScans, resolution);
        return 0;
    }
}
