using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>A Bronkhorst flow controller that is not there: ProPar in both framings over a valve and a sensor that lag.</summary>
public sealed class BronkhorstSimulator : ISimulator
{
    private static readonly Dictionary<string, byte> FaultStatus = new(StringComparer.Ordinal) { ["status-8"] = 8, ["status-11"] = 11, ["status-12"] = 12, ["status-25"] = 25, ["status-34"] = 34 };
    private static readonly Dictionary<string, byte> FaultErrors = new(StringComparer.Ordinal) { ["protocol-error"] = 4, ["bus-error"] = 5, ["sending-time-out"] = 8, ["answer-time-out"] = 9 };

    private readonly Lock gate = new();
    private readonly SimulatedBronkhorst device;
    private readonly ProparFraming framing;
    private readonly byte node;
    private readonly bool errorsHaveNode;
    private readonly bool repeatsTags;
    private readonly SimulatorFaults faults;

    /// <summary>Makes a controller with no flow.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>supply</c> and <c>pressure</c>, Pa; <c>temperature</c>, K; <c>analogue</c>, 0 to 1) and settings.</param>
    public BronkhorstSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        device = new(setup);
        framing = setup.Setting("framing", "ascii") == "binary" ? ProparFraming.Binary : ProparFraming.Ascii;
        node = (byte)setup.Setting("node", 3);
        repeatsTags = setup.Setting("answer-tags", "repeat") == "repeat";
        errorsHaveNode = setup.Setting("error-node", "no") == "yes";
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["silent"] = "nothing is answered",
            ["lost-acknowledge"] = "writes are carried out and not acknowledged",
            ["ignored-setpoint"] = "set points are acknowledged and have no effect",
            ["stuck-valve"] = "the valve stays where it is",
            ["leaking-valve"] = "5 % of full scale flow whatever is asked for",
            ["lower-case"] = "ASCII replies have lower-case digits",
            ["foreign-node"] = "replies come from the next node",
        };
        foreach (var (name, code) in FaultStatus)
            known[name] = $"every request is answered with status {code}";
        foreach (var (name, code) in FaultErrors)
            known[name] = $"every request is answered with error byte {code}";
        faults = new(known);
        var unit = InstrumentUnits.Flow(device.Unit, GasReference.Normal, GasReference.Standard20);
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["flow"] = () => Locked(() => unit is null ? double.NaN : unit.ToSI(device.Flow.Flow * device.FullScale)),
            ["open"] = () => Locked(() => device.Flow.Flow > 0 ? 1 : 0),
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["framing"] = "ascii or binary (ascii)",
        ["node"] = "its node (3)",
        ["error-node"] = "yes if error messages carry a node, on which sources differ (no)",
        ["answer-tags"] = "repeat the tags of a request, or the parameter itself, as two examples of the manual have it (repeat)",
        ["capacity"] = "full scale for nitrogen, in its unit (100)",
        ["unit"] = "that unit (mln/min)",
        ["fluid"] = "gas at the beginning: N2, CO2, H2, He, CH4, C2H6, Ar or Air (N2)",
        ["mode"] = "control mode at the beginning (18)",
        ["noise"] = "standard deviation of the flow, parts of full scale (0.0005)",
        ["serial"] = "serial number (M24201234A)",
        ["tag"] = "user tag (USER)",
    };

    /// <inheritdoc/>
    public string Kind => "bronkhorst-propar";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        lock (gate)
        {
            faults.Inject(fault, on);
            device.Flow.IsStuck = faults["stuck-valve"];
            device.Flow.Leak = faults["leaking-valve"] ? 0.05 : 0;
            device.IsDeaf = faults["ignored-setpoint"];
        }
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, ProparLine.Framer(framing), Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            if (faults["silent"])
                return default;
            device.Follow();
            if (ProparMessage.Decode(frame, framing) is not { Node: { } to } request)
                return framing == ProparFraming.Binary ? default : Error(0, frame.Contains((byte)':') ? (byte)3 : (byte)1, null).Encode(framing);
            if (FaultErrors.FirstOrDefault(f => faults[f.Key]) is { Key: not null } error)
                return Error(request.Sequence, error.Value, node).Encode(framing);
            if (to != node && to != ProparLine.AnyNode)
                return Error(request.Sequence, 9, to).Encode(framing);
            if (FaultStatus.FirstOrDefault(f => faults[f.Key]) is { Key: not null } status)
                return Encode(request, [ProparChain.Status, status.Value, 0]);
            return Reply(request.Data) is { } data ? Encode(request, data) : default;
        }
    }

    // An answer that nobody asked for is a write without acknowledge.
    private byte[]? Reply(byte[] data)
    {
        var items = data[0] switch
        {
            ProparChain.Request => ProparChain.DecodeRequest(data),
            ProparChain.Write or ProparChain.Answer => ProparChain.DecodeValues(data),
            _ => null,
        };
        if (items is null)
            return [4];
        if (data[0] == ProparChain.Request)
            return Read(items);
        var status = Write(items);
        return data[0] == ProparChain.Answer || faults["lost-acknowledge"] ? null : status;
    }

    private byte[] Read(IReadOnlyList<ProparItem> items)
    {
        var answer = new List<(byte, byte, byte[])>();
        foreach (var item in items)
        {
            if (Find(item, out var status) is not { } register)
                return [ProparChain.Status, status, (byte)item.End];
            if (register.Read is null)
                return [ProparChain.Status, 17, (byte)item.End];
            answer.Add((item.ProcessTag, repeatsTags ? item.Tag : item.Code, register.Read()));
        }

        return ProparChain.Encode(ProparChain.Answer, answer);
    }

    private byte[] Write(IReadOnlyList<ProparItem> items)
    {
        foreach (var item in items)
        {
            var register = Find(item, out var status);
            status = register is null ? status : register.Parameter.Type == ProparType.Text ? (byte)13 : device.Write(register, register.Parameter.Number(item.Value));
            if (status != 0)
                return [ProparChain.Status, status, (byte)item.End];
        }

        return [ProparChain.Status, 0, (byte)items[^1].End];
    }

    private BronkhorstRegister? Find(ProparItem item, out byte status)
    {
        var ofProcess = device.Registers.Where(r => r.Parameter.Process == item.Process).ToList();
        var found = ofProcess.FirstOrDefault(r => r.Parameter.Index == (item.Code & 0x1f));
        status = ofProcess.Count == 0 ? (byte)3 : found is null ? (byte)4 : found.Parameter.Code != item.Code ? (byte)5 : (byte)0;
        return status == 0 ? found : null;
    }

    // An error message of the interface in ASCII has no node in the manual, and one in the maker's library.
    private ProparMessage Error(byte sequence, byte error, byte? from) => new(sequence, framing == ProparFraming.Ascii && !errorsHaveNode ? null : from, [error]);

    private byte[] Encode(ProparMessage request, byte[] data)
    {
        var from = faults["foreign-node"] ? (byte)(node + 1) : node;
        byte? sender = data.Length == 1 && framing == ProparFraming.Ascii && !errorsHaveNode ? null : from;
        var bytes = new ProparMessage(request.Sequence, sender, data).Encode(framing);
        return faults["lower-case"] && framing == ProparFraming.Ascii ? System.Text.Encoding.ASCII.GetBytes(System.Text.Encoding.ASCII.GetString(bytes).ToLowerInvariant()) : bytes;
    }

    private double Locked(Func<double> value)
    {
        lock (gate)
        {
            device.Follow();
            return value();
        }
    }
}
