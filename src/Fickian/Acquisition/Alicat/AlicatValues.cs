using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Alicat;

/// <summary>The values of an instrument: those of its own table of columns once it is connected, the usual ones before.</summary>
internal sealed class AlicatValues
{
    private static readonly AlicatLayout Usual = new([new(2, "PSIA", 2), new(3, "`C", 2), new(4, "CCM", 2), new(5, "SCCM", 2), new(37, "SCCM", 2), new(AlicatColumn.Gas, "", 0)]);

    private readonly AlicatLayout layout;
    private readonly IReadOnlyList<(Parameter Parameter, ScaledUnit? Unit)?> columns;
    private readonly AlicatDescription? description;
    private readonly Parameter? gas;

    public AlicatValues(InstrumentSetup setup, AlicatDescription? description)
    {
        this.description = description;
        layout = description?.Layout ?? Usual;
        var normal = GasReference.Parse(setup.Setting("normal", GasReference.Normal.ToString()));
        var standard = GasReference.Parse(setup.Setting("standard", GasReference.Standard25.ToString()));
        columns = [.. layout.Numbers.Select(c => Column(setup, c, AlicatReadings.UnitOf(c, normal, standard)))];
        gas = layout.Columns.Any(c => c.Statistic == AlicatColumn.Gas) ? setup.Limited(Gas(description)) : null;
        List<Parameter> list = [.. columns.OfType<(Parameter Parameter, ScaledUnit?)>().Select(c => c.Parameter), .. gas is null ? Array.Empty<Parameter>() : [gas], AlicatReadings.Flags, AlicatReadings.Held];
        if (layout.Numbers.Any(c => c.IsSetpoint))
        {
            list.Add(new("valve-hold", Unit.One, Access.Write, "hold of the valve") { Minimum = 0, Maximum = 2, SafeValue = 2, Choices = new Dictionary<int, string> { [0] = "none", [1] = "in place", [2] = "closed" }, Resolution = 0 });
            if (description?.Firmware.HasNamedCommands ?? true)
                list.Add(new("setpoint-source", Unit.One, Access.ReadWrite, "where set points come from") { Minimum = 0, Maximum = 2, IsDangerous = true, Choices = Sources });
            if (description?.Firmware.HasLoopSetpoint ?? true)
                list.Add(new("control-statistic", Unit.One, Access.ReadWrite, "quantity that is controlled, by the number of its set point") { Minimum = 34, Maximum = 39, Resolution = 1, IsDangerous = true });
        }

        Parameters = list;
        var flow = layout.Numbers.FirstOrDefault(c => c.Statistic == 5);
        FullFlow = flow is not null && AlicatReadings.UnitOf(flow, normal, standard) is { } unit && description is not null
            ? unit.ToSI(layout.Numbers.Any(c => c.IsSetpoint && c.Label == flow.Label) ? description.FullScale : flow.Highest)
            : double.NaN;
    }

    public static IReadOnlyDictionary<int, string> Sources { get; } = new Dictionary<int, string> { [0] = "serial", [1] = "analogue", [2] = "display" };

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Full scale of the flow, mol/s; NaN if not known.</summary>
    public double FullFlow { get; }

    public Parameter Setpoint => Parameters.FirstOrDefault(p => p.Name == "setpoint") ?? throw new InvalidOperationException("A meter has no set point.");

    public ScaledUnit SetpointUnit => columns.First(c => c?.Parameter.Name == "setpoint")!.Value.Unit!;

    public IReadOnlyList<Reading> Readings(AlicatPoll poll)
    {
        int? number = description?.Gases.FirstOrDefault(g => g.Value == poll.Gas) is { Value: not null } found ? found.Key : null;
        return AlicatReadings.Of(poll, columns, gas is null ? null : (gas, number));
    }

    public Parameter Find(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Parameters.FirstOrDefault(p => p.Name == parameter.Name)
            ?? throw new ArgumentException($"The instrument has no parameter '{parameter.Name}'; it has {string.Join(", ", Parameters.Select(p => p.Name))}.", nameof(parameter));
    }

    private (Parameter Parameter, ScaledUnit? Unit)? Column(InstrumentSetup setup, AlicatColumn column, ScaledUnit? unit)
    {
        var name = AlicatReadings.Name(column);
        if (name.Length == 0)
            return null;
        var si = unit?.SI ?? Unit.One;
        var resolution = (unit?.Scale ?? 1) * Math.Pow(10, -column.Decimals);
        if (!column.IsSetpoint)
            return (setup.Limited(new(name, si, Access.Read, $"{name.Replace('-', ' ')} that is measured") { Resolution = resolution }), unit);
        var expected = setup.Setting("quantity", "flow") == "pressure" ? Unit.Pascal : InstrumentUnits.MolePerSecond;
        if (description is null)
            return (setup.Limited(new(name, expected, Access.ReadWrite, "set point") { SafeValue = 0 }), null);
        if (unit is null || unit.SI != expected)
            throw new DeviceException(DeviceFault.WrongDevice, $"{setup.Name} controls in '{column.Label}', which is no known unit of {setup.Setting("quantity", "flow")}; set 'quantity' to flow or pressure as the instrument is.");
        var full = double.IsFinite(description.FullScale) ? unit.ToSI(description.FullScale) : double.PositiveInfinity;
        return (setup.Limited(new(name, si, Access.ReadWrite, "set point") { Minimum = 0, Maximum = full, Resolution = resolution, SafeValue = 0 }), unit);
    }

    private static Parameter Gas(AlicatDescription? description) => new("gas", Unit.One, Access.ReadWrite, "gas and its calibration, by number")
    {
        Minimum = 0,
        Maximum = 255,
        IsDangerous = true,
        Choices = description?.Gases ?? new Dictionary<int, string>(),
    };
}
