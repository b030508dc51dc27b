using System.Globalization;
using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Modbus;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>A Eurotherm controller that is not there, with a furnace that lags and loses heat.</summary>
public sealed class EurothermSimulator : ISimulator, IModbusDevice
{
    private static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string>(ModbusListener.LineFaults, StringComparer.Ordinal)
    {
        ["sensor-broken"] = "the process value jumps to full scale and the output goes to 0",
        ["frozen-sensor"] = "the process value does not change any more",
        ["stuck-heater"] = "the power switch is welded: full power whatever the output is",
        ["refuse-writes"] = "every command is refused",
    };

    private readonly Lock gate = new();
    private readonly Furnace furnace;
    private readonly EurothermMemory memory;
    private readonly EurothermDecimals decimals;
    private readonly SimulatorFaults faults = new(Known);
    private readonly ModbusListener modbus;
    private readonly bool bisynch;
    private readonly byte[] address;

    /// <summary>Makes a controller with its furnace at the temperature of the room.</summary>
    /// <param name="setup">Clock, inputs (<c>room</c>, K) and settings (see <see cref="KnownSettings"/>).</param>
    /// <param name="bisynch">Whether it speaks EI-Bisynch instead of Modbus.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public EurothermSimulator(SimulatorSetup setup, bool bisynch)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.bisynch = bisynch;
        furnace = new(setup.Time, setup.Input("room", 296.15));
        memory = new(furnace, setup.Setting("full-scale", 1372.0));
        decimals = new((int)setup.Setting("decimals", 1.0), (int)setup.Setting("output-decimals", bisynch ? 1.0 : 0.0));
        var unit = RegisterMapSimulator.UnitOf(setup, 1);
        address = BisynchMessage.Address((int)setup.Setting("group", 0.0), unit ?? 1);
        var service = new ModbusService(this);
        modbus = new(RegisterMapSimulator.CarrierOf(setup, "rtu"), unit, faults, pdu => Locked(() => service.Answer(pdu)));
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["temperature"] = () => Physics(f => f.Temperature),
            ["heater"] = () => Physics(f => f.Heater),
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["carrier"] = "of Modbus: tcp or rtu (rtu)",
        ["unit"] = "unit address that is answered (1)",
        ["group"] = "group address of EI-Bisynch, 0 to 9 (0)",
        ["decimals"] = "decimals of the display, 0 to 3 (1)",
        ["output-decimals"] = "decimals of outputs in per cent (0; EI-Bisynch 1)",
        ["full-scale"] = "value that is shown when the sensor is broken, °C (1372)",
    };

    /// <inheritdoc/>
    public string Kind => bisynch ? "eurotherm-bisynch" : "eurotherm";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    ModbusIdentification? IModbusDevice.Identification => null;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        lock (gate)
        {
            faults.Inject(fault, on);
            furnace.Advance();
            furnace.IsSensorBroken = faults["sensor-broken"];
            furnace.IsStuckOn = faults["stuck-heater"];
            memory.Frozen = faults["frozen-sensor"] ? memory.Frozen ?? memory.Read(EurothermItem.ProcessValue) : null;
        }
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => bisynch
        ? FrameService.ServeAsync(line, new BisynchRequestFramer(), frame => Locked(() => Answer(frame)), cancellation)
        : modbus.ServeAsync(line, cancellation);

    bool? IModbusDevice.Bit(ModbusFunction function, int address) => null;

    // Both tables of registers show the same values.
    ushort? IModbusDevice.Register(ModbusFunction function, int address) =>
        EurothermItem.All.FirstOrDefault(i => i.Register == address) is { } item ? Word(item) : null;

    ModbusExceptionCode? IModbusDevice.SetBits(int address, bool[] bits) => ModbusExceptionCode.IllegalAddress;

    ModbusExceptionCode? IModbusDevice.SetRegisters(int address, ushort[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var item = EurothermItem.All.First(k => k.Register == address + i);
            if (faults["refuse-writes"] || !memory.Write(item, decimals.Value(item.Scale, (short)words[i])))
                return ModbusExceptionCode.IllegalValue;
        }

        return null;
    }

    // What the word cannot hold shows as its end.
    private ushort Word(EurothermItem item)
    {
        var most = short.MaxValue * decimals.Step(item.Scale);
        return (ushort)decimals.Raw(item.Scale, Math.Clamp(memory.Read(item), -most, most));
    }

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        if (faults["silent"] || !frame.AsSpan(0, address.Length).SequenceEqual(address))
            return default;
        var body = frame.AsSpan(address.Length);
        var reply = body[0] == BisynchMessage.StartOfText ? Obey(body) : Tell(body[..^1]);
        if (faults["wrong-check"] && reply.Length > 1)
            reply[^1] ^= 0x04;
        return faults["cut-replies"] ? reply.AsMemory(0, reply.Length - 1) : faults["lost-acknowledge"] && reply.Length == 1 ? default : reply;
    }

    private byte[] Tell(ReadOnlySpan<byte> mnemonic)
    {
        var text = Encoding.ASCII.GetString(mnemonic);
        if (text.Length == 0)
            return new BisynchMessage("", "").Encode();
        if (EurothermItem.All.FirstOrDefault(i => i.Mnemonic == text) is not { } item)
            return [BisynchMessage.EndOfTransmission];
        var value = memory.Read(item);
        var digits = item.Scale switch { EurothermScale.Display => decimals.Display, EurothermScale.Percent => decimals.Output, _ => 1 };
        return new BisynchMessage(text, item == EurothermItem.Status ? $">{(int)value:x4}" : value.ToString($"F{digits}", CultureInfo.InvariantCulture)).Encode();
    }

    private byte[] Obey(ReadOnlySpan<byte> command)
    {
        var done = BisynchMessage.Decode(command) is { } message
            && EurothermItem.All.FirstOrDefault(i => i.Mnemonic == message.Mnemonic && i.Mnemonic.Length > 0) is { } item
            && double.TryParse(message.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && !faults["refuse-writes"]
            && memory.Write(item, value);
        return [done ? BisynchMessage.Acknowledge : BisynchMessage.NotAcknowledge];
    }

    private T Locked<T>(Func<T> value)
    {
        lock (gate)
            return value();
    }

    private double Physics(Func<Furnace, double> value) => Locked(() =>
    {
        furnace.Advance();
        return value(furnace);
    });
}
