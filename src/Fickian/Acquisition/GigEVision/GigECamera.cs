using System.Net;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.GigEVision;

/// <summary>A GigE Vision camera: features by name from its own description, frames over its stream.</summary>
/// <remarks>
/// Control is taken at the first value that is set or the first frame that is asked for, and kept by a heartbeat each second.
/// A lost packet is asked for again where the camera can; a frame that stays incomplete says so. Source: register map of the standard as in Aravis; tested against its fake camera.
/// </remarks>
public sealed partial class GigECamera : IInstrument
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    // Parameter -> features of cameras, the first that is there; factor to SI.
    private static readonly (string Name, string[] Features, Unit Unit, double Factor, string Description)[] Known =
    [
        ("width", ["Width"], Unit.One, 1, "columns of a frame"),
        ("height", ["Height"], Unit.One, 1, "rows of a frame"),
        ("pixel-format", ["PixelFormat"], Unit.One, 1, "pixel format"),
        ("exposure", ["ExposureTime", "ExposureTimeAbs"], Unit.Second, 1e-6, "exposure time"),
        ("gain", ["Gain", "GainRaw"], Unit.One, 1, "gain, in the camera's own measure"),
        ("frame-rate", ["AcquisitionFrameRate", "AcquisitionFrameRateAbs"], Unit.PerSecond, 1, "frames a second"),
    ];

    private readonly InstrumentSetup setup;
    private readonly CameraLine line;
    private readonly Dictionary<string, (string Feature, double Factor)> features = new(StringComparer.Ordinal);
    private GenICamFeatures? description;
    private CancellationTokenSource? beating;
    private Task beats = Task.CompletedTask;
    private Identity? identity;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the camera is. Settings <c>receive-address</c> and <c>packet-size</c>.</param>
    public GigECamera(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        packetSize = setup.Setting("packet-size", 1400, 100, 9000);
        line = new(setup);
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
    public static InstrumentKind Kind { get; } = new("gige-vision", "GigE Vision camera", null, setup => new GigECamera(setup), setup => new GigECameraSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["receive-address"] = "address of this computer at which frames arrive (that of the way to the camera)",
            ["packet-size"] = "size of a stream packet with its heads, 100 to 9000 (1400)",
        },
        SimulatorSettings = GigECameraSimulator.KnownSettings,
        Probe = Gvcp.Ask(Gvcp.ReadRegister, 1, Gvcp.Words(CameraRegister.Version), "version (register 0)"),
    };

    /// <summary>How far the camera is on its way to frames.</summary>
    public CameraState State { get; private set; }

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
    public SafeState SafeState => new(SafeStage.Motion, "stream stopped, control given back", new SafeAction("stream stopped, control given back", TimeSpan.FromSeconds(5), ReleaseAsync));

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        var version = await line.ReadRegisterAsync(CameraRegister.Version, RequestPriority.Recipe, cancellation);

        // Some cameras leave the version empty.
        if (version >> 16 > 2)
            throw new DeviceException(DeviceFault.WrongDevice, $"A camera of GigE Vision 1 or 2 was expected at {Address} and version {version >> 16}.{version & 0xffff} answers.");
        var now = new Identity(
            await TextAsync(CameraRegister.Manufacturer, 32, cancellation), await TextAsync(CameraRegister.Model, 32, cancellation),
            await TextAsync(CameraRegister.SerialNumber, 16, cancellation), await TextAsync(CameraRegister.DeviceVersion, 32, cancellation));
        if (identity is not null && !identity.IsSameAs(now))
            throw new DeviceException(DeviceFault.WrongDevice, $"{identity} was expected at {Address} and {now} answers; see the address of the camera.");
        identity = now;
        try
        {
            description = GenICamFeatures.Read(await line.DescriptionAsync(cancellation));
            await DescribeAsync(cancellation);
        }
        catch (FormatException e)
        {
            throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} cannot be used: {e.Message}.", default, default, e);
        }

        State = CameraState.Found;
        return now;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var readings = new List<Reading>();
        foreach (var parameter in Parameters)
            readings.Add(await ReadAsync(parameter, priority, cancellation));
        return readings;
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        var (known, feature, factor) = Find(parameter);
        var value = factor * await FeatureAsync(feature, priority, cancellation);
        return !double.IsFinite(value) ? new(known, null, "no number") : known.Choices.Count > 0 && !known.Choices.ContainsKey((int)value) ? new(known, null, $"unknown choice {value}") : new(known, value);
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var (known, feature, factor) = Find(parameter);
        known.Check(Name, value);
        if (State == CameraState.Streaming)
            throw new DeviceException(DeviceFault.Refused, $"{known.Name} of {Name} is not changed while it streams; stop the stream first. Nothing was sent.");
        await TakeControlAsync(priority, cancellation);
        return await ConfirmedWrite.RunAsync(
            Name,
            known,
            value,
            () => SetFeatureAsync(feature, value / factor, priority, cancellation),
            async () => (await ReadAsync(known, priority, cancellation)).Value);
    }

    /// <summary>Reads a feature by its GenICam name, in the camera's own unit.</summary>
    /// <exception cref="DeviceException">There is no such feature, or the camera refuses.</exception>
    public Task<double> FeatureAsync(string feature, RequestPriority priority, CancellationToken cancellation) =>
        FollowAsync(d => d.GetAsync(feature, line, cancellation), priority);

    /// <summary>Takes control of the camera and keeps it by a heartbeat.</summary>
    /// <exception cref="DeviceException">Another program has control.</exception>
    public async Task TakeControlAsync(RequestPriority priority, CancellationToken cancellation)
    {
        if (State is CameraState.Controlled or CameraState.Configured or CameraState.Streaming)
            return;
        await line.WriteRegisterAsync(CameraRegister.Control, CameraRegister.HasControl, priority, cancellation);
        State = CameraState.Controlled;
        if (beating is not null)
            await StopBeatingAsync();
        beating = new();
        beats = BeatAsync(beating.Token);
    }

    /// <inheritdoc/>
    public async Task CloseAsync()
    {
        await StopBeatingAsync();
        State = CameraState.Closed;
        await line.Bus.CloseAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopBeatingAsync();
        await line.DisposeAsync();
    }

    private (Parameter Known, string Feature, double Factor) Find(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'.", nameof(parameter));
        return (known, features[known.Name].Feature, features[known.Name].Factor);
    }

    private async Task<string> TextAsync(uint address, int length, CancellationToken cancellation) => GvcpDevice.Text(await line.ReadMemoryAsync(address, length, cancellation));

    private async Task DescribeAsync(CancellationToken cancellation)
    {
        var parameters = new List<Parameter>();
        foreach (var (name, candidates, unit, factor, text) in Known)
        {
            if (Array.Find(candidates, description!.Has) is not { } feature)
                continue;
            features[name] = (feature, factor);
            var (low, high) = await description!.RangeAsync(feature, line, cancellation);
            parameters.Add(setup.Limited(new(name, unit, Access.ReadWrite, text)
            {
                Minimum = low * factor,
                Maximum = high * factor,
                Resolution = name == "frame-rate" ? 0.01 : 1 * factor,
                Choices = description.Choices(feature),
            }));
        }

        Parameters = parameters;
    }

    private Task<double> SetFeatureAsync(string feature, double value, RequestPriority priority, CancellationToken cancellation) => FollowAsync(async d =>
    {
        await d.SetAsync(feature, value, line, cancellation);
        return 0.0;
    }, priority);

    private async Task<double> FollowAsync(Func<GenICamFeatures, Task<double>> follow, RequestPriority priority)
    {
        try
        {
            line.Priority = priority;
            return await follow(description ?? throw new DeviceException(DeviceFault.LinkLost, $"{Name} is not connected; connect first."));
        }
        catch (FormatException e)
        {
            throw new DeviceException(DeviceFault.Refused, $"{Name}: {e.Message}.", default, default, e);
        }
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Heartbeat, setup.Laboratory, cancellation);
                if (await line.ReadRegisterAsync(CameraRegister.Control, RequestPriority.Polling, cancellation) == CameraRegister.HasControl)
                    continue;
                Lose("another program has control, or the heartbeat came too late");
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // Control is given back.
        }
        catch (DeviceException e)
        {
            Lose(e.Message);
        }
    }

    private void Lose(string why)
    {
        State = CameraState.Lost;
        streaming?.Cancel();
        Noticed?.Invoke($"Control of {Name} was lost: {why}");
    }

    private async Task StopBeatingAsync()
    {
        if (beating is not { } source)
            return;
        beating = null;
        await source.CancelAsync();
        await beats;
        source.Dispose();
    }

    private IPAddress CameraAddress() =>
        setup.Channel.Address.StartsWith("udp:", StringComparison.Ordinal) && ChannelAddress.HostAndPort(setup.Channel.Address[4..]) is var (host, _) ? Dns.GetHostAddresses(host, System.Net.Sockets.AddressFamily.InterNetwork)[0] : IPAddress.Loopback;
}
