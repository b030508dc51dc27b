using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Opus;

/// <summary>Infrared spectrometer behind Bruker's program OPUS, over its HTTP server or its named pipe.</summary>
/// <remarks>
/// OPUS has to be started with <c>/OPUSPIPE=ON</c> or <c>/HTTPSERVER=ON/HTTPPORT=80</c>. One command at a time; measuring blocks until the scans are over.
/// A measurement is never repeated: if its reply is lost, its file is looked for. Files are read by Fickian itself and unloaded from OPUS afterwards, as a long series would exhaust it.
/// Sources: tum-esm/utils, joshduran/brukeropus and public user scripts; no real instrument was at hand.
/// </remarks>
public sealed partial class OpusSpectrometer : ISpectrometer
{
    private readonly InstrumentSetup setup;
    private readonly OpusOptions options;
    private readonly OpusLine line;
    private bool hasReference;
    private string version = "";

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where OPUS is, and what the rig allows; see the settings of <see cref="Kind"/>.</param>
    public OpusSpectrometer(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        options = OpusOptions.Of(setup);
        line = new(setup, options);
        line.Bus.Lost += _ => State = OpusState.Disconnected;
        Scans = setup.Limited(new("scans", Unit.One, Access.ReadWrite, "scans of a sample (NSS)") { Minimum = 1, Maximum = 100_000, Resolution = 1 });
        ReferenceScans = setup.Limited(new("reference-scans", Unit.One, Access.ReadWrite, "scans of the reference (NSR)") { Minimum = 1, Maximum = 100_000, Resolution = 1 });
        Resolution = setup.Limited(new("resolution", Unit.PerCentimetre, Access.ReadWrite, "resolution (RES)") { Minimum = 0.05, Maximum = 64, Resolution = 0.001 });
        Parameters = [Status, Scans, ReferenceScans, Resolution];
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
    public static InstrumentKind Kind { get; } = new("opus", "Bruker infrared spectrometer behind OPUS", null, setup => new OpusSpectrometer(setup), setup => new OpusSimulator(setup))
    {
        Settings = OpusOptions.Known,
        SimulatorSettings = OpusSimulator.KnownSettings,
    };

    /// <summary>Diagnosis of the instrument.</summary>
    public static Parameter Status { get; } = new("status", Unit.One, Access.Read, "diagnosis of the instrument (DIAG_STATUS)")
    {
        Choices = new Dictionary<int, string> { [-1] = "no instrument", [0] = "ok", [1] = "warnings", [2] = "errors, no measuring", [3] = "warnings and alarms" },
    };

    /// <summary>How far the instrument is on its way to a measurement.</summary>
    public OpusState State { get; private set; }

    /// <summary>Scans of a sample.</summary>
    public Parameter Scans { get; }

    /// <summary>Scans of the reference.</summary>
    public Parameter ReferenceScans { get; }

    /// <summary>Resolution, cm⁻¹.</summary>
    public Parameter Resolution { get; }

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => new(SafeStage.Motion, "our own macro ended; nothing moves, files stay", new SafeAction("own macro ended", TimeSpan.FromSeconds(15), EndOwnMacroAsync));

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        (State, hasReference) = (OpusState.Disconnected, false);
        try
        {
            await line.OpenAsync(cancellation);
        }
        catch (DeviceException e) when (e.Fault is DeviceFault.UnreadableReply)
        {
            throw new DeviceException(DeviceFault.WrongDevice, $"OPUS was expected at {Address} and does not repeat what it is told ({RawBytes.Text(e.Received)}); see host and port, and that OPUS runs with its HTTP server or pipe on.", e.Sent, e.Received, e);
        }

        State = OpusState.Alive;
        version = (await line.AskAsync(OpusCommand.Version, RequestPriority.Recipe, cancellation)).Lines[0];
        await StatusAsync(RequestPriority.Recipe, cancellation);
        return new("Bruker", "OPUS", "", version);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation) =>
        State == OpusState.Measuring ? [] : [new(Status, await StatusAsync(priority, cancellation))];

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        var known = Known(parameter);
        return known.Name == Status.Name ? new(known, await StatusAsync(priority, cancellation)) : new(known, await NumberAsync(Code(known), priority, cancellation));
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var known = Known(parameter);
        known.Check(Name, value);
        var code = Code(known);
        return await ConfirmedWrite.RunAsync(
            Name,
            known,
            known == Resolution ? value : Math.Round(value),
            async () =>
            {
                await line.AskAsync(OpusCommand.ProgramParameters, priority, cancellation);
                await line.AskAsync(OpusCommand.WriteParameter(code, known == Resolution ? value : Math.Round(value)), priority, cancellation);
            },
            async () => await NumberAsync(code, priority, cancellation));
    }

    /// <inheritdoc/>
    public async Task CloseAsync()
    {
        State = OpusState.Disconnected;
        await line.Bus.CloseAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.DisposeAsync();

    private Parameter Known(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'.", nameof(parameter));
    }

    private static string Code(Parameter parameter) => parameter.Name switch { "scans" => "NSS", "reference-scans" => "NSR", _ => "RES" };

    // A status at which nothing can be measured ends every readiness at once.
    private async Task<int> StatusAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var reply = await line.AskAsync(OpusCommand.Status, priority, cancellation);
        if (reply.Whole() is not (>= -1 and <= 3 and var status))
            throw Unreadable(OpusCommand.Status, reply, "a status from -1 to 3");
        if (status is 2 or -1)
            (State, hasReference) = (OpusState.Failed, hasReference && status == 2);
        else if (State is OpusState.Alive or OpusState.Failed)
            State = OpusState.Ready;
        return status;
    }

    private async Task<double> NumberAsync(string code, RequestPriority priority, CancellationToken cancellation)
    {
        var request = OpusCommand.ReadParameter(code);
        var reply = await line.AskAsync(request, priority, cancellation);
        return reply.Value() ?? throw Unreadable(request, reply, "a number");
    }

    private DeviceException Unreadable(Request request, OpusReply reply, string expected) =>
        new(DeviceFault.UnreadableReply, $"{Name} answered {request.What} with '{reply.Text}' and {expected} was expected; see the version of OPUS.", request.Bytes, System.Text.Encoding.UTF8.GetBytes(reply.Text));
}
