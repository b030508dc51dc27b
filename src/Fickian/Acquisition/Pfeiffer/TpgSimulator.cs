using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>A TPG controller that is not there, with its gauges.</summary>
public sealed class TpgSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly SimulatorSetup setup;
    private readonly TpgModel model;
    private readonly VacuumGauge[] gauges;
    private readonly Func<double>[] pressures;
    private readonly Random chance;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sensor-error"] = "gauge 1 is broken: status 3",
        ["identification-error"] = "gauge 1 is not recognised: status 6",
        ["doubled-return"] = "a second CR stands before each line end",
        ["silent-refusal"] = "what is not known gets no answer instead of 15",
        ["no-data"] = "requests are acknowledged and the data never come",
        ["silent"] = "nothing is answered",
    });

    private int unit;
    private string error = "0000";

    /// <summary>Makes a controller.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>pressure</c>, or <c>pressure-1</c> to <c>pressure-4</c>, Pa) and settings.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public TpgSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        model = TpgModel.Find(setup.Setting("model", "36x"));
        unit = model.Units.Count > 0 ? model.Units.Keys.Min() : 0;

        // The large models have four channels whatever is connected to them; a 361 has one, a 362 two.
        var types = setup.Setting("gauges", "PCR,PKR").Split(',').Take(model.Channels.Count).ToList();
        while (model.Channels.Count == 4 && types.Count < 4)
            types.Add("noSEn");
        gauges = [.. types.Select(VacuumGauge.Of)];
        chance = new(setup.Seed);
        pressures = [.. Enumerable.Range(1, gauges.Length).Select(i => setup.Inputs.GetValueOrDefault($"pressure-{i}") ?? setup.Input("pressure", 2))];
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["model"] = "26x, 36x, 300 or 500 (36x)",
        ["gauges"] = "types of the gauges, of TPR, PCR, IKR, PKR, CMR, noSEn (PCR,PKR)",
    };

    /// <inheritdoc/>
    public string Kind => "pfeiffer-tpg";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; } = new Dictionary<string, Func<double>>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true) => faults.Inject(fault, on);

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation)
    {
        // What an enquiry gives is what this line was told last.
        var asked = "";
        return FrameService.ServeAsync(line, new TpgRequestFramer(), frame =>
        {
            lock (gate)
                return Answer(Encoding.Latin1.GetString(frame), ref asked);
        }, cancellation);
    }

    private ReadOnlyMemory<byte> Answer(string told, ref string asked)
    {
        if (faults["silent"])
            return default;
        if (told == "\x05")
            return faults["no-data"] || Data(asked) is not { } data ? default : Line(data);
        var known = Obey(told) || Data(told) is not null;
        (asked, error) = known ? (told, told == "ERR" ? error : "0000") : ("", "0001");
        return known ? Line("\x06") : faults["silent-refusal"] ? default : Line("\x15");
    }

    private byte[] Line(string text) => Encoding.Latin1.GetBytes(text + (faults["doubled-return"] ? "\r\r\n" : "\r\n"));

    // Settings have arguments; they are acknowledged like questions.
    private bool Obey(string command)
    {
        var parts = command.Split(',');
        var codes = parts.Skip(1).Select(p => p is [>= '0' and <= '9'] ? p[0] - '0' : -1).ToArray();
        if (codes.Length == 0 || codes.Contains(-1))
            return false;
        switch (parts[0])
        {
            case "UNI" when codes.Length == 1 && model.Units.ContainsKey(codes[0]):
                unit = codes[0];
                return true;
            case "SEN" when codes.Length == 2 && model.Channels[0] == "R1" && codes.All(c => c <= 2):
                for (var i = 0; i < Math.Min(codes.Length, gauges.Length); i++)
                    gauges[i].IsOn = codes[i] == 0 || !gauges[i].CanSwitch ? gauges[i].IsOn : codes[i] == 2;
                return true;
            default:
                return command is "LNG,0" or "ETH,0" or "ETH,1";
        }
    }

    private string? Data(string mnemonic) => mnemonic switch
    {
        "PRX" when model.Channels[0] == "R1" => string.Join(',', Enumerable.Range(0, gauges.Length).Select(i => Show(i).Encode(isShort: false))),
        ['P', ..] when model.Channels.ToList().IndexOf(mnemonic[1..]) is >= 0 and var i && i < gauges.Length => Show(i).Encode(isShort: mnemonic[1] != 'R'),
        "UNI" when model.Units.Count > 0 => $"{unit}",
        "SEN" when model.Channels[0] == "R1" => string.Join(',', gauges.Select(g => g.CanSwitch ? g.IsOn ? 2 : 1 : 0)),
        "TID" => string.Join(',', gauges.Select(g => g.Type)),
        "PNR" => "010100",
        "AYT" when model.Name == "36x" => $"TPG 36{gauges.Length},PTG28280,44991234,010200,010100",
        "MAC" when model.Name == "36x" => "00:00:00:00:00:00",
        "ETH" when model.Name == "36x" => "0,192.168.1.10,255.255.255.0,192.168.1.1",
        "LNG" => "0",
        "SPS" => "0,0,0,0,0,0",
        ['S', 'P', >= '1' and <= '6'] => "0.0E0,0.0E0,1",
        "ERR" => error,
        _ => null,
    };

    private TpgReading Show(int channel)
    {
        if (channel == 0 && faults["sensor-error"])
            return new(GaugeStatus.SensorError, 0);
        if (channel == 0 && faults["identification-error"])
            return new(GaugeStatus.IdentificationError, 0);
        var (status, value) = gauges[channel].Show(pressures[channel](), setup.Time, chance);
        return new(status, value / (TpgModel.Pascals(model.Units.GetValueOrDefault(unit, "mbar")) ?? 1));
    }
}
