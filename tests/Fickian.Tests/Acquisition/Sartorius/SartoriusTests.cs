using System.Text;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Sartorius;

namespace Fickian.Tests.Acquisition.Sartorius;

/// <summary>Every recorded exchange of SBI, and the client against its simulator.</summary>
public sealed partial class SartoriusTests
{
    private const string File = "sartorius_sbi";

    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);
    private static readonly HashSet<string> All = new(StringComparer.Ordinal) { "zeroing", "taring", "adjustment", "restart" };

    // Case -> what the client makes of it; the faults and settings under which the simulator answers so.
    private static readonly Dictionary<string, (string Meaning, string[] Faults, (string, string)[] Settings)> Rows = new(StringComparer.Ordinal)
    {
        ["001"] = ("0.0001234 ok", [], []),
        ["002"] = ("none not stable", ["draught"], []),
        ["003"] = ("none display off", ["off"], []),
        ["004"] = ("0.12345678 last digit not verified", [], [("verified", "yes"), ("decimals", "5")]),
        ["005"] = ("0.0521873 ok", [], [("characters", "16")]),
        ["006"] = ("0.01 ok", [], []),
        ["007"] = ("none error 054", ["error"], []),
        ["008"] = ("none application error", ["application-error"], []),
        ["009"] = ("none no value", ["no-value"], []),
        ["010"] = ("5.21E-05 ok", ["milligrams"], []),
        ["011"] = ("Done", [], []),
        ["012"] = ("Done", [], []),
        ["013"] = ("Done", [], []),
        ["014"] = ("Unknown", [], []),
        ["015"] = ("Unknown", [], []),
        ["016"] = ("Unknown", [], []),
        ["017"] = ("Unknown", [], []),
        ["018"] = ("Unknown", [], []),
        ["019"] = ("Unknown", [], []),
        ["020"] = ("Unknown", [], []),
        ["021"] = ("Unknown", [], []),
        ["022"] = ("sent", [], []),
        ["023"] = ("sent", [], []),
        ["024"] = ("sent", [], []),
        ["025"] = ("QUINTIX224-1S", [], []),
        ["026"] = ("37454321", [], []),
        ["027"] = ("00-37-09", [], []),
        ["028"] = ("00-10-03", [], []),
        ["029"] = ("RIG-A", [], []),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_row_has_its_meaning() =>
        Assert.Equal(Vectors.Of(File).Select(v => v.Case[^3..]).Order(StringComparer.Ordinal), Rows.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_client_sends_every_command_and_understands_every_reply()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var number = vector.Case[^3..];
            var old = number == "011";
            ProtocolVector[] greeting = [Step("P", "N     +   0.0000 g  "), .. old ? [] : new[] { Step("x1_", "QUINTIX224-1S"), Step("x2_", "37454321"), Step("x3_", "00-37-09") }];
            ProtocolVector[] after = vector.Command is "T" or "U" or "V" ? [Step("P", "N     +   0.0001 g  ")] : [];
            var replay = new ReplayChannel(vector.Case, [.. greeting, vector, .. after]);
            await using var balance = new SartoriusBalance(Vectors.Setup(replay, false, ("model", old ? "old" : "new")) with { Allowed = All });
            await balance.ConnectAsync(Cancellation);
            Assert.Equal((number, Rows[number].Meaning), (number, await AskedAsync(balance, vector.Command, Encoding.ASCII.GetString(vector.Host!)[1..^2])));
            Assert.True(replay.IsFinished, replay.Mismatch);
        }
    }

    [Fact]
    public async Task The_simulator_answers_every_command_alike()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var number = vector.Case[^3..];
            var grams = number switch { "001" => 0.1234, "002" => 5.4321, "004" => 123.4567, _ => 52.1873 };
            var simulator = new SartoriusSimulator(Vectors.Simulator(Rows[number].Settings) with
            {
                Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["mass"] = () => grams / 1000 },
            });
            foreach (var fault in Rows[number].Faults)
                simulator.Inject(fault);
            var answer = Encoding.ASCII.GetString(await Vectors.AnswerAsync(simulator, vector.Host!, LineFramer.CarriageReturnLineFeed));
            if (number == "006")
                continue;

            // The print key prints like the command does; only the table that has no printer calls it silent.
            if (number == "023")
                Assert.Matches(@"^N     \+  52\.1\d{3} g  $", answer);
            else
                Assert.Equal((number, Layout(vector.IsSilent ? "" : Encoding.ASCII.GetString(vector.Device!)[..^2])), (number, Layout(answer)));
        }
    }

    [Fact]
    public async Task A_tare_is_seen_in_the_weight_and_missed_when_it_does_not_show()
    {
        var simulator = new SartoriusSimulator(new(Laboratory, 1));
        await using var balance = new SartoriusBalance(new("balance", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System, Allowed = All });
        Assert.Equal("37454321", (await balance.ConnectAsync(Cancellation)).SerialNumber);
        Assert.Equal(0.0521873, (await balance.ReadAsync(balance.Weight, RequestPriority.Recipe, Cancellation)).Value!.Value, 1e-4);
        Assert.Equal(WriteResult.Done, (await balance.SetAsync(SartoriusBalance.Taring, 1, RequestPriority.Recipe, Cancellation)).Result);
        simulator.Inject("draught");
        Assert.Equal(WriteResult.Unknown, (await balance.SetAsync(SartoriusBalance.Zeroing, 1, RequestPriority.Recipe, Cancellation)).Result);
        simulator.Inject("draught", on: false);
        simulator.Inject("overload");
        Assert.NotEqual(WriteResult.Done, (await balance.SetAsync(SartoriusBalance.Taring, 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal("over range", (await balance.ReadAsync(balance.Weight, RequestPriority.Recipe, Cancellation)).State);
    }

    [Fact]
    public async Task An_adjustment_needs_permission_and_shows_in_the_state()
    {
        var simulator = new SartoriusSimulator(new(new SpedTime(10, TimeProvider.System), 1));
        await using var balance = new SartoriusBalance(new("balance", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System, Allowed = new HashSet<string>(StringComparer.Ordinal) { "adjustment" } });
        await balance.ConnectAsync(Cancellation);
        Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => balance.SetAsync(SartoriusBalance.Taring, 1, RequestPriority.Recipe, Cancellation))).Fault);
        await balance.SetAsync(SartoriusBalance.Adjustment, 1, RequestPriority.Recipe, Cancellation);
        Assert.Equal("adjusting", (await balance.PollAsync(RequestPriority.Polling, Cancellation))[0].State);
        await balance.CancelAsync(Cancellation);
        Assert.NotEqual("adjusting", (await balance.PollAsync(RequestPriority.Polling, Cancellation))[0].State);
    }

    [Fact]
    public async Task A_pressed_print_key_is_told()
    {
        var simulator = new SartoriusSimulator(new(Laboratory, 1));
        await using var balance = new SartoriusBalance(new("balance", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System });
        await balance.ConnectAsync(Cancellation);
        var told = new TaskCompletionSource<string>();
        balance.Noticed += sentence => told.TrySetResult(sentence);
        simulator.Inject("print-key");
        Assert.Contains("unasked", await told.Task.WaitAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("N     +   0.1234 lb ")]
    [InlineData("N     +   0.123 g  ")]
    [InlineData("X     +   0.1234 g  ")]
    [InlineData("N     +   0,1234 g  ")]
    [InlineData("Stat       GONE     ")]
    public void What_is_no_line_of_a_balance_is_not_taken_for_one(string line) => Assert.Null(SbiReply.Decode(Encoding.ASCII.GetBytes(line)));

    [Fact]
    public async Task Damaged_replies_give_weights_or_a_sentence() =>
        await Fuzzing.RunAsync(
            seed => new SartoriusSimulator(new(Laboratory, seed)),
            setup => new SartoriusBalance(setup),
            async (balance, _) => Assert.True(await balance.ReadAsync(balance.Weight, RequestPriority.Polling, Cancellation) is { Value: null } or { Value: > -1e6 and < 1e6 }));

    private static async Task<string> AskedAsync(SartoriusBalance balance, string command, string letters)
    {
        async Task<string> Set(Parameter p, double v) => (await balance.SetAsync(p, v, RequestPriority.Recipe, Cancellation)).Result.ToString();
        switch (letters)
        {
            case "P":
                var reading = await balance.ReadAsync(balance.Weight, RequestPriority.Polling, Cancellation);
                return $"{(reading.Value is { } v ? $"{v:G9}" : "none")} {reading.State}";
            case "T" or "U":
                return await Set(SartoriusBalance.Taring, 1);
            case "V":
                return await Set(SartoriusBalance.Zeroing, 1);
            case "K" or "L" or "M" or "N":
                return await Set(SartoriusBalance.Surroundings, "KLMN".IndexOf(letters, StringComparison.Ordinal));
            case "O" or "R":
                return await Set(SartoriusBalance.Keys, letters == "O" ? 1 : 0);
            case "S":
                return await Set(SartoriusBalance.Restarting, 1);
            case "Z":
                return await Set(SartoriusBalance.Adjustment, 1);
            case "Q" or "kP_" or "s3_":
                await (letters == "Q" ? balance.BeepAsync(Cancellation) : letters == "kP_" ? balance.PressPrintAsync(Cancellation) : balance.CancelAsync(Cancellation));
                return "sent";
            default:
                Assert.Matches("^x[1-5]_$", command);
                return await balance.InformationAsync(letters[1] - '0', Cancellation);
        }
    }

    // The width and the places of sign, point and unit count; a smaller number has blanks where a larger one has digits.
    private static string Layout(string line) => line.Contains("Err", StringComparison.Ordinal) || !Value().IsMatch(line) ? line : Value().Replace(line, m => $"{m.Value[0]}{m.Length - m.Value.IndexOf('.', StringComparison.Ordinal)} of {m.Length}");

    private static ProtocolVector Step(string host, string device) => new("step", 1, Encoding.ASCII.GetBytes($"\x1b{host}\r\n"), Encoding.ASCII.GetBytes(device + "\r\n"), host, "", "computed");

    [GeneratedRegex(@"[+-] *\d+\.[\d\[\]]+")]
    private static partial Regex Value();
}
