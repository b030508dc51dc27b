using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>Furnace at a Eurotherm 2000 or 3000 controller, by Modbus RTU or by EI-Bisynch.</summary>
/// <remarks>
/// Registers are signed words without their decimal point: how many decimals the display has is a setting.
/// Ramps are made of small steps of the setpoint; the limits inside the controller stay as the laboratory has set them, and a target beyond them is refused.
/// A controller that is told nothing more holds its last setpoint; its own high limit and a separate cut-out protect the furnace.
/// A broken sensor shows as a value at the end of the range (setting <c>full-scale</c>), which is told as a state and never as a temperature.
/// Source: one driver each for registers and mnemonics (ISIS EPICS); no controller was at hand.
/// </remarks>
public sealed class EurothermController : IRampable
{
    private const double AtSetpoint = 1;
    private const int SafePolls = 5;

    private readonly IEurothermLine line;
    private readonly InstrumentSetup setup;
    private readonly bool bisynch;
    private readonly double fullScale;
    private readonly double step;
    private IReadOnlyList<EurothermParameter> values;
    private EurothermRamp? ramp;

    private EurothermController(InstrumentSetup setup, IEurothermLine line, bool bisynch)
    {
        (this.setup, this.line, this.bisynch) = (setup, line, bisynch);
        fullScale = setup.Setting("full-scale", 1372, 1, 3000);
        step = setup.Setting("step", 10, 1, 600);
        values = EurothermParameter.Of(line, setup);
        Rate = setup.Limited(new("rate", new("K/s"), Access.Write, "rate of a ramp") { Minimum = 1e-4, Maximum = 1 });
    }

    /// <inheritdoc/>
    public event Action<ChannelException>? LinkLost
    {
        add => line.Bus.Lost += value;
        remove => line.Bus.Lost -= value;
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed;

    /// <summary>What the controller is doing.</summary>
    public static Parameter State { get; } = new("state", Unit.One, Access.Read, "what the controller is doing")
    {
        Choices = Enum.GetValues<EurothermState>().ToDictionary(s => (int)s, s => s.ToString()),
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <inheritdoc/>
    public Parameter Target => Find("setpoint").Parameter;

    /// <inheritdoc/>
    public Parameter Rate { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [.. values.Select(v => v.Parameter), State];

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => new(
        SafeStage.Heat,
        "setpoint at its low limit, output limit 0, temperature not rising",
        new SafeAction("output limit 0", TimeSpan.FromSeconds(10), OutputOffAsync),
        new SafeAction("setpoint at its low limit", TimeSpan.FromSeconds(10), SetpointLowAsync),
        new SafeAction("temperature not rising", TimeSpan.FromMinutes(2), NotRisingAsync));

    internal IEurothermLine Line => line;

    /// <summary>Makes the driver by Modbus; nothing is sent.</summary>
    /// <param name="setup">Where the controller is, and the limits of the rig.</param>
    public static EurothermController OverModbus(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return new(setup, new EurothermRegisters(setup), bisynch: false);
    }

    /// <summary>Makes the driver by EI-Bisynch; nothing is sent.</summary>
    /// <param name="setup">Where the controller is, and the limits of the rig.</param>
    public static EurothermController OverBisynch(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return new(setup, new EurothermMnemonics(setup), bisynch: true);
    }

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        var low = await ValueAsync(Find("setpoint-low"), RequestPriority.Recipe, cancellation);
        var high = await ValueAsync(Find("setpoint-high"), RequestPriority.Recipe, cancellation);

        // What the controller takes only narrows what the rig allows. A controller that states no range (both 0) narrows nothing.
        if (high > low)
            values = [.. EurothermParameter.Of(line, setup).Select(v => v.Item == EurothermItem.Setpoint ? v with { Parameter = v.Parameter.Within(low, high) } : v)];
        return new("Eurotherm", bisynch ? "controller (EI-Bisynch)" : "controller (Modbus)");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var ramping = ramp is { IsRunning: true };
        var readings = new List<Reading>();
        foreach (var name in new[] { "temperature", "setpoint", "output", "maximum-output" })
            readings.Add(await ReadingAsync(Find(name), priority, cancellation));
        if (!readings[0].IsValid)
            Noticed?.Invoke($"{Name}: {readings[0].State}.");
        return [.. readings, new(State, (int)StateOf(readings, ramping))];
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Name == State.Name ? (await PollAsync(priority, cancellation))[^1] : await ReadingAsync(Find(parameter.Name), priority, cancellation);
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.Name == State.Name)
            State.Check(Name, value);
        var known = Find(parameter.Name);
        known.Parameter.Check(Name, value);
        if (known.Parameter.IsDangerous)
            setup.RequireAllowed(known.Parameter.Name);
        if (known.Item == EurothermItem.Setpoint)
            await EndRampAsync();
        return await WriteAsync(known, value, priority, cancellation);
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> RampAsync(double target, double rate, RequestPriority priority, CancellationToken cancellation)
    {
        Target.Check(Name, target);
        Rate.Check(Name, rate);
        await EndRampAsync();
        var poll = await PollAsync(priority, cancellation);
        if (poll[0].Value is not { } start)
            return new(WriteResult.NotDone, null, $"{Name} starts no ramp: {poll[0].State}.");
        if (poll[3].Value <= 0)
            return new(WriteResult.NotDone, null, $"{Name} starts no ramp: its output limit is 0, as a safe state leaves it; set maximum-output first.");
        if (poll[3].Value > Find("maximum-output").Parameter.Maximum)
            return new(WriteResult.NotDone, null, $"{Name} starts no ramp: its output limit is {poll[3].Value:P0} and the rig allows {Find("maximum-output").Parameter.Maximum:P0}; set maximum-output first.");
        var within = Math.Clamp(start, Target.Minimum, Target.Maximum);
        var next = new EurothermRamp(within, target, rate, step, setup.Laboratory);
        var outcome = await WriteAsync(Find("setpoint"), next.Setpoint, priority, cancellation);
        if (outcome.Result != WriteResult.Done)
            return outcome;
        ramp = next;
        next.Run((value, ended) => WriteAsync(Find("setpoint"), value, priority, ended), sentence => Noticed?.Invoke(sentence));
        return outcome;
    }

    /// <inheritdoc/>
    public async Task CloseAsync()
    {
        await EndRampAsync();
        await line.Bus.CloseAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndRampAsync();
        await line.DisposeAsync();
    }

    private EurothermParameter Find(string name) => values.FirstOrDefault(v => v.Parameter.Name == name) ?? throw new ArgumentException($"{Name} has no parameter '{name}'.", nameof(name));

    private async Task EndRampAsync()
    {
        if (ramp is { } running)
            await running.DisposeAsync();
        ramp = null;
    }

    private async Task<double> ValueAsync(EurothermParameter known, RequestPriority priority, CancellationToken cancellation) =>
        known.FromDisplay(await line.ReadAsync(known.Item, priority, cancellation));

    private async Task<Reading> ReadingAsync(EurothermParameter known, RequestPriority priority, CancellationToken cancellation)
    {
        var value = await ValueAsync(known, priority, cancellation);
        return known.Item == EurothermItem.ProcessValue && Math.Abs(known.ToDisplay(value)) >= fullScale
            ? new(known.Parameter, null, "sensor broken")
            : new(known.Parameter, value);
    }

    private async Task<WriteOutcome> WriteAsync(EurothermParameter known, double value, RequestPriority priority, CancellationToken cancellation) =>
        await ConfirmedWrite.RunAsync(
            Name,
            known.Parameter,
            value,
            () => line.WriteAsync(known.Item, known.ToDisplay(value), priority, cancellation),
            async () => await ValueAsync(known, priority, cancellation));

    private static EurothermState StateOf(List<Reading> poll, bool ramping) =>
        !poll[0].IsValid ? EurothermState.Fault
            : poll[3].Value <= 0 ? EurothermState.OutputOff
            : ramping ? EurothermState.Ramping
            : Math.Abs(poll[0].Value!.Value - poll[1].Value!.Value) <= AtSetpoint ? EurothermState.AtSetpoint
            : EurothermState.Controlling;

    private async Task<string?> OutputOffAsync(RequestPriority priority, CancellationToken cancellation)
    {
        await EndRampAsync();
        var outcome = await WriteAsync(Find("maximum-output"), 0, priority, cancellation);
        if (outcome.Result != WriteResult.Done)
            return outcome.Sentence;
        var output = await ReadingAsync(Find("output"), priority, cancellation);
        return output.Value <= 0 ? null : $"{Name} has an output limit of 0 and still puts out {output.Value:P0}; cut its power by hand.";
    }

    private async Task<string?> SetpointLowAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var low = await LowestAsync(priority, cancellation);
        var setpoint = Find("setpoint");
        var outcome = await WriteAsync(setpoint with { Parameter = setpoint.Parameter with { Minimum = Math.Min(low, setpoint.Parameter.Minimum) } }, low, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }

    // A low limit that cannot be read counts as 0 °C.
    private async Task<double> LowestAsync(RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            return await ValueAsync(Find("setpoint-low"), priority, cancellation);
        }
        catch (DeviceException e) when (e.IsPassing || e.Fault == DeviceFault.Refused)
        {
            return Find("setpoint-low").FromDisplay(0);
        }
    }

    // A furnace passes its peak some time after the heater is off: it must stop rising within the time of this step.
    private async Task<string?> NotRisingAsync(RequestPriority priority, CancellationToken cancellation)
    {
        double? before = null;
        for (var poll = 0; poll < SafePolls; poll++)
        {
            var now = await ReadingAsync(Find("temperature"), priority, cancellation);
            if (now.Value is not { } temperature)
                return $"The sensor of {Name} is broken: whether its temperature rises cannot be seen.";
            if (temperature <= before)
                return null;
            before = temperature;
            await Task.Delay(TimeSpan.FromSeconds(20), setup.Laboratory, cancellation);
        }

        return $"The temperature of {Name} still rises although its output is off ({before - 273.15:0.0} °C); cut its power by hand.";
    }
}
