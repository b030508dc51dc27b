using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Mks;

/// <summary>A PR4000B that is not there: two channels with flow controllers or transducers behind them.</summary>
public sealed class Pr4000Simulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly SimulatedPr4000Channel[] channels;
    private readonly string identity;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["silent"] = "nothing is answered",
        ["lost-acknowledge"] = "commands are carried out and not acknowledged",
        ["ignored-setting"] = "commands are acknowledged and have no effect",
        ["communication-error"] = "every line is answered with #E001",
        ["converter"] = "measured values are answered with #E002",
        ["offset"] = "commands are carried out and answered with the warning #W001",
        ["failing"] = "commands are answered with #E020",
    });

    private bool remote;

    /// <summary>Makes an instrument with valves off.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>supply</c>, <c>pressure-1</c>, <c>pressure-2</c>, Pa) and settings.</param>
    public Pr4000Simulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        channels = [new(setup, 1), new(setup, 2)];
        identity = setup.Setting("id", "PR4000B 2.1 simulated");
        remote = setup.Setting("remote", "on") == "on";
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["flow-1"] = () => Locked(() => channels[0].MolesPerSecond),
            ["flow-2"] = () => Locked(() => channels[1].MolesPerSecond),
            ["flow"] = () => Locked(() => channels.Sum(c => c.MolesPerSecond)),
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["range-1"] = "full scale of channel 1, in its unit (100)",
        ["range-2"] = "full scale of channel 2 (100)",
        ["unit-1"] = "number of the unit of channel 1, for example 4 Torr, 12 SCCM (12)",
        ["unit-2"] = "number of the unit of channel 2 (12)",
        ["pressure"] = "pressure where nothing is connected, Pa (101325)",
        ["remote"] = "on or off at the beginning (on)",
        ["noise"] = "standard deviation of the flow, parts of full scale (0.0002)",
        ["id"] = "reply to ?ID (PR4000B 2.1 simulated)",
    };

    /// <inheritdoc/>
    public string Kind => "mks-pr4000b";

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
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, LineFramer.CarriageReturn, Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            var text = Encoding.Latin1.GetString(frame);
            if (faults["silent"])
                return default;
            var reply = faults["communication-error"] ? "#E001" : IsQuestion(text) ? Read(text.TrimStart('?')) : Write(text);
            return reply is null ? default : Encoding.ASCII.GetBytes(reply + "\r");
        }
    }

    private static bool IsQuestion(string text) => text is ['?', ..] or "ST" or "AV1" or "AV2" or "EX1" or "EX2";

    private string Read(string command)
    {
        if (command is "ID" or "ST" or "RT")
            return command switch { "ID" => identity, "ST" => "00000", _ => remote ? "ON" : "OFF" };
        if (Channel(command) is not { } channel)
            return "#E010";
        return command[..^1] switch
        {
            "AV" => !faults["converter"] && channel.Value is { } value ? $"{value:0.00}" : "#E002",
            "EX" => "0.00",
            "SP" => $"{channel.Setpoint:0.00}",
            "VL" => channel.IsValveOn ? "ON" : "OFF",
            "RL" => channel.IsRelayOn ? "ON" : "OFF",
            "RG" => $"{channel.FullScale:0.00},{channel.Code:00}",
            "AC" => $"{channel.Setpoint:0.00},{(channel.IsValveOn ? "ON" : "OFF")}",
            var name => channel.Read(name) ?? "#E010",
        };
    }

    private string? Write(string text)
    {
        var words = text.Split(',');
        if (words is ["RT", "ON" or "OFF"])
        {
            remote = words[1] == "ON";
            return "";
        }

        var isZero = words is ["AZ1" or "AZ2"];
        if ((words.Length < 2 && !isZero) || Channel(words[0]) is not { } channel)
            return "#E010";
        if (!remote || faults["failing"])
            return "#E020";
        if (!faults["ignored-setting"] && !isZero && !channel.Write(words[0][..^1], words[1..]))
            return "#E003";
        return faults["lost-acknowledge"] ? null : faults["offset"] ? "#W001" : "";
    }

    private SimulatedPr4000Channel? Channel(string word) => word.Length == 3 && word[2] is '1' or '2' ? channels[word[2] - '1'] : null;

    private double Locked(Func<double> value)
    {
        lock (gate)
            return value();
    }
}
