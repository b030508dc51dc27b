using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>The values of a gauge controller, as its settings name them: channels, ion gauges, relays.</summary>
internal sealed class MksGaugeValues(InstrumentSetup setup, MksGaugeLine line, Func<ScaledUnit> unit)
{
    private static readonly string[] IonStates = ["W wait", "O off", "P protect", "D degas", "C control", "R rear off", "H filament", "N none", "G good"];
    private static readonly string[] Enabled = ["OFF", "CLEAR", "ON", "SET", "ENABLE", "CMB", "PIR", "PZ", "CC"];

    /// <summary>Numbers of a setting such as <c>1,2,5</c>.</summary>
    public static int[] List(InstrumentSetup setup, string name, string otherwise)
    {
        var text = setup.Setting(name, otherwise);
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int[] numbers = [.. parts.Select(p => int.TryParse(p, System.Globalization.CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 12 ? n : 0)];
        return numbers.Contains(0) ? throw new ArgumentException($"The setting '{name}' of {setup.Name} must hold numbers from 1 to 12 with commas between and '{text}' was found.", name) : numbers;
    }

    public InstrumentValues All()
    {
        var values = new List<InstrumentValue>();
        foreach (var n in List(setup, "channels", setup.Setting("model", "937b") switch { "937b" or "946" => "1,2,3,4,5,6", "974b" => "1,2,3,4", _ => "1" }))
            values.Add(Pressure($"pressure-{n}", $"PR{n}", $"pressure of channel {n}"));
        foreach (var n in List(setup, "combined", ""))
            values.Add(Pressure($"combined-{n}", $"PC{n}", $"combined pressure {n}"));
        foreach (var n in List(setup, "ion", ""))
        {
            values.Add(Word($"ion-status-{n}", $"T{n}", $"state of the ion gauge {n}", IonStates, text => Array.FindIndex(IonStates, s => s[0] == text[0] && text.Length == 1)));
            values.Add(Power(n));
        }

        foreach (var n in List(setup, "relays", ""))
            values.AddRange(Relay(n));
        if (setup.Setting("model", "937b") == "974b")
            values.Add(Word("switch", "SW", "whether the switch of the housing is enabled", ["OFF", "ON"], text => Array.IndexOf(["OFF", "ON"], text)));
        return new(setup.Name, values);
    }

    private InstrumentValue Pressure(string name, string command, string description)
    {
        var parameter = new Parameter(name, Unit.Pascal, Access.Read, description);
        return new(parameter, async (p, c) => MksText.Reading(parameter, unit(), await line.AskAsync($"{command}?", p, c)));
    }

    private InstrumentValue Word(string name, string command, string description, string[] words, Func<string, int> find)
    {
        var parameter = new Parameter(name, Unit.One, Access.Read, description) { Choices = Numbered(words) };
        return new(parameter, async (p, c) => Chosen(parameter, await line.AskAsync($"{command}?", p, c), find));
    }

    private InstrumentValue Power(int n) =>
        Writable(new($"power-{n}", Unit.One, Access.ReadWrite, $"emission of the gauge of channel {n}; on needs the permission 'power'") { Minimum = 0, Maximum = 1, SafeValue = 0, IsDangerous = true, Choices = Numbered(["OFF", "ON"]) }, $"CP{n}", ["OFF", "ON"], value => value == 1 ? "power" : null);

    private IEnumerable<InstrumentValue> Relay(int n)
    {
        yield return Threshold($"relay-{n}-threshold", $"SP{n}", $"threshold of relay {n}; setting it overwrites the reset value");
        yield return Threshold($"relay-{n}-reset", $"SH{n}", $"reset value of relay {n}");
        yield return Writable(Choice($"relay-{n}-direction", $"side of the threshold on which relay {n} closes; setting it overwrites the reset value", ["BELOW", "ABOVE"]), $"SD{n}", ["BELOW", "ABOVE"], _ => "relays") with { IsPolled = false };
        yield return Writable(Choice($"relay-{n}-enabled", $"what works relay {n}; 937B: CLEAR, SET, ENABLE; 974B: OFF, ON, CMB, PIR, PZ, CC", Enabled), $"EN{n}", Enabled, _ => "relays") with { IsPolled = false };
        yield return Word($"relay-{n}", $"SS{n}", $"state of relay {n}", ["CLEAR", "SET"], text => Array.IndexOf(["CLEAR", "SET"], text));
    }

    private static Parameter Choice(string name, string description, string[] words) =>
        new(name, Unit.One, Access.ReadWrite, description) { Minimum = 0, Maximum = words.Length - 1, IsDangerous = true, Choices = Numbered(words) };

    private InstrumentValue Threshold(string name, string command, string description)
    {
        var parameter = setup.Limited(new(name, Unit.Pascal, Access.ReadWrite, description) { Minimum = 1e-9, Maximum = 2e5, IsDangerous = true });
        return new(parameter, ReadAsync, async (value, p, c) =>
        {
            setup.RequireAllowed("relays");
            var text = unit().FromSI(value).ToString("0.00E+0");

            // Three digits go over the line: the read-back can only agree to within half of the last one.
            var rounded = unit().ToSI(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
            return await ConfirmedWrite.RunAsync(setup.Name, parameter with { Resolution = 0.01 * value }, rounded, () => line.AskAsync($"{command}!{text}", p, c), async () => (await ReadAsync(p, c)).Value);
        })
        { IsPolled = false };

        async Task<Reading> ReadAsync(RequestPriority p, CancellationToken c) => MksText.Reading(parameter, unit(), await line.AskAsync($"{command}?", p, c));
    }

    private InstrumentValue Writable(Parameter parameter, string command, string[] words, Func<double, string?> permission)
    {
        return new(parameter, ReadAsync, async (value, p, c) =>
        {
            if (permission(value) is { } needed)
                setup.RequireAllowed(needed);
            return await ConfirmedWrite.RunAsync(setup.Name, parameter, value, () => line.AskAsync($"{command}!{words[(int)value]}", p, c), async () => (await ReadAsync(p, c)).Value);
        });

        async Task<Reading> ReadAsync(RequestPriority p, CancellationToken c) => Chosen(parameter, await line.AskAsync($"{command}?", p, c), text => Array.IndexOf(words, text));
    }

    private static Reading Chosen(Parameter parameter, string text, Func<string, int> find) => text.Length > 0 && find(text) is >= 0 and var n ? new(parameter, n) : new(parameter, null, $"'{text}'");

    private static Dictionary<int, string> Numbered(string[] words) => words.Select((w, i) => (w, i)).ToDictionary(p => p.i, p => p.w);
}
