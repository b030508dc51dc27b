using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Rigs;

/// <summary>The parameters of a rig by name, known from the kinds of its instruments without talking to them.</summary>
/// <param name="rig">The rig.</param>
public sealed class RigPlaces(Rig rig)
{
    private readonly Dictionary<string, IInstrument> made = rig.Instruments.Values.ToDictionary(i => i.Name, Make, StringComparer.Ordinal);

    /// <summary>A parameter; null if the instrument tells its parameters only when it is asked.</summary>
    /// <param name="name">Instrument and parameter.</param>
    /// <exception cref="FormatException">There is no such instrument or parameter.</exception>
    public Parameter? Find(ParameterName name)
    {
        var parameters = made[rig[name.Instrument].Name].Parameters;
        return parameters.Count == 0 ? null : parameters.FirstOrDefault(p => p.Name == name.Parameter)
            ?? throw new FormatException($"a parameter of {name.Instrument} ({string.Join(", ", parameters.Select(p => p.Name))}) was expected and '{name.Parameter}' was found");
    }

    /// <summary>A parameter that there is.</summary>
    /// <exception cref="FormatException">There is none of this name.</exception>
    public ParameterName Known(ParameterName name)
    {
        Find(name);
        return name;
    }

    /// <summary>A parameter that can be read.</summary>
    /// <exception cref="FormatException">It cannot.</exception>
    public ParameterName Readable(ParameterName name) =>
        Find(name) is { } p && !p.Access.HasFlag(Access.Read) ? throw new FormatException($"{name} cannot be read") : name;

    /// <summary>A condition whose parameters exist, can be read, and have the unit of the limit.</summary>
    /// <exception cref="FormatException">One of these does not hold.</exception>
    public Condition Condition(string text)
    {
        var condition = Rigs.Condition.Parse(text);
        foreach (var name in condition.Parameters)
            Readable(name);
        if (Find(condition.Value) is { } parameter)
            condition.Limit(parameter);
        return condition;
    }

    /// <summary>A parameter that can be set to a value within the range of the rig.</summary>
    /// <param name="name">Instrument and parameter.</param>
    /// <param name="written">Value with its unit, or the name of a choice.</param>
    /// <exception cref="FormatException">It cannot be read.</exception>
    /// <exception cref="ArgumentException">It cannot be set to that.</exception>
    public ParameterName Settable(ParameterName name, string written)
    {
        if (Find(name) is { } parameter)
            parameter.Check(name.Instrument, WrittenQuantity.Of(parameter, written));
        return name;
    }

    /// <summary>A stage or furnace that can go to a temperature at a rate within the ranges of the rig.</summary>
    /// <exception cref="FormatException">The instrument does not ramp.</exception>
    /// <exception cref="ArgumentException">The ramp is outside the ranges.</exception>
    public string Rampable(string name, double target, double rate)
    {
        if (made[rig[name].Name] is not IRampable stage)
            throw new FormatException($"{name} is no heating stage or furnace; it cannot ramp");
        stage.Target.Check(name, target);
        stage.Rate.Check(name, rate);
        return name;
    }

    /// <summary>When an instrument has its turn in the safe sequence.</summary>
    internal SafeStage SafeStage(string name) => made[name].SafeState.Stage;

    /// <summary>The parameters of an instrument that can be set.</summary>
    internal IEnumerable<Parameter> Settables(string name) => made[name].Parameters.Where(p => p.Access.HasFlag(Access.Write));

    /// <summary>The instruments that heat.</summary>
    internal IEnumerable<string> Heaters() => made.Where(m => m.Value is IRampable).Select(m => m.Key);

    /// <summary>Longest time that a spectrometer takes for a spectrum, s.</summary>
    /// <exception cref="FormatException">The instrument is no spectrometer.</exception>
    public double SpectrumDuration(string name, int scans) =>
        made[rig[name].Name] is ISpectrometer spectrometer ? spectrometer.ExpectedDuration(scans).TotalSeconds : throw new FormatException($"{name} is no spectrometer");

    /// <summary>The parameters of an instrument, with the ranges of its kind; none if it tells them only when it is asked.</summary>
    /// <exception cref="ArgumentException">The kind is unknown, or a setting is wrong.</exception>
    internal static IReadOnlyList<Parameter> Parameters(RigInstrument instrument) => Make(instrument).Parameters;

    // A driver is made without its line: nothing is opened.
    private static IInstrument Make(RigInstrument instrument) => InstrumentCatalogue.Find(instrument.Kind).Create(
        new(instrument.Name, new MemoryChannel(instrument.Name, null), TimeProvider.System) { Settings = instrument.Settings, Limits = instrument.Limits, Allowed = instrument.Allowed });
}
