using System.Globalization;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Thyracont;

/// <summary>A Smartline gauge that is not there; it sees the pressure of the rig and speaks both versions of the protocol.</summary>
public sealed class SmartlineSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly int version;
    private readonly int address;
    private readonly bool hasCathode;
    private readonly string type;
    private readonly double noise;
    private readonly Random chance;
    private readonly Func<double> pressure;
    private readonly Dictionary<string, string> texts;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["silent"] = "nothing is answered",
        ["transmitter"] = "pressures are answered with an error of the transmitter",
        ["zero-bytes"] = "zero bytes stand inside replies",
        ["foreign-byte"] = "a byte of noise stands inside replies",
        ["foreign-address"] = "replies come from the next address",
        ["stuck-cathode"] = "the cathode cannot be switched off",
    });

    private bool cathode = true;

    /// <summary>Makes a gauge.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>pressure</c>, Pa) and settings.</param>
    public SmartlineSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        (version, address) = ((int)setup.Setting("protocol", 2), (int)setup.Setting("address", 1));
        (type, noise) = (setup.Setting("type", version == 1 ? "VSM207" : "VSR205"), setup.Setting("noise", 0.001));
        hasCathode = setup.Setting("cathode", "yes") == "yes";
        pressure = setup.Input("pressure", setup.Setting("pressure", 101325));
        chance = new(setup.Seed);
        texts = new(StringComparer.Ordinal) { ["DU"] = "mbar", ["DD"] = "7", ["DO"] = "0", ["MR"] = "H1.2e3L1e-4", ["OH"] = "42C36", ["PM"] = "W0A382", ["FS"] = "1", ["FC"] = "0", ["ST"] = "1", ["R1"] = "T0.1F1.5", ["R2"] = "T0.1F1.5" };
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["emission"] = () => hasCathode && cathode ? 1 : 0 };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["protocol"] = "version of the protocol, 1 or 2 (2)",
        ["address"] = "its address (1)",
        ["type"] = "its type (VSR205, or VSM207 in version 1)",
        ["cathode"] = "yes if it has one that is switched (yes)",
        ["pressure"] = "pressure where nothing is connected, Pa (101325)",
        ["noise"] = "greatest error of a pressure, relative (0.001)",
    };

    /// <inheritdoc/>
    public string Kind => "thyracont-smartline";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        lock (gate)
            faults.Inject(fault, on);
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, SmartlineLine.Framer, Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            if (faults["silent"] || SmartlineTelegram.Decode(frame, version) is not { } request || request.Address != address)
                return default;
            var reply = version == 1 ? Old(request) : New(request);
            var bytes = (faults["foreign-address"] ? reply with { Address = address + 1 } : reply).Encode();
            return faults["zero-bytes"] ? [.. bytes[..4], 0, .. bytes[4..]] : faults["foreign-byte"] ? [.. bytes[..2], 0xf9, .. bytes[2..]] : bytes;
        }
    }

    private SmartlineTelegram New(SmartlineTelegram request)
    {
        if (request.Access == 2)
        {
            if (request.Command is "AH" or "AL")
                return request with { Access = 3, Data = "" };
            if (!texts.ContainsKey(request.Command))
                return request with { Access = SmartlineTelegram.Error, Data = "NO_DEF" };
            texts[request.Command] = request.Data;
            return request with { Access = 3, Data = "" };
        }

        var data = request.Command switch
        {
            "TD" => type,
            "MV" or "M1" or "M2" or "M3" => faults["transmitter"] ? null : Pressure(request.Command),
            _ => texts.GetValueOrDefault(request.Command, ""),
        };
        return data switch
        {
            null => request with { Access = SmartlineTelegram.Error, Data = "ERROR1" },
            "" => request with { Access = SmartlineTelegram.Error, Data = "NO_DEF" },
            _ => request with { Access = 1, Data = data },
        };
    }

    private SmartlineTelegram Old(SmartlineTelegram request) => request.Command switch
    {
        "M" => request with { Data = SmartlineText.OldPressure(Math.Max(Shown, 1e-8)) },
        "T" => request with { Data = type },
        "U" => request with { Data = "000000" },
        "I" when hasCathode => request with { Data = cathode ? "1" : "0" },
        "i" when hasCathode && request.Data is "0" or "1" => Switch(request),
        _ => request with { Command = "N", Data = "O_DEF" },
    };

    private SmartlineTelegram Switch(SmartlineTelegram request)
    {
        cathode = request.Data == "1" || (cathode && faults["stuck-cathode"]);
        return request;
    }

    private double Shown => pressure() * (1 + (noise * ((2 * chance.NextDouble()) - 1)));

    // Range in mbar: the whole gauge 1e-4 to 1200, the hot cathode down to 1e-10.
    private string Pressure(string command)
    {
        var millibar = Shown / 100;
        return millibar < (command == "M3" ? 1e-10 : 1e-4) ? "UR" : millibar > 1200 ? "OR" : millibar.ToString("0.000e0", CultureInfo.InvariantCulture);
    }
}
