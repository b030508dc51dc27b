using System.Globalization;
using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Scpi;

/// <summary>A meter or supply that is not there: its tree of settings, its error queue, and what it measures.</summary>
public sealed class ScpiSimulator : ISimulator
{
    private const string OutputState = ":OUTPut[:STATe]";
    private const string Overload = "+9.90000000E+37";

    private readonly Lock gate = new();
    private readonly ScpiPhysics physics;
    private readonly SimulatorSetup setup;
    private readonly ScpiErrorQueue errors = new();
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["overload"] = "readings are 9.9e37",
        ["missing-line-feed"] = "replies lack their LF",
        ["slow"] = "readings take a minute longer",
        ["stuck-output"] = "OUTP OFF is taken without an error and the output stays on",
        ["text-reading"] = "readings are text",
        ["error-flood"] = "every message adds four errors to the queue",
        ["silent"] = "nothing is answered",
    });

    private string function = "VOLTage:DC";

    /// <summary>Makes an instrument.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>voltage</c>, <c>current</c>, <c>resistance</c>, <c>temperature</c>) and settings.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public ScpiSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        physics = new(setup);
        Outputs = physics.IsSupply
            ? new Dictionary<string, Func<double>>(StringComparer.Ordinal)
            {
                ["voltage"] = () => Locked(() => physics.Voltage),
                ["current"] = () => Locked(() => physics.Current),
                ["heater"] = () => Locked(() => physics.Voltage * physics.Current),
            }
            : new Dictionary<string, Func<double>>(StringComparer.Ordinal);
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["type"] = "meter or supply (meter)",
        ["load"] = "resistance at the output of a supply, Ω (10)",
    };

    /// <inheritdoc/>
    public string Kind => "scpi";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true) => faults.Inject(fault, on);

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, LineFramer.LineFeed, async (frame, reply) =>
    {
        if (faults["silent"])
            return;
        var message = new ScpiMessage(Encoding.ASCII.GetString(frame));
        if (message.Measures)
            await Task.Delay(TimeSpan.FromSeconds(Integration() + (faults["slow"] ? 60 : 0)), setup.Time, cancellation);
        if (Locked(() => Answer(message)) is { Length: > 0 } answer)
            await reply(Encoding.Latin1.GetBytes(faults["missing-line-feed"] ? answer : answer + "\n"));
    }, cancellation);

    // Power-line cycles of the function, at 50 Hz.
    private double Integration() => Locked(() =>
    {
        string[] node = [function.Split(':')[0], "NPLC"];
        var header = ScpiTree.Headers.First(h => h.Match(node) is not null);
        return double.Parse(Stored(header, header.Match(node)!), CultureInfo.InvariantCulture) / 50;
    });

    private string Answer(ScpiMessage message)
    {
        for (var i = 0; i < (faults["error-flood"] ? 4 : 0); i++)
            errors.Add(-363, "Input buffer overrun");
        var replies = new List<string>();
        foreach (var command in message.Commands)
        {
            if (Perform(command) is { } reply)
                replies.Add(reply);
        }

        return string.Join(';', replies);
    }

    private string? Perform(ScpiCommand command)
    {
        switch (command.Header.ToUpperInvariant())
        {
            case "*IDN" when command.IsQuery:
                return "FICKIAN,VIRTUAL-" + (physics.IsSupply ? "PSU" : "DMM") + ",0001,1.0";
            case "*OPC" when command.IsQuery:
                return "1";
            case "*TST" when command.IsQuery:
                return "0";
            case "*OPT" when command.IsQuery:
                return "NONE";
            case "*CLS":
                errors.Clear();
                return null;
            case "*RST":
                values.Clear();
                (physics.IsOn, physics.SetVoltage, physics.SetCurrent, function) = (false, 0, 0.1, "VOLTage:DC");
                return null;
            default:
                return Measure(command) ?? Tree(command);
        }
    }

    // Null: not one of these; a setting of the tree, perhaps.
    private string? Measure(ScpiCommand command)
    {
        var nodes = command.Nodes;
        if (command.IsQuery && ScpiMessage.Is(nodes[0], "SYSTem") && nodes.Count >= 2 && ScpiMessage.Is(nodes[1], "ERRor"))
            return errors.Next().ToString();
        if (command.IsQuery && nodes.Count == 1 && (ScpiMessage.Is(nodes[0], "READ") || ScpiMessage.Is(nodes[0], "FETCh")))
            return Reading();
        if (command.IsQuery && nodes.Count == 2 && ScpiMessage.Is(nodes[0], "TRACe") && ScpiMessage.Is(nodes[1], "DATA"))
            return Block();
        if (ScpiMessage.Is(nodes[0], "CONFigure") && command.IsQuery && nodes.Count == 1)
            return Abbreviated();
        if (!(ScpiMessage.Is(nodes[0], "MEASure") && command.IsQuery) && !(ScpiMessage.Is(nodes[0], "CONFigure") && !command.IsQuery))
            return null;
        if (ScpiTree.Measured.FirstOrDefault(m => m.Match([.. nodes.Skip(1)]) is not null) is not { } measured)
            return null;
        function = measured.Value;

        // Both bring the settings of the function back to what they were delivered with.
        foreach (var key in values.Keys.Where(k => k.Contains("NPLCycles", StringComparison.Ordinal) && k.Contains(function.Split(':')[0], StringComparison.Ordinal)).ToList())
            values.Remove(key);
        return command.IsQuery ? Reading() : "";
    }

    private string Reading() => faults["overload"] ? Overload : faults["text-reading"] ? "OVERFLOW" : physics.Read(function);

    private string Block()
    {
        var readings = string.Join(',', Enumerable.Range(0, 5).Select(_ => Reading()));
        var length = readings.Length.ToString(CultureInfo.InvariantCulture);
        return $"#{length.Length}{length}{readings}";
    }

    private string Abbreviated() => string.Join(':', function.Split(':').Select(n => new string([.. n.Where(char.IsUpper)])));

    private string? Tree(ScpiCommand command)
    {
        // Relative to the node of the command before, as the standard has it; then from the root.
        foreach (var nodes in new[] { command.Relative, command.Nodes })
        {
            foreach (var header in ScpiTree.Headers)
            {
                if (nodes.Count > 0 && header.Match(nodes) is { } numbers)
                    return command.IsQuery ? Told(header, numbers) : Set(header, numbers, command.Argument);
            }
        }

        errors.Add(-113, "Undefined header");
        return null;
    }

    private string? Told(ScpiHeader header, string numbers)
    {
        if (!header.IsEvent)
            return Stored(header, numbers);
        errors.Add(-113, "Undefined header");
        return null;
    }

    private string Stored(ScpiHeader header, string numbers) => values.GetValueOrDefault(header.Pattern + numbers, header.Value);

    private string? Set(ScpiHeader header, string numbers, string argument)
    {
        if (header.IsEvent)
            return null;
        var value = argument.ToUpperInvariant() switch { "ON" => "1", "OFF" => "0", _ => argument };
        var isNumber = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (value.Length == 0)
            errors.Add(-109, "Missing parameter");
        else if (ScpiNumber.Decode(header.Value) is not null && !isNumber && value.ToUpperInvariant() is not ("MIN" or "MAX" or "DEF" or "AUTO"))
            errors.Add(-104, "Data type error");
        else if (isNumber && !Apply(header.Pattern, number))
            errors.Add(-222, "Data out of range");
        else if (isNumber || ScpiNumber.Decode(header.Value) is null)
            values[header.Pattern + numbers] = header.Pattern != OutputState ? value : physics.IsOn ? "1" : "0";
        return null;
    }

    private bool Apply(string pattern, double number)
    {
        switch (pattern)
        {
            case "[:SOURce]:VOLTage[:LEVel][:IMMediate][:AMPLitude]":
                physics.SetVoltage = number is >= 0 and <= 60 ? number : physics.SetVoltage;
                return number is >= 0 and <= 60;
            case "[:SOURce]:CURRent[:LEVel][:IMMediate][:AMPLitude]":
                physics.SetCurrent = number is >= 0 and <= 10 ? number : physics.SetCurrent;
                return number is >= 0 and <= 10;
            case OutputState:
                physics.IsOn = number == 1 || (faults["stuck-output"] && physics.IsOn);
                return number is 0 or 1;
            default:
                return !pattern.EndsWith("NPLCycles", StringComparison.Ordinal) || number is >= 0.0005 and <= 100;
        }
    }

    private T Locked<T>(Func<T> value)
    {
        lock (gate)
            return value();
    }
}
