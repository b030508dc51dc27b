using System.Globalization;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Modbus;

/// <summary>The registers of a simulated device: what was set stays, what follows follows after its delay, what is measured has its noise.</summary>
internal sealed class RegisterMemory : IModbusDevice
{
    private readonly SimulatorSetup setup;
    private readonly SimulatorFaults faults;
    private readonly Random chance;
    private readonly RegisterMap map;
    private readonly Dictionary<(RegisterTable Table, int Address), RegisterEntry> entries = [];
    private readonly Dictionary<(RegisterTable Table, int Address), ushort> words = [];
    private readonly Dictionary<string, (double Before, long Since)> changes = new(StringComparer.Ordinal);

    public RegisterMemory(SimulatorSetup setup, RegisterMap map, SimulatorFaults faults)
    {
        (this.setup, this.map, this.faults, chance) = (setup, map, faults, new Random(setup.Seed));
        foreach (var entry in map.Registers)
        {
            for (var i = 0; i < entry.Size; i++)
                entries[(entry.Table, entry.Address + i)] = entry;
            Store(entry, entry.Expect is { } raw ? raw * entry.Scale + entry.Offset : entry.Simulate?.Alone ?? entry.Safe ?? entry.Offset);
        }
    }

    public ModbusIdentification? Identification => map.Identifies
        ? new(new Dictionary<int, string> { [0] = map.Maker, [1] = map.Model, [2] = "simulated" })
        : null;

    public double Value(RegisterEntry entry) => RegisterCode.Raw(entry, Stored(entry)) * entry.Scale + entry.Offset;

    public bool? Bit(ModbusFunction function, int address) =>
        entries.TryGetValue(((RegisterTable)((int)function - 1), address), out var entry) ? Now(entry)[0] != 0 : null;

    public ushort? Register(ModbusFunction function, int address) =>
        entries.TryGetValue(((RegisterTable)((int)function - 1), address), out var entry) ? Now(entry)[address - entry.Address] : null;

    public ModbusExceptionCode? SetBits(int address, bool[] bits) =>
        Set(RegisterTable.Coil, address, Array.ConvertAll(bits, b => (ushort)(b ? 1 : 0)));

    public ModbusExceptionCode? SetRegisters(int address, ushort[] values) => Set(RegisterTable.Holding, address, values);

    // A device checks what it is told: values outside the range, and half of a number, are refused before anything changes.
    private ModbusExceptionCode? Set(RegisterTable table, int address, ushort[] values)
    {
        var touched = Enumerable.Range(address, values.Length).Select(a => entries[(table, a)]).Distinct().ToList();
        foreach (var entry in touched)
        {
            if (!entry.Writable)
                return ModbusExceptionCode.IllegalAddress;
            if (entry.Address < address || entry.Address + entry.Size > address + values.Length)
                return ModbusExceptionCode.IllegalValue;
            var value = RegisterCode.Raw(entry, values.AsSpan(entry.Address - address, entry.Size)) * entry.Scale + entry.Offset;
            if (!(value >= (entry.Minimum ?? double.NegativeInfinity) && value <= (entry.Maximum ?? double.PositiveInfinity)))
                return ModbusExceptionCode.IllegalValue;
        }

        if (faults["stuck"])
            return null;
        foreach (var entry in touched)
            changes[entry.Name] = (Value(entry), setup.Time.GetTimestamp());
        for (var i = 0; i < values.Length; i++)
            words[(table, address + i)] = values[i];
        return null;
    }

    private ushort[] Now(RegisterEntry entry)
    {
        if (entry.Simulate is not { } physics)
            return Stored(entry);
        if (faults["over-range"] && !entry.IsBit && entry.States.Count > 0)
            return RegisterCode.Encode(entry with { Scale = 1, Offset = 0 }, double.Parse(entry.States.Keys.First(), CultureInfo.InvariantCulture));
        if (physics.Follows is { } name)
            Store(entry, Followed(map.Registers.First(r => r.Name == name), physics.Delay));
        else if (physics.Input is { } input)
            Store(entry, setup.Input(input, physics.Alone)() + physics.Noise * Gauss());
        return Stored(entry);
    }

    private double Followed(RegisterEntry leader, double delay) =>
        changes.TryGetValue(leader.Name, out var change) && setup.Time.GetElapsedTime(change.Since).TotalSeconds < delay ? change.Before : Value(leader);

    // An input beyond what the register can hold shows the end of the range, as a converter does.
    private void Store(RegisterEntry entry, double value)
    {
        var raw = (value - entry.Offset) / entry.Scale;
        var (least, most) = entry.Type switch { RegisterType.Int16 => (-32768.0, 32767.0), RegisterType.UInt16 => (0, 65535), _ => (-2147483648.0, 2147483647.0) };
        var coded = RegisterCode.Encode(entry, entry.Type == RegisterType.Float32 ? value : Math.Clamp(raw, entry.Type == RegisterType.UInt32 ? 0 : least, most) * entry.Scale + entry.Offset);
        for (var i = 0; i < coded.Length; i++)
            words[(entry.Table, entry.Address + i)] = coded[i];
    }

    private ushort[] Stored(RegisterEntry entry) => [.. Enumerable.Range(entry.Address, entry.Size).Select(a => words[(entry.Table, a)])];

    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
