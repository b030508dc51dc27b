using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Instruments;

/// <summary>A kind of instrument that Fickian talks to: its driver and its simulator.</summary>
/// <param name="Name">Name in rig files and on the command line, for example <c>linkam-t95</c>.</param>
/// <param name="Description">Maker and what it is, in one line.</param>
/// <param name="Serial">Settings of its serial line; null if it has none.</param>
/// <param name="Create">Makes a driver.</param>
/// <param name="Simulate">Makes a simulator.</param>
public sealed record InstrumentKind(
    string Name, string Description, SerialSettings? Serial, Func<InstrumentSetup, IInstrument> Create, Func<SimulatorSetup, ISimulator> Simulate)
{
    /// <summary>Settings that the driver knows, each with what it means.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Settings that the simulator knows, each with what it means.</summary>
    public IReadOnlyDictionary<string, string> SimulatorSettings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A harmless request that only this kind answers, to try settings with.</summary>
    public Request? Probe { get; init; }
}
