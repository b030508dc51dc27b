using System.Globalization;
using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.MassSpectrometry;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Hiden;

/// <summary>A Hiden spectrometer that is not there: it takes the commands of a scan, one line back for each, and gives cycles of data that cross the borders of replies.</summary>
public sealed class HidenSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly SimulatedQuadrupole quadrupole;
    private readonly HidenScan scan;
    private readonly string name;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["broken-filament"] = "the filament is burnt out: no ions",
        ["rejecting"] = "every command of a scan is rejected with *C12*",
        ["error-mark"] = "data begin with the mark ! although the scan runs",
        ["lost-piece"] = "a piece is missing from the middle of the data",
        ["stuck"] = "the scan does not end when it is aborted",
        ["silent"] = "nothing is answered",
    });

    private readonly Dictionary<string, bool> filaments = new(StringComparer.Ordinal) { ["F1"] = true, ["F2"] = false };
    private bool isEnabled;
    private bool isOperating;

    /// <summary>Makes a spectrometer, its emission off.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>pressure</c>, Pa, and partial pressures of gases by their names, Pa) and settings.</param>
    public HidenSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        quadrupole = new(setup);
        scan = new(setup.Time, quadrupole);
        var quote = setup.Setting("quotes", "none") switch { "single" => "'", "double" => "\"", _ => "" };
        name = quote + setup.Setting("name", "HAL 7") + quote;
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["emission"] = () => Locked(() => quadrupole.IsEmitting ? 1.0 : 0),
            ["multiplier"] = () => Locked(() => quadrupole.IsMultiplying ? 1.0 : 0),
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["name"] = "name that it gives itself (HAL 7)",
        ["quotes"] = "none, single or double: how the name is quoted (none)",
    };

    /// <inheritdoc/>
    public string Kind => "hiden-msiu";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        lock (gate)
        {
            faults.Inject(fault, on);
            quadrupole.IsFilamentBroken = faults["broken-filament"];
            scan.IsStuck = faults["stuck"];
        }
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, LineFramer.CarriageReturn, Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            quadrupole.Guard();
            return faults["silent"] ? default : Encoding.ASCII.GetBytes(Reply(Encoding.Latin1.GetString(frame).Trim()) + "\r");
        }
    }

    private string Reply(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["pget", "name"] => name,
            ["sget", "state"] => scan.IsRunning ? "Run:" : "Idle:",
            ["data", "all"] => Data(fromBeginning: true),
            ["data"] => Data(fromBeginning: false),
            ["data", "on" or "off" or "stop"] => "",
            ["sjob", "lget", "Ascans"] => scan.Job,
            ["lset" or "lput", .. var rest] => Obey(words[0], rest) ? "" : "*C12*",
            _ when faults["rejecting"] => "*C12*",
            _ => scan.Obey(words) ? "" : "*C110*",
        };
    }

    private string Data(bool fromBeginning)
    {
        var text = scan.Data(fromBeginning);
        if (faults["lost-piece"] && text.Length > 20)
            text = text.Remove(8, 10);
        return faults["error-mark"] ? "!" + text : text;
    }

    // Values of lput belong to modes: the first to mode 0, in which the source rests, the second to mode 1, in which it works.
    private bool Obey(string verb, string[] words)
    {
        switch (verb, words)
        {
            case ("lset", ["enable", ("0" or "1") and var on]):
                isEnabled = on == "1";
                break;
            case ("lset", ["mode", ("0" or "1") and var mode]):
                isOperating = mode == "1";
                break;
            case ("lput", [("F1" or "F2") and var which, "0" or "1", ("0" or "1") and var working]):
                filaments[which] = working == "1";
                break;
            case ("lput", ["multiplier" or "emission", var rest, var value]):
                if (!double.TryParse(rest, CultureInfo.InvariantCulture, out _) || !double.TryParse(value, CultureInfo.InvariantCulture, out var worked))
                    return false;
                if (words[0] == "multiplier")
                    quadrupole.IsMultiplying = worked > 0;
                break;
            default:
                return false;
        }

        var emits = isEnabled && isOperating && filaments.ContainsValue(true);
        if (emits != quadrupole.IsEmitting)
            quadrupole.Emit(emits);
        return true;
    }

    private T Locked<T>(Func<T> value)
    {
        lock (gate)
            return value();
    }
}
