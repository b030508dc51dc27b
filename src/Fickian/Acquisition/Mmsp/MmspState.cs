using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Acquisition.MassSpectrometry;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Mmsp;

/// <summary>What a simulated spectrometer holds in its memory, and what it answers to each target. Names are not case-sensitive.</summary>
internal sealed class MmspState
{
    private const int FilamentError = 4;
    private const double Multiplication = 1250;
    private const double MultiplierVoltage = 1150;

    private readonly SimulatorSetup setup;
    private readonly SimulatedQuadrupole quadrupole;
    private readonly SimulatorFaults faults;
    private readonly MmspScans scans;
    private bool inControl;
    private string clientName = "";
    private int filament = 1;
    private double pascals = 100;

    public MmspState(SimulatorSetup setup, SimulatedQuadrupole quadrupole, SimulatorFaults faults)
    {
        (this.setup, this.quadrupole, this.faults) = (setup, quadrupole, faults);
        inControl = setup.Setting("in-control", "no") == "yes";
        MassMax = setup.Setting("mass-range", 100.0);
        scans = new(setup.Time, quadrupole, () => Pressure);
    }

    private double MassMax { get; }

    private double Pressure => quadrupole.IsEmitting ? quadrupole.Pressure / pascals : 0;

    private int Errors => (quadrupole.HasTripped ? FilamentError : 0) | (faults["hardware-error"] ? 1 : 0);

    public void LoseControl() => inControl = false;

    /// <summary>Answers a target.</summary>
    /// <param name="path">Path below <c>/mmsp</c>, lower case.</param>
    /// <param name="query">What stands behind the question mark.</param>
    public (int Status, JsonNode? Data) Answer(string path, string query)
    {
        quadrupole.Guard();
        if (path is "/communication/control/set")
        {
            inControl = true;
            return (200, true);
        }

        if (path.EndsWith("/get", StringComparison.Ordinal))
            return Told(path);
        return inControl || path == "/communication/control/release" ? Set(path, query) : (403, null);
    }

    private (int Status, JsonNode? Data) Told(string path) => path switch
    {
        "/communication/amincontrol/get" => (200, inControl),
        "/communication/controlinfo/get" => (200, new JsonObject { ["inControl"] = inControl ? "127.0.0.1" : "192.168.1.7", ["name"] = clientName }),
        "/communication/errorlog/get" or "/communication/issuelog/get" => (200, new JsonArray()),
        "/electronicsinfo/serialnumber/get" => (200, setup.Setting("serial", "12345678")),
        "/electronicsinfo/massrange/get" => (200, MassMax),
        "/sensorinfo/detectortype/get" => (200, (int)setup.Setting("detector", 0.0)),
        "/status/systemstatus/get" => (200, (scans.IsScanning ? 2 : 0) | (quadrupole.IsEmitting ? 4 : 0)),
        "/status/hardwareerrors/get" => (200, Errors),
        "/sensorionsource/get" => (200, new JsonObject { ["filamentSelected"] = filament, ["emissionLevel"] = "Hi", ["optimizationType"] = "Linearity" }),
        "/sensordetector/emgain/get" => (200, Multiplication),
        "/sensordetector/get" => (200, new JsonObject { ["emVoltageMax"] = 3000, ["emVoltageMin"] = 0, ["emVoltage"] = MultiplierVoltage, ["emGain"] = Multiplication, ["emGainMass"] = 2800 }),
        "/sensorfilter/get" => (200, new JsonObject { ["massMax"] = MassMax + 0.5, ["massMin"] = 0.5, ["dwellMax"] = 4096, ["dwellMin"] = 2 }),
        "/scansetup/scantimetotal/get" => (200, scans.Milliseconds),
        "/scaninfo/get" => (200, scans.Info()),
        "/measurement/nextscan/get" => (200, scans.Next(faults["short-scan"])),
        "/measurement/scans/-1/get" => (200, scans.Last(faults["short-scan"])),
        "/measurement/totalpressure/get" => (200, Pressure),
        "/diagnosticdata/get" => (200, Diagnostics()),
        _ when path.StartsWith("/scansetup/channel/", StringComparison.Ordinal) && Number(path.Split('/')[3]) is { } channel && scans.Channel(channel) is { } block => (200, new JsonArray(block)),
        _ => (404, null),
    };

    private JsonObject Diagnostics() => new()
    {
        ["internalBoxTemperature"] = 38.2,
        ["anodePotential"] = 200,
        ["focusPotential"] = 20,
        ["filamentPotential"] = 70,
        ["electronMultiplierPotential"] = quadrupole.IsMultiplying ? MultiplierVoltage : 0,
        ["emissionCurrent"] = quadrupole.IsEmitting ? 500 : 0,
        ["filamentCurrent"] = quadrupole.IsEmitting ? 1900 : 0,
        ["electronEnergy"] = 102,
    };

    private (int Status, JsonNode? Data) Set(string path, string query)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToArray();
        switch (path)
        {
            case "/communication/control/release":
                inControl = false;
                return (200, true);
            case "/communication/clientname/set":
                clientName = Uri.UnescapeDataString(query);
                return (200, clientName);

            // The other spellings name the thing in the path and give its value alone.
            case "/generalcontrol/setemission/set" or "/generalcontrol/setem/set":
                return Every([[path.Split('/')[2], query]], Switch);
            case "/generalcontrol/set":
                return Every(pairs, Switch);
            case "/sensorionsource/set":
                return Every(pairs, Source);
            case "/scansetup/set" when pairs.Length > 0 && pairs[0][0] == "@channel":
                return scans.SetChannel(Number(pairs[0][^1]), pairs[1..]);
            case "/scansetup/set":
                return Every(pairs, scans.Set);
            default:
                return path.StartsWith("/scansetup/channels/", StringComparison.Ordinal) && path.Split('/') is [_, _, _, var number, "set"] ? scans.SetChannel(Number(number), pairs) : (404, null);
        }
    }

    private static (int Status, JsonNode? Data) Every(string[][] pairs, Func<string, string, bool> set) =>
        pairs.Length > 0 && Array.TrueForAll(pairs, p => p.Length == 2 && set(p[0].ToLowerInvariant(), p[1])) ? (200, Value(pairs[^1][1])) : (400, null);

    private bool Switch(string name, string value)
    {
        if ((value.ToLowerInvariant() switch { "on" or "1" => true, "off" or "0" => false, _ => (bool?)null }) is not { } on || name is not ("setemission" or "setem"))
            return false;
        if (name == "setemission")
            quadrupole.Emit(on);

        // Without a filament there is nothing to multiply: the instrument switches the multiplier off with it.
        quadrupole.IsMultiplying = (name == "setem" ? on : quadrupole.IsMultiplying) && quadrupole.IsEmitting;
        return true;
    }

    private bool Source(string name, string value)
    {
        var number = Number(value);
        switch (name)
        {
            case "filamentselected" when number is 1 or 2:
                filament = number.Value;
                return true;
            case "tpunits" when number is >= 0 and <= 2:
                pascals = number switch { 0 => 101325.0 / 760, 1 => 100, _ => 1 };
                return true;
            default:
                return false;
        }
    }

    private static JsonNode Value(string text) => Number(text) is { } number ? number : text;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
