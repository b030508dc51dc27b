using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;
using Fickian.Acquisition.Weighing;

namespace Fickian.Acquisition.Sartorius;

/// <summary>A Sartorius balance that is not there: silent commands, a blank unit while the weight is not stable, and a print key that somebody may press.</summary>
public sealed class SartoriusSimulator : ISimulator
{
    private static readonly TimeSpan AdjustmentTime = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly SimulatedPan pan;
    private readonly BalanceLines lines = new();
    private readonly int decimals;
    private readonly double capacity;
    private readonly bool isLong;
    private readonly bool isVerified;
    private readonly string[] texts;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["draught"] = "the weight never settles",
        ["drift"] = "the weight creeps up by a digit a second",
        ["evaporation"] = "the sample loses fifty digits a second",
        ["overload"] = "too much lies on the pan",
        ["underload"] = "the pan is missing",
        ["off"] = "the display is switched off",
        ["error"] = "the balance shows Err 054",
        ["application-error"] = "the balance shows APP.ERR",
        ["no-value"] = "the balance shows dashes",
        ["milligrams"] = "somebody has switched the unit to mg at the balance",
        ["print-key"] = "somebody presses the print key once: a weight that nobody asked for",
        ["silent"] = "nothing is answered",
    });

    private double load;
    private double zero;
    private double tare;
    private long? adjustingSince;
    private bool areKeysLocked;

    /// <summary>Makes a balance with what lies on its pan.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>mass</c>, kg; <c>temperature</c> of the air, K) and settings.</param>
    public SartoriusSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        time = setup.Time;
        decimals = (int)Math.Clamp(setup.Setting("decimals", 4.0), 0, 6);
        capacity = setup.Setting("capacity", 220.0) / 1000;
        isLong = setup.Setting("characters", "22") != "16";
        isVerified = setup.Setting("verified", "no") == "yes";
        texts = [setup.Setting("model", "QUINTIX224-1S"), setup.Setting("serial", "37454321"), setup.Setting("software", "00-37-09"), setup.Setting("display-software", "00-10-03"), setup.Setting("name", "RIG-A")];
        pan = new(setup.Time, setup.Seed, setup.Input("mass", 0.0521873), setup.Input("temperature", 295.15), setup.Setting("density", 1350.0), 1e-3 * Math.Pow(10, -decimals));
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["weight"] = () => Locked(() => Net().Mass) };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["model"] = "model (QUINTIX224-1S)",
        ["serial"] = "serial number (37454321)",
        ["software"] = "version of its program (00-37-09)",
        ["display-software"] = "version of the program of its display (00-10-03)",
        ["name"] = "name that the user gave it (RIG-A)",
        ["capacity"] = "most that can be weighed, g (220)",
        ["decimals"] = "digits after the point in grams (4)",
        ["density"] = "density of what is weighed, kg/m³ (1350)",
        ["characters"] = "length of a line with its end, 16 or 22 (22)",
        ["verified"] = "yes if the last digit stands in brackets, as on verified balances (no)",
    };

    /// <inheritdoc/>
    public string Kind => "sartorius-sbi";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        byte[] printed;
        lock (gate)
        {
            faults.Inject(fault, on);
            (pan.HasDraught, pan.Drifts, pan.Evaporates) = (faults["draught"], faults["drift"], faults["evaporation"]);
            printed = on && fault == "print-key" && !areKeysLocked ? Bytes(Print()) : [];
        }

        if (printed.Length > 0)
            lines.Broadcast(printed);
    }

    /// <inheritdoc/>
    public async Task ServeAsync(IByteChannel line, CancellationToken cancellation)
    {
        using var entered = lines.Enter(line, cancellation);
        await FrameService.ServeAsync(line, LineFramer.CarriageReturnLineFeed, async (frame, _) =>
        {
            if (Locked(() => Answer(Encoding.Latin1.GetString(frame))) is { Length: > 0 } answer)
                await entered.SendAsync(Bytes(answer));
        }, cancellation);
    }

    private string Answer(string command)
    {
        if (faults["silent"] || command is not ['\x1b', .. var letters])
            return "";
        switch (letters)
        {
            case "P" or "kP_":
                return Print();
            case "T" or "U" or "V":
                Empty(letters);
                return "";
            case "S":
                (zero, tare, adjustingSince) = (0, 0, null);
                return "";
            case "Z" or "W":
                adjustingSince = time.GetTimestamp();
                return "";
            case "s3_":
                adjustingSince = null;
                return "";
            case "K" or "L" or "M" or "N":
                pan.Calm = "NMLK".IndexOf(letters[0], StringComparison.Ordinal) - 2;
                return "";
            case "O" or "R":
                areKeysLocked = letters == "O";
                return "";
            default:
                return letters is ['x', >= '1' and <= '5' and var item, '_'] ? texts[item - '1'] : "";
        }
    }

    // T sets the zero on an empty pan and takes a tare otherwise; like U it takes what lies there at once.
    private void Empty(string letter)
    {
        Net();
        if (load > capacity || adjustingSince is not null)
            return;
        if (letter == "V" || (letter == "T" && Math.Abs(load) < 0.02 * capacity))
            (zero, tare) = (zero + load, 0);
        else
            tare = load;
    }

    private string Print()
    {
        if (adjustingSince is { } since && time.GetElapsedTime(since) < AdjustmentTime)
            return SbiReply.Encode("Cal.Int.", isLong);
        adjustingSince = null;
        var (mass, stable) = Net();
        var shown = faults["off"] ? "OFF" : faults["error"] ? "Err 054" : faults["application-error"] ? "APP.ERR" : load > capacity ? "High" : load < -0.005 ? "Low" : "";
        if (shown.Length > 0)
            return SbiReply.Encode(shown, isLong);
        if (faults["no-value"])
            return (isLong ? "      --" : "--").PadRight(isLong ? 20 : 14);
        var unit = faults["milligrams"] ? "mg" : "g";
        var digits = Weight.Digits(mass, unit, unit == "mg" ? Math.Max(0, decimals - 3) : decimals);
        if (isVerified)
            return $"{(mass < 0 ? '-' : '+')}{digits.TrimStart('-')[..^1],8}[{digits[^1]}]{(stable ? unit : ""),-3}";
        return SbiReply.Encode(isLong ? "N" : null, digits, stable ? unit : "");
    }

    private (double Mass, bool IsStable) Net()
    {
        var (mass, stable) = pan.Weigh();
        load = (faults["overload"] ? 2 * capacity : faults["underload"] ? -0.01 : mass) - zero;
        return (load - tare, stable);
    }

    private T Locked<T>(Func<T> value)
    {
        lock (gate)
            return value();
    }

    private static byte[] Bytes(string line) => Encoding.ASCII.GetBytes(line + "\r\n");
}
