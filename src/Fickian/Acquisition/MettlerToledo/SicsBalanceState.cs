using System.Text.RegularExpressions;
using Fickian.Acquisition.Simulators;
using Fickian.Acquisition.Weighing;

namespace Fickian.Acquisition.MettlerToledo;

/// <summary>What a simulated balance holds in its memory, and its replies.</summary>
internal sealed partial class SicsBalanceState
{
    private const double UnderRange = -0.005;

    private static readonly string[] Commands = ["@", "C3", "D", "DW", "I0", "I1", "I10", "I11", "I2", "I3", "I4", "M28", "S", "SI", "SIR", "SIX1", "T", "TA", "TAC", "TI", "U", "WS", "Z", "ZI"];

    private readonly SimulatedPan pan;
    private readonly Func<double> temperature;
    private readonly bool isKern;
    private readonly int decimals;
    private readonly double capacity;
    private readonly string model;
    private readonly string door;
    private readonly string name;
    private readonly string software;
    private double zero;
    private double tare;
    private double load;
    private string unit = "g";
    private bool draught;

    public SicsBalanceState(SimulatorSetup setup)
    {
        decimals = (int)Math.Clamp(setup.Setting("decimals", 4.0), 0, 7);
        capacity = setup.Setting("capacity", 220.0) / 1000;
        (model, Serial) = (setup.Setting("model", "XS205DU"), setup.Setting("serial", "1234567"));
        software = setup.Setting("software", "3.10 10.28.0.493.142");
        (name, door) = (setup.Setting("name", "Sim Balance"), setup.Setting("door", "0"));
        isKern = setup.Setting("dialect", "mt") == "kcp";
        temperature = setup.Input("temperature", 295.15);
        pan = new(setup.Time, setup.Seed, setup.Input("mass", 0.0521873), temperature, setup.Setting("density", 1350.0), 1e-3 * Math.Pow(10, -decimals));
    }

    public string Serial { get; }

    public bool IsAdjusting { get; private set; }

    public bool IsOutOfRange
    {
        get
        {
            Net();
            return load > capacity || load < UnderRange;
        }
    }

    /// <summary>Takes over the faults that are of the balance and not of its line.</summary>
    public void Show(SimulatorFaults faults)
    {
        (pan.HasDraught, pan.Drifts, pan.Evaporates) = (draught = faults["draught"], faults["drift"], faults["evaporation"]);
        unit = faults["milligrams"] ? "mg" : unit == "mg" ? "g" : unit;
        (Overloaded, Underloaded) = (faults["overload"], faults["underload"]);
    }

    private bool Overloaded { get; set; }

    private bool Underloaded { get; set; }

    /// <summary>Net weight, kg, and whether it has settled.</summary>
    public (double Mass, bool IsStable) Net()
    {
        var (mass, stable) = pan.Weigh();
        load = (Overloaded ? 2 * capacity : Underloaded ? 2 * UnderRange : mass) - zero;
        return (load - tare, stable);
    }

    public void Restart() => (zero, tare, unit, IsAdjusting) = (0, 0, "g", false);

    public string EndAdjustment()
    {
        IsAdjusting = false;
        return draught ? "C3 I" : "C3 A";
    }

    /// <summary>What is answered while nothing can be carried out.</summary>
    public static string Busy(string command) => command switch
    {
        "S" or "SI" or "SIR" => "S I",
        ['I', ..] => $"{command} I",
        _ => "EI",
    };

    public IReadOnlyList<string> Answer(string command) => command switch
    {
        "S" => [Weighed("S", atOnce: false)],
        "SI" => [Weighed("S", atOnce: true)],
        "SIX1" => [Load()],
        "Z" or "ZI" => [Zero(command)],
        "T" or "TI" => [Tare(command)],
        "TA" => [Shown("TA", "A", tare)],
        "TAC" => [ClearTare()],
        "@" => [Reset()],
        "C3" => [Begin()],
        "WS" => [$"WS A {door}"],
        "M28" => [$"M28 A 1 {temperature() - 273.15:0.0}"],
        "DW" => ["DW A"],
        ['D', ' ', '"', .., '"'] => ["D A"],
        ['U', ' ', .. var wanted] => [ChooseUnit(wanted)],
        ['T', 'A', ' ', ..] => [Preset(command)],
        ['I', ..] => Information(command),
        _ => ["ES"],
    };

    /// <summary>A weight as it is at this moment, or none if it is not stable and was to be.</summary>
    public string Weighed(string id, bool atOnce)
    {
        var (mass, stable) = Net();
        return load > capacity ? $"{id} +" : load < UnderRange ? $"{id} -"
            : stable || atOnce ? Shown(id, stable ? "S" : "D", mass) : $"{id} I";
    }

    private string Shown(string id, string status, double mass) => SicsWeight.Encode(id, status, Digits(mass), unit);

    private string Digits(double mass) => Weight.Digits(mass, unit, unit switch { "mg" => Math.Max(0, decimals - 3), "kg" => decimals + 3, _ => decimals });

    private string Load()
    {
        var (net, stable) = Net();
        return IsOutOfRange ? load > capacity ? "SIX1 +" : "SIX1 -"
            : $"SIX1 {(stable ? "S" : "D")} 0 Z R R 0 0 0 1 N {Digits(load)} {Digits(net)} {Digits(tare)} {unit}";
    }

    private string Zero(string id)
    {
        var (_, stable) = Net();
        if (load > capacity || load < UnderRange)
            return load > capacity ? $"{id} +" : $"{id} -";
        if (id == "Z" && !stable)
            return "Z I";
        (zero, tare) = (zero + load, 0);
        return id == "Z" ? "Z A" : stable ? "ZI S" : "ZI D";
    }

    private string Tare(string id)
    {
        var (_, stable) = Net();
        if (load > capacity || load < UnderRange)
            return load > capacity ? $"{id} +" : $"{id} -";
        if (id == "T" && !stable)
            return "T I";
        tare = Math.Round(load / pan.Resolution) * pan.Resolution;
        return isKern && id == "T" ? "T A" : Shown(id, stable ? "S" : "D", tare);
    }

    private string Preset(string command)
    {
        if (PresetLayout().Match(command) is not { Success: true } match)
            return "ES";

        // The tare is taken in the unit of the display alone; what is beyond the capacity is a logical error.
        if (match.Groups["unit"].Value != unit || Weight.Of(WeightState.Stable, match.Groups["value"].Value, unit) is not { Mass: { } mass })
            return "TA L";
        if (mass > capacity || mass < 0)
            return "EL";
        tare = mass;
        return Shown("TA", "A", tare);
    }

    private string ClearTare()
    {
        tare = 0;
        return "TAC A";
    }

    private string Reset()
    {
        Restart();
        return $"I4 A \"{Serial}\"";
    }

    private string Begin()
    {
        IsAdjusting = true;
        return "C3 B";
    }

    private string ChooseUnit(string wanted)
    {
        if (!Weight.KnownUnits.Contains(wanted))
            return "U L";
        unit = wanted;
        return "U A";
    }

    private string[] Information(string command) => command switch
    {
        "I0" => [.. Commands.Select(c => $"I0 B {(c is "@" or "S" or "SI" or "SIR" or "Z" or "ZI" or ['I', '0' or '1' or '2' or '3' or '4'] ? 0 : 1)} \"{c}\""), "I0 A"],
        "I1" => ["I1 A \"0123\" \"2.30\" \"2.20\" \"1.00\" \"\""],
        "I2" => [$"I2 A \"{model} Excellence {(capacity * 1000).ToString($"F{decimals}")} g\""],
        "I3" => [$"I3 A \"{software}\""],
        "I4" => [$"I4 A \"{Serial}\""],
        "I10" => [$"I10 A \"{name}\""],
        "I11" => [$"I11 A \"{model}\""],
        _ => ["ES"],
    };

    [GeneratedRegex(@"^TA (?<value>-?\d+(\.\d+)?) (?<unit>[a-z]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex PresetLayout();
}
