using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>The values of a PR4000B: two channels, each in the quantity that the settings state, and what is common.</summary>
internal sealed class Pr4000Values(InstrumentSetup setup, Pr4000Line line, Func<int, Pr4000Range?> range)
{
    private static readonly Dictionary<int, string> OffOn = new() { [0] = "off", [1] = "on" };

    private static readonly (string Name, string Command, string Description)[] Configuration =
    [
        ("gain", "GN", "gain of the reading"), ("offset", "OF", "offset"), ("rtd-offset", "RO", "offset of the resistance thermometer"), ("input-range", "IN", "range of the input"),
        ("output-range", "OT", "range of the output"), ("external-input-range", "EI", "range of the external input"), ("external-output-range", "EO", "range of the external output"),
        ("scale", "SC", "scale"), ("upper-limit", "UL", "upper limit, in the unit of the channel"), ("lower-limit", "LL", "lower limit, in the unit of the channel"),
        ("signal-mode", "SM", "mode of the set point"), ("limit-mode", "LM", "mode of the limits"),
    ];

    public InstrumentValues All(IReadOnlyList<int> channels)
    {
        List<InstrumentValue> values = [Switch("remote", "RT", "whether the line may command", null, needsRemote: false), Status()];
        foreach (var n in channels)
        {
            var unit = range(n)?.Unit ?? new("", Pr4000Unit.Quantity(setup.Setting($"quantity-{n}", "flow"))!);
            values.Add(Number(setup.Limited(new($"value-{n}", unit.SI, Access.Read, $"measured value of channel {n}")), $"AV{n}", unit));
            values.Add(Number(new($"external-{n}", Unit.One, Access.Read, $"external input {n}, as the instrument gives it"), $"EX{n}", new("", Unit.One)));
            values.Add(Setpoint(n, unit));
            values.Add(Switch($"valve-{n}", $"VL{n}", $"valve of channel {n}", null));
            values.Add(Switch($"relay-{n}", $"RL{n}", $"relay {n}", "relays"));
            values.Add(Range(n, unit));
            values.AddRange(Configuration.Select(c => Configured($"{c.Name}-{n}", $"{c.Command}{n}", c.Description)));
        }

        return new(setup.Name, values);
    }

    /// <summary>Null if the line may command, else what is to be done.</summary>
    private async Task<WriteOutcome?> RemoteAsync(RequestPriority priority, CancellationToken cancellation) =>
        await line.AskAsync("?RT", IsSwitch, priority, cancellation) == "ON" ? null : new(WriteResult.NotDone, null, $"{setup.Name} is not in remote mode and would ignore a command; nothing was sent. Set remote to 1 first.");

    private static bool IsSwitch(string text) => text is "ON" or "OFF";

    private InstrumentValue Number(Parameter parameter, string command, ScaledUnit unit) => new(parameter, (p, c) => ReadingAsync(parameter, command, unit, p, c));

    // A converter that runs over gives no value; every other refusal is one.
    private async Task<Reading> ReadingAsync(Parameter parameter, string command, ScaledUnit unit, RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            return new(parameter, unit.ToSI(await line.NumberAsync(command, priority, cancellation)));
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused && e.Received.AsSpan().SequenceEqual("#E002"u8))
        {
            return new(parameter, null, "over or under range");
        }
    }

    private InstrumentValue Setpoint(int n, ScaledUnit unit)
    {
        var decimals = setup.Setting("decimals", 2, 0, 4);
        var parameter = setup.Limited(new($"setpoint-{n}", unit.SI, Access.ReadWrite, $"set point of channel {n}")
        {
            Minimum = unit.ToSI(0),
            Maximum = range(n) is { } known ? unit.ToSI(known.FullScale) : double.PositiveInfinity,
            Resolution = unit.Scale * Math.Pow(10, -decimals),
            SafeValue = unit.ToSI(0),
        });
        return new(parameter, ReadAsync, async (value, p, c) => range(n) is null
            ? throw new DeviceException(DeviceFault.LinkLost, $"{setup.Name} is not connected; connect first.")
            : await RemoteAsync(p, c) ?? await ConfirmedWrite.RunAsync(setup.Name, parameter, value, () => line.CommandAsync($"SP{n},{unit.FromSI(value).ToString($"0.{new string('#', decimals)}")}", p, c), async () => (await ReadAsync(p, c)).Value));

        Task<Reading> ReadAsync(RequestPriority p, CancellationToken c) => ReadingAsync(parameter, $"?SP{n}", unit, p, c);
    }

    private InstrumentValue Switch(string name, string command, string description, string? permission, bool needsRemote = true)
    {
        var parameter = new Parameter(name, Unit.One, Access.ReadWrite, description) { Minimum = 0, Maximum = 1, Choices = OffOn, IsDangerous = permission is not null };
        return new(parameter, ReadAsync, async (value, p, c) =>
        {
            if (permission is not null)
                setup.RequireAllowed(permission);
            return (needsRemote ? await RemoteAsync(p, c) : null)
                ?? await ConfirmedWrite.RunAsync(setup.Name, parameter, value, () => line.CommandAsync($"{command},{(value == 1 ? "ON" : "OFF")}", p, c), async () => (await ReadAsync(p, c)).Value);
        });

        async Task<Reading> ReadAsync(RequestPriority p, CancellationToken c) => new(parameter, await line.AskAsync($"?{command}", IsSwitch, p, c) == "ON" ? 1 : 0);
    }

    private InstrumentValue Status()
    {
        var parameter = new Parameter("status", Unit.One, Access.Read, "status word, as the instrument gives it (0: nothing)");
        return Number(parameter, "ST", new("", Unit.One));
    }

    private InstrumentValue Range(int n, ScaledUnit unit)
    {
        var parameter = new Parameter($"range-{n}", unit.SI, Access.Read, $"full scale of channel {n}");
        return new(parameter, async (p, c) => new(parameter, unit.ToSI(Pr4000Range.Decode(await line.AskAsync($"?RG{n}", Pr4000Range.IsRange, p, c)).FullScale))) { IsPolled = false };
    }

    private InstrumentValue Configured(string name, string command, string description)
    {
        var parameter = new Parameter(name, Unit.One, Access.ReadWrite, $"{description}; setting it needs the permission 'configuration'") { Minimum = -1e6, Maximum = 1e6, Resolution = 0.01, IsDangerous = true };
        return new(parameter, ReadAsync, async (value, p, c) =>
        {
            setup.RequireAllowed("configuration");
            return await RemoteAsync(p, c) ?? await ConfirmedWrite.RunAsync(setup.Name, parameter, value, () => line.CommandAsync($"{command},{value:0.##}", p, c), async () => (await ReadAsync(p, c)).Value);
        })
        { IsPolled = false };

        Task<Reading> ReadAsync(RequestPriority p, CancellationToken c) => ReadingAsync(parameter, $"?{command}", new("", Unit.One), p, c);
    }
}
