using System.Text.Json.Nodes;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Secop;

/// <summary>A SECoP node: offers modules to programs of other houses. With a simulated cryostat it is the simulator of its own client.</summary>
/// <remarks>Setting values and commands are off for everybody but the peers that are named; reading is free.</remarks>
public sealed class SecopNode : ISimulator
{
    private const int LongestRequest = 1 << 20;

    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["long-description"] = "the description is 300 kB longer",
        ["changed-description"] = "the node describes itself otherwise",
        ["updates-inside"] = "updates come between request and reply",
        ["out-of-order"] = "the reply to another question comes first",
        ["half-lines"] = "replies to read break off in the middle, without a line end",
        ["sensor-disconnected"] = "every value is a HardwareError",
        ["busy"] = "changes are refused as IsBusy",
        ["busy-reads"] = "every other read is refused as IsBusy",
        ["silent"] = "nothing is answered",
    });

    /// <summary>Makes a node.</summary>
    /// <param name="equipmentId">Name of the node.</param>
    /// <param name="time">Clock of the laboratory.</param>
    /// <param name="modules">What it offers.</param>
    public SecopNode(string equipmentId, TimeProvider time, IReadOnlyList<SecopModule> modules) =>
        (EquipmentId, Time, Modules) = (equipmentId, time, modules);

    /// <summary>Whether the peer at an address, <c>tcp:127.0.0.1:51234</c>, may set values. Nobody by default.</summary>
    public Func<string, bool> MayWrite { get; init; } = _ => false;

    /// <summary>Name of the node.</summary>
    public string EquipmentId { get; }

    /// <summary>What it offers.</summary>
    public IReadOnlyList<SecopModule> Modules { get; }

    /// <summary>Time between two looks for changes, s.</summary>
    public double UpdateInterval { get; init; } = 1;

    /// <inheritdoc/>
    public string Kind => "secop";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; init; } = new Dictionary<string, Func<double>>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    internal TimeProvider Time { get; }

    /// <summary>A node with a simulated cryostat or furnace; everybody who reaches it may set its values.</summary>
    /// <param name="setup">Clock, seed and settings.</param>
    public static SecopNode Demonstration(SimulatorSetup setup)
    {
        var cryostat = new SecopCryostat(setup);
        return new("fickian-demonstration", setup.Time, [cryostat.Module])
        {
            MayWrite = _ => true,
            Outputs = cryostat.Outputs,
            UpdateInterval = setup.Setting("update-interval", 1.0),
        };
    }

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true) => faults.Inject(fault, on);

    /// <inheritdoc/>
    public async Task ServeAsync(IByteChannel line, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(line);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var connection = new SecopConnection(this, line, faults);
        var updates = connection.UpdateAsync(ending.Token);
        try
        {
            await FrameService.ServeAsync(line, new LineFramer("\n"u8.ToArray(), LongestRequest), (frame, _) => connection.HandleAsync(frame, cancellation), cancellation);
        }
        finally
        {
            await ending.CancelAsync();
            await updates;
        }
    }

    internal JsonObject Describe()
    {
        var modules = new JsonObject();
        foreach (var module in Modules)
            modules[module.Name] = module.Describe();
        return new()
        {
            ["modules"] = modules,
            ["equipment_id"] = faults["changed-description"] ? EquipmentId + "-2" : EquipmentId,
            ["firmware"] = "Fickian",
            ["description"] = "modules of a Fickian rig" + (faults["long-description"] ? new string('.', 300_000) : ""),
        };
    }
}
