using System.Text;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.MettlerToledo;
using Fickian.Acquisition.Weighing;

namespace Fickian.Tests.Acquisition.MettlerToledo;

/// <summary>Every recorded exchange of MT-SICS: the client sends its bytes and gets its meaning, the simulator answers alike.</summary>
public sealed partial class MtSicsVectorTests
{
    private const string File = "mt_sics";

    // Case -> what the client makes of it.
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["001"] = "Stable 0.1 kg",
        ["002"] = "Underload",
        ["003"] = "Stable 0.12907 kg",
        ["004"] = "Dynamic 0.12907 kg",
        ["005"] = "Dynamic 0.12907 kg, Dynamic 0.12907 kg",
        ["006"] = "Refused: it is busy or not stable",
        ["007"] = "Acknowledged",
        ["008"] = "Done",
        ["009"] = "Refused: it is busy or not stable",
        ["010"] = "Refused: it refuses the values, or cannot do that as it is set up",
        ["011"] = "Done",
        ["012"] = "Done",
        ["013"] = "0 I0 1 D 3 CLR",
        ["014"] = "Refused: it is busy or not stable",
        ["015"] = "0123 2.30 2.20 1.00 ",
        ["016"] = "XS205DU Excellence 220.0000 g",
        ["017"] = "3.10 10.28.0.493.142",
        ["018"] = "1234567",
        ["019"] = "Sim Balance",
        ["020"] = "XS205DU",
        ["021"] = "Acknowledged",
        ["022"] = "Acknowledged",
        ["023"] = "Done",
        ["024"] = "door closed",
        ["025"] = "UnreadableReply",
        ["026"] = "Refused: it cannot do that with these values",
        ["027"] = "Refused: it cannot do that now",
        ["028"] = "Stable 0 kg",
        ["029"] = "Stable 3.12E-05 kg",
        ["030"] = "Stable 0.0521873 kg",
        ["031"] = "Stable 0.1999999 kg",
        ["032"] = "Dynamic 0.0125 kg",
        ["033"] = "Dynamic -4E-07 kg",
        ["034"] = "Dynamic 0.0880001 kg",
        ["035"] = "Stable 3.125E-05 kg",
        ["036"] = "Busy",
        ["037"] = "Done",
        ["038"] = "Done",
        ["039"] = "Refused: it refuses the values, or cannot do that as it is set up",
        ["040"] = "Done",
        ["041"] = "unasked: test was switched on or restarted (I4 A \"B123456789\"): its tare and zero are lost, weights do not continue those before.",
        ["042"] = "unasked: test sent a weight unasked: 0.001 kg.",
        ["043"] = "0412345678",
        ["044"] = "Refused: it is busy or not stable",
        ["045"] = "NotDone",
        ["046"] = "door left open",
        ["047"] = "temperature 296.55 K",
        ["048"] = "",
        ["049"] = "aa-bb-cc.cc.cc-dd-e",
        ["050"] = "Acknowledged",
        ["051"] = "Refused: it does not know the command",
        ["052"] = "Overload",
    };

    // What the client reads back once a command went well.
    private static readonly Dictionary<string, (string Host, string Device)> ReadBacks = new(StringComparer.Ordinal)
    {
        ["005"] = ("SI", "S D     129.07 g"),
        ["007"] = ("SI", "S S     0.0000 g"),
        ["008"] = ("TA", "TA A     100.00 g"),
        ["011"] = ("TA", "TA A      2.486 g"),
        ["012"] = ("TA", "TA A     0.0000 g"),
        ["037"] = ("TA", "TA A     2.0000 g"),
        ["038"] = ("TA", "TA A    10.0000 g"),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_row_has_its_meaning() =>
        Assert.Equal(Vectors.Of(File).Select(v => v.Case[^3..]).Order(StringComparer.Ordinal), Meanings.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_client_sends_every_command_and_understands_every_reply()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var number = vector.Case[^3..];
            ProtocolVector[] after = ReadBacks.TryGetValue(number, out var read) ? [Step(read.Host, read.Device)] : [];

            // A question that came damaged is asked again, twice; a line that nobody asked for is heard at the next question.
            ProtocolVector[] steps = number == "025" ? [vector, vector, vector] : vector.Host is null ? [vector, Step("I11", "I11 A \"XS205DU\"")] : [vector, .. after];
            var replay = new ReplayChannel(vector.Case, [.. Greeting(), .. steps]);
            await using var balance = new MtSicsBalance(Vectors.Setup(replay) with { Allowed = new HashSet<string>(StringComparer.Ordinal) { "tare", "zeroing", "taring", "adjustment", "restart" } });
            Assert.Equal((number, Meanings[number]), (number, await MeaningAsync(balance, vector)));
            Assert.True(replay.IsFinished, replay.Mismatch);
        }
    }

    [Fact]
    public void Every_weight_encodes_to_the_same_bytes()
    {
        var weights = Vectors.Of(File).SelectMany(v => Lines(v.Device!)).Where(l => WeightLine().IsMatch(l)).ToList();
        Assert.Equal(17, weights.Count);
        foreach (var line in weights)
        {
            var reply = SicsReply.Decode(Encoding.ASCII.GetBytes(line))!;
            var weight = SicsWeight.Decode(reply)!;
            var (digits, unit) = (reply.Fields[0], reply.Fields[1]);
            Assert.Equal(line, SicsWeight.Encode(reply.Id, reply.Status, Weight.Digits(weight.Mass!.Value, unit, digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1), unit));
        }
    }

    [Fact]
    public async Task The_simulator_answers_every_command_alike()
    {
        // What the balance is in when it answers so; each weight in grams, then the faults and settings.
        foreach (var vector in Vectors.Of(File).Where(v => v.Command != "unsolicited"))
        {
            var number = vector.Case[^3..];
            var expected = Lines(vector.Device!);
            var answers = await LinesOfAsync(Prepared(number), vector.Host!, expected.Length);
            if (number is "010" or "013" or "040")
            {
                // This balance has commands of its own, takes a tare at once, and gives its serial number under I4.
                Assert.All(answers, a => Assert.Matches("^I0 B [0-3] \"[A-Z0-9@]+\"$|^I0 A$|^TI S    52.1[0-9]{3} g$|^I4 A \"1234567\"$", a));
                continue;
            }

            Assert.Equal((number, string.Join('|', expected.Select(Layout))), (number, string.Join('|', answers.Select(Layout))));
        }
    }

    [Theory]
    [InlineData("041", "power-on")]
    [InlineData("042", "print-key")]
    public async Task The_simulator_sends_unasked_what_a_balance_does(string number, string fault)
    {
        var simulator = Prepared(number);
        await using var line = Vectors.Line(simulator);
        await line.OpenAsync(Cancellation);
        await line.WriteAsync("DW\r\n"u8.ToArray(), Cancellation);
        var bytes = new byte[256];
        Assert.Equal(6, await line.ReadAsync(bytes, Cancellation));
        simulator.Inject(fault);
        var count = await line.ReadAsync(bytes, Cancellation);
        Assert.Equal(Layout(Lines(Vectors.Case(File, $"mt-sics-{number}")[0].Device!)[0]), Layout(Lines(bytes[..count])[0]));
    }

    // Values of a simulated weight are physics: id, status, width, decimals and unit are compared; texts as they are.
    private static string Layout(string line) => WeightLine().IsMatch(line) ? $"{line[..4]}{line.Length} {line.Length - line.IndexOf('.', StringComparison.Ordinal)} {line[line.LastIndexOf(' ')..]}" : line;

    private static MtSicsSimulator Prepared(string number)
    {
        var settings = new List<(string, string)> { ("decimals", number is "001" or "003" or "004" or "005" or "008" ? "2" : number == "011" ? "3" : number == "035" ? "5" : "4") };
        if (number == "037")
            settings.Add(("dialect", "kcp"));
        if (number is "043" or "041")
            settings.Add(("serial", number == "043" ? "0412345678" : "B123456789"));
        if (number == "049")
            settings.Add(("software", "aa-bb-cc.cc.cc-dd-e"));
        if (number == "046")
            settings.Add(("door", "2"));
        if (number == "048")
            settings.Add(("name", ""));
        var grams = number switch { "001" or "008" => 100, "003" or "004" or "005" => 129.07, "028" => 0, "029" or "035" => 0.0312, "031" => 199.99, "042" => 1, "032" => 12.5, "033" => 0, "034" => 88.0001, _ => 52.1873 };
        var setup = Vectors.Simulator([.. settings]) with
        {
            Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["mass"] = () => grams / 1000, ["temperature"] = () => 296.55 },
        };
        var simulator = new MtSicsSimulator(setup);
        foreach (var fault in Needed(number))
            simulator.Inject(fault);
        return simulator;
    }

    private static string[] Needed(string number) => number switch
    {
        "002" => ["underload"],
        "004" or "005" or "006" or "009" or "032" or "033" or "034" or "045" => ["draught"],
        "025" => ["transmission"],
        "014" or "027" or "036" or "044" => ["busy"],
        "035" => ["milligrams"],
        "052" => ["overload"],
        _ => [],
    };

    private static async Task<string[]> LinesOfAsync(MtSicsSimulator simulator, byte[] request, int count)
    {
        await using var line = Vectors.Line(simulator);
        await line.OpenAsync(Cancellation);
        await line.WriteAsync(request, Cancellation);
        var buffer = new FrameBuffer(LineFramer.CarriageReturnLineFeed);
        var bytes = new byte[4096];
        List<string> lines = [];
        while (lines.Count < count)
        {
            buffer.Add(bytes.AsSpan(0, await line.ReadAsync(bytes, Cancellation)));
            while (buffer.Next() is { } frame)
                lines.Add(Encoding.ASCII.GetString(frame));
        }

        return [.. lines.Take(count)];
    }

    private static async Task<string> MeaningAsync(MtSicsBalance balance, ProtocolVector vector)
    {
        var heard = "";
        balance.Noticed += sentence => heard = $"unasked: {sentence}";
        await balance.ConnectAsync(Cancellation);
        try
        {
            var answer = await AskedAsync(balance, vector.Host is null ? "I11" : Encoding.ASCII.GetString(vector.Host)[..^2]);
            return vector.Host is null ? heard : answer;
        }
        catch (DeviceException e)
        {
            return e.Fault == DeviceFault.Refused ? $"Refused: {e.Message[(e.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..^1]}" : e.Fault.ToString();
        }
    }

    private static async Task<string> AskedAsync(MtSicsBalance balance, string command)
    {
        static string Of(Weight w) => w.Mass is { } mass ? $"{w.State} {mass:G9} kg" : w.State.ToString();
        async Task<string> Read(Parameter p) => await balance.ReadAsync(p, RequestPriority.Polling, Cancellation) is var r && r.Value is { } v ? p.Unit.Symbol == "kg" ? $"{(r.State == Reading.Ok ? WeightState.Stable : WeightState.Dynamic)} {v:G9} kg" : r.ToString()
            : r.State switch { "under range" => "Underload", "busy" => "Busy", _ => r.State };
        async Task<string> Set(Parameter p, double v) => (await balance.SetAsync(p, v, RequestPriority.Recipe, Cancellation)).Result.ToString();
        return command switch
        {
            "S" => await Read(balance.StableWeight),
            "SI" => await Read(balance.Weight),
            "SIR" => string.Join(", ", (await balance.StreamAsync(2, RequestPriority.Polling, Cancellation)).Select(Of)),
            "SIX1" => Of((await balance.LoadAsync(RequestPriority.Polling, Cancellation)).Net),
            "Z" => await Set(MtSicsBalance.Zeroing, 1),
            "ZI" => await Set(MtSicsBalance.Zeroing, 2),
            "T" => await Set(MtSicsBalance.Taring, 1),
            "TI" => await Set(MtSicsBalance.Taring, 2),
            "TAC" => await Set(balance.Tare, 0),
            "TA 5 kg" => await Raw(balance, SicsCommand.PresetTare("5", "kg"), command),
            ['T', 'A', ' ', ..] => await Set(balance.Tare, double.Parse(command[3..^2], System.Globalization.CultureInfo.InvariantCulture) / 1000),
            "@" => await Set(MtSicsBalance.Restarting, 1),
            "C3" => await Set(MtSicsBalance.Adjustment, 1),
            "WS" => (await Read(MtSicsBalance.Door)),
            "M28" => await Read(MtSicsBalance.Temperature),
            "DW" => (await balance.DisplayWeightAsync(Cancellation)).Result.ToString(),
            "U g" => await Set(MtSicsBalance.DisplayUnit, 0),
            ['D', ..] => (await balance.DisplayAsync(command[3..^1], Cancellation)).Result.ToString(),
            "s" => await Raw(balance, SicsCommand.Inform("s", "lower case"), command),
            _ => string.Join(' ', await balance.InformationAsync(command, Cancellation)),
        };
    }

    // Commands that the client never sends go over its bus all the same.
    private static async Task<string> Raw(MtSicsBalance balance, Request request, string command)
    {
        Assert.Equal(command + "\r\n", Encoding.ASCII.GetString(request.Bytes.Span));
        return string.Join(' ', await balance.TextAsync(request, RequestPriority.Recipe, Cancellation));
    }

    private static ProtocolVector[] Greeting() => [Step("I4", "I4 A \"1234567\""), Step("I2", "I2 A \"XS205DU Excellence 220.0000 g\""), Step("I3", "I3 A \"3.10 10.28.0.493.142\"")];

    private static ProtocolVector Step(string host, string device) => new("step", 1, Encoding.ASCII.GetBytes(host + "\r\n"), Encoding.ASCII.GetBytes(device + "\r\n"), host, "", "computed");

    private static string[] Lines(byte[] bytes) => Encoding.ASCII.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^[A-Z]+ [SDA] +-?[\d.]+ [a-z]+$")]
    private static partial Regex WeightLine();

}
