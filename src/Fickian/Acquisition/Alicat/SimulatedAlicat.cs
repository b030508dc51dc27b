using System.Text.RegularExpressions;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Alicat;

/// <summary>The instrument behind the simulated line: a valve and a sensor that lag, the pressure and temperature of its surroundings.</summary>
internal sealed partial class SimulatedAlicat
{
    private const double PsiInPascal = 6894.757293168;

    private readonly Func<double> pressure;
    private readonly Func<double> temperature;
    private readonly Func<double> analogue;
    private double register;

    public SimulatedAlicat(SimulatorSetup setup)
    {
        (pressure, temperature, analogue) = (setup.Input("pressure", 101325), setup.Input("temperature", 295.04), setup.Input("analogue", 0));
        Flow = new(setup.Time, setup.Seed, setup.Input("supply", 3e5), setup.Setting("noise", 0.0002));
        Version = setup.Setting("firmware", "10v20.0-R24");
        Firmware = AlicatFirmware.Find(Version) ?? throw new ArgumentException($"The setting 'firmware' of the simulator must be a version such as 10v20.0-R24 and '{Version}' was found.", nameof(setup));
        Model = setup.Setting("model", "MC-500SCCM-D");
        var match = InModel().Match(Model);
        if (!match.Success)
            throw new ArgumentException($"The setting 'model' of the simulator must be a type such as MC-500SCCM-D and '{Model}' was found.", nameof(setup));
        FullScale = double.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        Label = match.Groups[3].Value;
        IsMeter = match.Groups[1].Value == "MW";
        Source = setup.Setting("source", "S")[0];
        Letter = setup.Setting("unit", "A")[0];
        Gas = (int)setup.Setting("gas", 8);
    }

    public static IReadOnlyList<(string Short, string Long)> Gases { get; } =
    [
        ("Air", "Air"), ("Ar", "Argon"), ("CH4", "Methane"), ("CO", "Carbon Monoxide"), ("CO2", "Carbon Dioxide"), ("C2H6", "Ethane"),
        ("H2", "Hydrogen"), ("He", "Helium"), ("N2", "Nitrogen"), ("N2O", "Nitrous Oxide"), ("Ne", "Neon"), ("O2", "Oxygen"),
    ];

    public SimulatedFlow Flow { get; }

    public AlicatFirmware Firmware { get; }

    public string Version { get; }

    public string Model { get; }

    /// <summary>Full scale, in the unit that the type is named for.</summary>
    public double FullScale { get; }

    /// <summary>Unit of flows, which may be changed.</summary>
    public string Label { get; set; }

    public char Letter { get; }

    public bool IsMeter { get; }

    public char Source { get; set; }

    public int Gas { get; set; }

    public int Statistic { get; set; } = 37;

    public bool IsLocked { get; set; }

    public AlicatStatus Faults { get; set; }

    public bool HasNoTemperature { get; set; }

    /// <summary>What is asked for, in parts of full scale.</summary>
    public double Asked => Source == 'A' ? Math.Clamp(analogue(), 0, 1) : register;

    /// <summary>What one part of full scale is in the present unit.</summary>
    public double Scale => FullScale * UnitScale(InModel().Match(Model).Groups[3].Value) / UnitScale(Label);

    public double MolesPerSecond => Flow.Flow * Scale * InstrumentUnits.Flow(Label, GasReference.Normal, GasReference.Standard25)!.Scale;

    public IReadOnlyList<AlicatColumn> Columns
    {
        get
        {
            var decimals = Firmware.LocksOnL ? 1 : Scale < 100 ? 3 : 2;
            var volume = Label.EndsWith("CCM", StringComparison.Ordinal) ? "CCM" : "LPM";
            AlicatColumn[] columns =
            [
                new(2, "PSIA", IsMeter ? 3 : 2, 160), new(3, Firmware.LocksOnL ? "C" : "`C", 2, 50), new(4, volume, decimals, Scale), new(5, Label, decimals, Scale), new(37, Label, decimals, Scale),
            ];
            return IsMeter ? columns[..4] : columns;
        }
    }

    /// <summary>Follows the analogue input; called before each exchange.</summary>
    public void Follow() => Flow.Setpoint = IsMeter ? 0.5 : Asked;

    /// <summary>Takes a set point in the present unit; false if it lies outside full scale. With another source it is taken and has no effect.</summary>
    public bool Ask(double value)
    {
        if (!(value >= 0 && value <= Scale * 1.0001))
            return false;
        register = value / Scale;
        return true;
    }

    /// <summary>Value of a statistic in the units of the polls; null for one that the instrument does not know.</summary>
    public double? Value(int statistic)
    {
        var mass = Flow.Measured() * Scale;
        return statistic switch
        {
            2 => pressure() / PsiInPascal,
            3 => temperature() - 273.15,
            4 => mass * (101325 / Math.Max(pressure(), 1)) * (temperature() / 298.15),
            5 => mass,
            37 => Asked * Scale,
            _ => null,
        };
    }

    public string Poll(char letter)
    {
        var words = Columns.Select(c => c.Statistic == 3 && HasNoTemperature ? "--------" : AlicatFamily.Signed(Value(c.Statistic)!.Value, c.Decimals));
        var flags = Faults
            | (Flow.Valve != SimulatedValve.Regulated ? AlicatStatus.HLD : AlicatStatus.None)
            | (IsLocked ? AlicatStatus.LCK : AlicatStatus.None)
            | (Flow.Flow > 1.02 ? AlicatStatus.MOV : AlicatStatus.None)
            | (pressure() / PsiInPascal > 160 ? AlicatStatus.POV : AlicatStatus.None);
        var status = Enum.GetValues<AlicatStatus>().Where(f => f != AlicatStatus.None && flags.HasFlag(f)).Select(f => $" {f}");
        return $"{letter} {string.Join(' ', words)} {Gases[Gas].Short,6}{string.Concat(status)}";
    }

    private static double UnitScale(string label) => label is "SLPM" or "NLPM" ? 1000 : 1;

    [GeneratedRegex(@"^([A-Z]+)-(\d+)([SN](?:CCM|LPM))-")]
    private static partial Regex InModel();
}
