using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Modbus;

/// <summary>A Modbus device that is not there, with the registers of a map: a valve card whose position switches follow, analogue inputs with noise.</summary>
public sealed class RegisterMapSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly RegisterMemory memory;
    private readonly ModbusListener listener;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(ModbusListener.LineFaults, StringComparer.Ordinal)
    {
        ["stuck"] = "commands are acknowledged, and nothing changes",
        ["over-range"] = "inputs of a word show the first state of their map that is no value",
    });

    /// <summary>Makes a device.</summary>
    /// <param name="setup">Clock, seed, inputs as the map names them, and settings (<c>map</c>, <c>carrier</c>, <c>unit</c>).</param>
    /// <exception cref="ArgumentException">There is no such map, or a setting cannot be.</exception>
    /// <exception cref="DataFileException">The map cannot be used.</exception>
    public RegisterMapSimulator(SimulatorSetup setup)
        : this(setup, RegisterMap.Find(setup?.Setting("map", "relay-8") ?? throw new ArgumentNullException(nameof(setup))))
    {
    }

    /// <summary>Makes a device whose map is at hand.</summary>
    /// <param name="setup">Clock, seed, inputs and settings.</param>
    /// <param name="map">What it has in its registers.</param>
    public RegisterMapSimulator(SimulatorSetup setup, RegisterMap map)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(map);
        memory = new(setup, map, faults);
        var service = new ModbusService(memory);
        listener = new(CarrierOf(setup, "tcp"), UnitOf(setup, map.Unit), faults, pdu =>
        {
            lock (gate)
                return service.Answer(pdu);
        });
        Outputs = map.Registers.Where(r => r.Writable).ToDictionary(r => r.Name, r => (Func<double>)(() => Locked(r)), StringComparer.Ordinal);
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["map"] = "register map: a JSON file or a built-in name (relay-8)",
        ["carrier"] = "tcp or rtu (tcp)",
        ["unit"] = "unit address that is answered, or any (that of the map)",
    };

    /// <inheritdoc/>
    public string Kind => "modbus";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true) => faults.Inject(fault, on);

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => listener.ServeAsync(line, cancellation);

    /// <summary>How messages are wrapped, by the setting <c>carrier</c>.</summary>
    internal static ModbusCarrier CarrierOf(SimulatorSetup setup, string otherwise) => setup.Setting("carrier", otherwise) switch
    {
        "tcp" => ModbusCarrier.Tcp,
        "rtu" => ModbusCarrier.Rtu,
        var other => throw new ArgumentException($"The setting 'carrier' of the simulator must be tcp or rtu and '{other}' was found.", nameof(setup)),
    };

    /// <summary>Unit that is answered, by the setting <c>unit</c>; null for any.</summary>
    internal static byte? UnitOf(SimulatorSetup setup, int otherwise) =>
        setup.Setting("unit", "") == "any" ? null
            : setup.Setting("unit", (double)otherwise) is >= 0 and <= 255 and var unit ? (byte)unit
            : throw new ArgumentException("The setting 'unit' of the simulator must be a number from 0 to 255, or any.", nameof(setup));

    private double Locked(RegisterEntry entry)
    {
        lock (gate)
            return memory.Value(entry);
    }
}
