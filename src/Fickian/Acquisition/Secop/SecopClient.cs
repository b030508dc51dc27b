using System.Text.Json;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Secop;

/// <summary>All modules of a SECoP node (sample environment communication protocol, version 1): its parameters are named <c>module:parameter</c>.</summary>
/// <remarks>
/// Ranges that the node states are a help, not a limit: a parameter can be set only if the rig gives its own range, or allows it by name.
/// After <c>activate</c> the node reports changes by itself; a poll proves by <c>ping</c> that it lives and gives the last reports.
/// After a reconnection the description has to be the same; another one is another device. Sources: specification of SECoP, recorded frappy node.
/// </remarks>
public sealed partial class SecopClient : IInstrument
{
    private readonly InstrumentSetup setup;
    private readonly SecopLine line;
    private readonly SecopCache cache = new();
    private readonly IReadOnlyList<(string Name, double Value)> safeValues;
    private SecopDescription? description;
    private IReadOnlyDictionary<string, SecopAccessible> accessibles = new Dictionary<string, SecopAccessible>(StringComparer.Ordinal);
    private volatile bool closed;
    private int pings;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the node is, and the limits of the rig. Setting <c>safe</c>: values that are set after <c>stop</c>.</param>
    public SecopClient(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        safeValues = SafeValues(setup);
        line = new(setup);
        line.Bus.Unsolicited += Take;
    }

    /// <inheritdoc/>
    public event Action<ChannelException>? LinkLost
    {
        add => line.Bus.Lost += value;
        remove => line.Bus.Lost -= value;
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed;

    /// <summary>What this driver is for.</summary>
    public static InstrumentKind Kind { get; } = new("secop", "SECoP node (sample environment)", null, setup => new SecopClient(setup), setup => SecopNode.Demonstration(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["safe"] = "values set after stop in the safe state, in SI, with ; between, for example cryo:target=293.15 (none)" },
        SimulatorSettings = SecopCryostat.KnownSettings,
        Probe = new("*IDN?\n"u8.ToArray(), "identity (*IDN?)"),
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; private set; } = [];

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => new(
        SafeStage.Heat,
        "every module that can be driven stopped, then the safe values of the rig",
        [.. (description?.Commands ?? []).Where(c => c.EndsWith(":stop", StringComparison.Ordinal)).Select(c => new SafeAction($"{c}", TimeSpan.FromSeconds(20), (p, t) => StopAsync(c, p, t))),
            .. safeValues.Select(s => new SafeAction($"{s.Name} = {s.Value:G6}", TimeSpan.FromSeconds(10), (p, t) => SetSafeAsync(s.Name, s.Value, p, t)))]);

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        cache.Clear();
        var (identity, raw) = await line.IdentifyAsync(cancellation);
        var fields = identity.Split(',');
        if (fields.Length < 4 || !fields[0].Contains("ISSE", StringComparison.Ordinal) || fields[1] != "SECoP")
        {
            await line.Bus.CloseAsync();
            throw new DeviceException(DeviceFault.WrongDevice, $"A SECoP node was expected at {Address} and '{identity}' answers; see host and port.", "*IDN?\n"u8.ToArray(), raw);
        }

        var reply = await line.AskAsync(new("describe"), "describing", RequestPriority.Recipe, cancellation);
        var told = SecopDescription.Decode(reply.Data) ?? throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} does not describe its modules; see the version of its program.", "describe\n"u8.ToArray(), reply.Encode());
        if (description is not null && !description.IsSameAs(told))
        {
            await line.Bus.CloseAsync();
            throw new DeviceException(DeviceFault.WrongDevice, $"{Name} describes itself otherwise than before ('{told.EquipmentId}' in the place of '{description.EquipmentId}' or other modules); look at it and start anew.", "describe\n"u8.ToArray());
        }

        Use(told);
        await line.AskAsync(new("activate"), "active", RequestPriority.Recipe, cancellation);
        closed = false;
        return new("SECoP", told.EquipmentId, "", told.Firmware);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        await PingAsync(priority, cancellation);
        return [.. Parameters.Where(p => p.Access.HasFlag(Access.Read)).Select(p => cache[p] ?? new(p, null, "not reported yet"))];
    }

    /// <summary>Asks for a sign of life.</summary>
    /// <exception cref="DeviceException">None came.</exception>
    public async Task PingAsync(RequestPriority priority, CancellationToken cancellation)
    {
        RequireOpen();
        await line.AskAsync(new("ping", $"{++pings}"), "pong", priority, cancellation);
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        RequireOpen();
        var colon = parameter.Name.IndexOf(':', StringComparison.Ordinal);
        var value = await ReadValueAsync(parameter.Name, priority, cancellation);
        if (parameter.Name[(colon + 1)..] == "status")
            cache.SetStatus(parameter.Name[..colon], value);
        else
            cache.Set(Known(parameter.Name), value);
        return cache[Parameters.First(p => p.Name == parameter.Name)]!;
    }

    /// <summary>Reads any parameter, also one that is no single number.</summary>
    /// <param name="specifier">Module and parameter, <c>cryo:_pid</c>.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The node refuses, or its report is none.</exception>
    public async Task<JsonElement> ReadValueAsync(string specifier, RequestPriority priority, CancellationToken cancellation)
    {
        var reply = await line.AskAsync(new("read", specifier), "reply", priority, cancellation);
        return (SecopReport.Decode(reply.Data) ?? throw Unreadable(reply)).Value;
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        RequireOpen();
        var accessible = Known(parameter.Name);
        accessible.Parameter.Check(Name, value);
        if (!setup.Limits.ContainsKey(parameter.Name))
            setup.RequireAllowed(parameter.Name);
        return await ConfirmedWrite.RunAsync(
            Name,
            accessible.Parameter,
            value,
            () => line.AskAsync(new("change", accessible.Specifier, accessible.Out(value)), "changed", priority, cancellation),
            async () => (await ReadAsync(accessible.Parameter, priority, cancellation)).Value);
    }

    /// <summary>Carries out a command of a module. Every command but <c>stop</c> has to be allowed by the rig.</summary>
    /// <param name="specifier">Module and command, <c>cryo:stop</c>.</param>
    /// <param name="argument">Its argument; null for none.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What the command gave.</returns>
    /// <exception cref="DeviceException">The rig does not allow it, or the node refuses.</exception>
    public async Task<JsonElement> DoAsync(string specifier, JsonElement? argument, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(specifier);
        if (!specifier.EndsWith(":stop", StringComparison.Ordinal))
            setup.RequireAllowed(specifier);
        var reply = await line.AskAsync(new("do", specifier, argument), "done", priority, cancellation);
        return (SecopReport.Decode(reply.Data) ?? throw Unreadable(reply)).Value;
    }

    /// <summary>Status of a module, as last reported; null if none was.</summary>
    /// <param name="module">Name of the module.</param>
    public SecopStatus? StatusOf(string module) => cache.StatusOf(module);

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.DisposeAsync();

    internal Task<SecopMessage> AskAsync(SecopMessage message, string expected, CancellationToken cancellation) => line.AskAsync(message, expected, RequestPriority.Recipe, cancellation);

    private SecopAccessible Known(string name) => accessibles.GetValueOrDefault(name) ?? throw new ArgumentException($"{Name} has no parameter '{name}' that is a number.", nameof(name));

    private void RequireOpen()
    {
        if (closed)
            throw new DeviceException(DeviceFault.WrongDevice, $"{Name} has changed its description; connect again and look at what it is now.");
    }

    private DeviceException Unreadable(SecopMessage reply) =>
        new(DeviceFault.UnreadableReply, $"{Name} reports '{reply}' and a value with its qualifiers was expected; see the version of its program.", default, reply.Encode());
}
