using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Modbus;

/// <summary>Any Modbus device of which a register map is known: relay and valve cards, analogue inputs, flow controllers.</summary>
public sealed class RegisterMapInstrument : IInstrument
{
    private readonly ModbusClient client;
    private readonly InstrumentSetup setup;
    private readonly RegisterMap map;
    private readonly byte unit;
    private readonly IReadOnlyList<RegisterBlock> blocks;
    private readonly Dictionary<string, Parameter> parameters;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the device is, and the limits of the rig. Settings: <c>map</c>, <c>unit</c>, and those of the line.</param>
    /// <exception cref="ArgumentException">There is no such map, or a setting cannot be.</exception>
    /// <exception cref="DataFileException">The map cannot be used.</exception>
    public RegisterMapInstrument(InstrumentSetup setup)
        : this(setup, RegisterMap.Find(setup?.Setting("map", "relay-8") ?? throw new ArgumentNullException(nameof(setup))))
    {
    }

    /// <summary>Makes the driver of a device whose map is at hand; nothing is sent.</summary>
    /// <param name="setup">Where the device is, and the limits of the rig.</param>
    /// <param name="map">What it has in its registers.</param>
    public RegisterMapInstrument(InstrumentSetup setup, RegisterMap map)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(map);
        (this.setup, this.map) = (setup, map);
        unit = (byte)setup.Setting("unit", map.Unit, 0, 255);
        client = new(setup);
        blocks = RegisterBlock.Of(map.Registers);
        parameters = map.Registers.ToDictionary(r => r.Name, r => setup.Limited(r.Parameter), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public event Action<ChannelException>? LinkLost
    {
        add => client.Bus.Lost += value;
        remove => client.Bus.Lost -= value;
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed;

    /// <summary>What this driver is for.</summary>
    public static InstrumentKind Kind { get; } = new("modbus", "Modbus device by its register map: valve and relay cards, analogue inputs", new(9600), setup => new RegisterMapInstrument(setup), setup => new RegisterMapSimulator(setup))
    {
        Settings = new Dictionary<string, string>(ModbusClient.KnownSettings, StringComparer.Ordinal)
        {
            ["map"] = $"register map: a JSON file, or {string.Join(", ", BuiltInRegisterMaps.Texts.Keys)} (relay-8)",
            ["unit"] = "unit address, 0 to 255 (that of the map)",
        },
        SimulatorSettings = RegisterMapSimulator.KnownSettings,
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => client.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => client.Bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [.. parameters.Values];

    /// <inheritdoc/>
    public BusCounters Counters => client.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState
    {
        get
        {
            var safe = map.Registers.Where(r => r.Safe is not null).ToList();
            if (safe.Count == 0)
                return SafeState.Nothing($"the map of {Name} has no safe values");
            var coils = RegisterBlock.Of(safe.Where(r => r.IsBit)).Select(b => Action(string.Join(", ", b.Entries.Select(Described)), b));
            var words = safe.Where(r => !r.IsBit).Select(r => Action(Described(r), new([r])));
            return new(map.SafeStage ?? SafeStage.Gas, string.Join(", ", safe.Select(Described)), [.. coils, .. words]);
        }
    }

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await client.Bus.OpenAsync(cancellation);
        var told = map.Identifies ? await IdentifyAsync(cancellation) : null;
        foreach (var entry in map.Registers.Where(r => r.Expect is not null))
            await CheckMarkAsync(entry, cancellation);
        if (told is null)
            await client.AskAsync(unit, blocks[0].Request, RequestPriority.Recipe, cancellation);
        return new(told?.Maker ?? map.Maker, told?.Product ?? map.Model, "", told?.Version ?? "");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var readings = new List<Reading>();
        foreach (var block in blocks)
        {
            var reply = await client.AskAsync(unit, block.Request, priority, cancellation);
            readings.AddRange(block.Entries.Select(e => ReadingOf(e, block.Words(e, reply))));
        }

        return readings;
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        var entry = Entry(parameter);
        return ReadingOf(entry, await WordsAsync(entry, priority, cancellation));
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var entry = Entry(parameter);
        parameters[entry.Name].Check(Name, value);
        var request = WriteRequest(entry, value);
        if (entry.Dangerous)
            setup.RequireAllowed(entry.Name);
        var outcome = await ConfirmedWrite.RunAsync(
            Name,
            parameters[entry.Name] with { Resolution = RegisterCode.Step(entry, value) },
            value,
            () => client.AskAsync(unit, request, priority, cancellation),
            async () => ReadingOf(entry, await WordsAsync(entry, priority, cancellation)).Value);
        if (outcome.Result != WriteResult.Done)
            Noticed?.Invoke(outcome.Sentence);
        return outcome;
    }

    /// <inheritdoc/>
    public Task CloseAsync() => client.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => client.DisposeAsync();

    private static string Described(RegisterEntry entry) =>
        $"{entry.Name} {(entry.Parameter.Choices.TryGetValue((int)entry.Safe!.Value, out var word) ? word : $"{entry.Safe:G6} {entry.Unit}")}";

    private static ModbusRequest WriteRequest(RegisterEntry entry, double value)
    {
        if (entry.IsBit)
            return ModbusRequest.WriteCoil(entry.Address, value == 1);
        var words = RegisterCode.Encode(entry, value);
        return words.Length == 1 && !entry.WriteMultiple ? ModbusRequest.WriteRegister(entry.Address, words[0]) : ModbusRequest.WriteRegisters(entry.Address, words);
    }

    private RegisterEntry Entry(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return map.Registers.FirstOrDefault(r => r.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'.", nameof(parameter));
    }

    private Reading ReadingOf(RegisterEntry entry, ushort[] words)
    {
        var (value, state) = RegisterCode.Decode(entry, words);
        return new(parameters[entry.Name], value, state);
    }

    private async Task<ushort[]> WordsAsync(RegisterEntry entry, RequestPriority priority, CancellationToken cancellation)
    {
        var block = new RegisterBlock([entry]);
        return block.Words(entry, await client.AskAsync(unit, block.Request, priority, cancellation));
    }

    private async Task<ModbusIdentification?> IdentifyAsync(CancellationToken cancellation)
    {
        try
        {
            var reply = await client.AskAsync(unit, ModbusRequest.Identify(), RequestPriority.Recipe, cancellation);
            return ModbusIdentification.Decode(reply.Pdu.Span);
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            Noticed?.Invoke($"{Name} does not tell who it is although its map says so: {e.Message}");
            return null;
        }
    }

    private async Task CheckMarkAsync(RegisterEntry entry, CancellationToken cancellation)
    {
        var raw = RegisterCode.Raw(entry, await WordsAsync(entry, RequestPriority.Recipe, cancellation));
        if (raw != entry.Expect)
            throw new DeviceException(DeviceFault.WrongDevice, $"{Name} must have {entry.Expect} in {entry.Name} and has {raw}: another device answers than the one of the map {map.Model}.");
    }

    private SafeAction Action(string what, RegisterBlock block) => new(what, TimeSpan.FromSeconds(10), (priority, cancellation) => MakeSafeAsync(block, priority, cancellation));

    // All coils of a block in one request: no valve stays open while the others are being shut.
    private async Task<string?> MakeSafeAsync(RegisterBlock block, RequestPriority priority, CancellationToken cancellation)
    {
        var request = block.Entries[0].IsBit
            ? ModbusRequest.WriteCoils(block.Address, [.. block.Entries.Select(e => e.Safe == 1)])
            : WriteRequest(block.Entries[0], block.Entries[0].Safe!.Value);
        try
        {
            await client.AskAsync(unit, request, priority, cancellation);
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            // What became of it is read back below.
        }

        var reply = await client.AskAsync(unit, block.Request, priority, cancellation);
        var open = block.Entries.Where(e => RegisterCode.Decode(e, block.Words(e, reply)).Value is not { } found
            || !(e.Parameter with { Resolution = RegisterCode.Step(e, found) }).Agrees(e.Safe!.Value, found)).Select(e => e.Name).ToList();
        return open.Count == 0 ? null : $"{string.Join(", ", open)} of {Name} did not go to the safe state; shut by hand.";
    }
}
