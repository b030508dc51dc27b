using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Opus;
using Fickian.Acquisition.Rigs;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A whole rig that is not there: one cell with one sample behind all simulators, each of which speaks its own protocol.</summary>
public sealed class VirtualRig
{
    private readonly Dictionary<string, ISimulator> simulators = new(StringComparer.Ordinal);
    private readonly Rig rig;

    /// <summary>Sets up the rig; nothing listens yet.</summary>
    /// <param name="rig">The rig; its part <c>virtual</c> states the physics.</param>
    /// <param name="seed">Seed of all noise.</param>
    /// <param name="time">Clock of the laboratory.</param>
    /// <exception cref="ArgumentException">The rig states no physics, or wires what is not there.</exception>
    public VirtualRig(Rig rig, int seed, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(rig);
        this.rig = rig;
        var settings = rig.Virtual ?? throw new ArgumentException($"The rig '{rig.Name}' has no part 'virtual' that states cell and sample; without it nothing can be simulated.", nameof(rig));
        Cell = new(settings, Actuators(settings), time);
        var inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["pressure"] = () => Cell.Pressure,
            ["temperature"] = () => Cell.Temperature,
            ["uptake"] = () => Cell.Loading,
        };
        foreach (var instrument in rig.Instruments.Values)
        {
            var setup = new SimulatorSetup(time, seed + simulators.Count) { Inputs = inputs, Settings = SettingsOf(instrument) };
            simulators[instrument.Name] = instrument.Kind == OpusSpectrometer.Kind.Name ? new OpusSimulator(setup, new CellBeam(Cell, settings, seed).Spectrum) : InstrumentCatalogue.Find(instrument.Kind).Simulate(setup);
        }

        foreach (var wire in settings.Wiring.Values)
            _ = Output(wire)();
    }

    /// <summary>The rig with a folder of this computer for the spectra of simulated instruments that state none.</summary>
    /// <param name="rig">The rig as its file states it.</param>
    /// <param name="folder">Folder for the spectra; made if it does not exist.</param>
    public static Rig WithFolder(Rig rig, string folder)
    {
        ArgumentNullException.ThrowIfNull(rig);
        var full = Path.GetFullPath(folder);
        return rig with
        {
            Instruments = rig.Instruments.ToDictionary(
                i => i.Key,
                i => i.Value.Kind != OpusSpectrometer.Kind.Name ? i.Value : i.Value with { Settings = With(i.Value.Settings, full), SimulatorSettings = With(i.Value.SimulatorSettings, full) },
                StringComparer.Ordinal),
        };

        static IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string> settings, string folder) =>
            settings.ContainsKey("folder") ? settings : new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["folder"] = folder };
    }

    /// <summary>The cell with the sample.</summary>
    public VirtualCell Cell { get; }

    /// <summary>The simulators by the names of their instruments.</summary>
    public IReadOnlyDictionary<string, ISimulator> Simulators => simulators;

    /// <summary>A line to an instrument inside this program; the bytes are those of a socket.</summary>
    /// <param name="instrument">Name in the rig.</param>
    /// <param name="cancellation">Ends the service.</param>
    public MemoryChannel Line(string instrument, CancellationToken cancellation) => new(instrument, end => simulators[instrument].ServeAsync(end, cancellation));

    /// <summary>Lets every instrument listen at the address that the rig states.</summary>
    /// <param name="wrap">Wraps each accepted line, for example with faults; null for none.</param>
    /// <exception cref="ArgumentException">An address is no TCP address of this computer.</exception>
    public VirtualRigService Serve(Func<IByteChannel, IByteChannel>? wrap = null) => VirtualRigService.Start(rig, simulators, wrap);

    // What driver and simulator both know, such as an address or a register map, needs to be stated once.
    private static Dictionary<string, string> SettingsOf(RigInstrument instrument)
    {
        var known = InstrumentCatalogue.Find(instrument.Kind).SimulatorSettings;
        var settings = instrument.Settings.Where(s => known.ContainsKey(s.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in instrument.SimulatorSettings)
            settings[name] = value;
        return settings;
    }

    private CellActuators Actuators(VirtualRigSettings settings)
    {
        Func<double> Wired(string name, double otherwise) => settings.Wiring.TryGetValue(name, out var wire) ? () => Output(wire)() : () => otherwise;
        var (flow, inlet, vacuum, vent, temperature) = (Wired("flow", 0), Wired("inlet", 1), Wired("vacuum", 0), Wired("vent", 0), Wired("temperature", 296.15));
        return new() { Flow = flow, IsInletOpen = () => inlet() > 0.5, IsVacuumOpen = () => vacuum() > 0.5, IsVentOpen = () => vent() > 0.5, Temperature = temperature };
    }

    private Func<double> Output(string wire)
    {
        var name = ParameterName.Parse(wire);
        return simulators.GetValueOrDefault(name.Instrument)?.Outputs.GetValueOrDefault(name.Parameter)
            ?? throw new ArgumentException($"An output of a simulator ({string.Join(", ", simulators.SelectMany(s => s.Value.Outputs.Keys.Select(o => $"{s.Key}.{o}")))}) was expected in 'wiring' and '{wire}' was found.", nameof(wire));
    }
}
