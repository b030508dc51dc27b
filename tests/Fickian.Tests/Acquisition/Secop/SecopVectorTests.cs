using System.Text;
using System.Text.Json;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Secop;

namespace Fickian.Tests.Acquisition.Secop;

/// <summary>Every recorded line of SECoP: the codec reads and writes it, the client follows, the node answers in the same form.</summary>
public sealed class SecopVectorTests
{
    private const string File = "secop";

    // Enough of a description for the modules that the lines name.
    private const string Description = """{"modules":{"t1":{"accessibles":{"value":{"datainfo":{"type":"double","unit":"K"},"readonly":true},"status":{"datainfo":{"type":"tuple"},"readonly":true},"target":{"datainfo":{"type":"double","unit":"K"},"readonly":false},"stop":{"datainfo":{"type":"command"}}}},"hs":{"accessibles":{"target":{"datainfo":{"type":"double","unit":"K"},"readonly":false}}}},"equipment_id":"test","firmware":"x"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_line_is_read_and_written_alike()
    {
        var vectors = Vectors.Of(File);
        Assert.Equal(31, vectors.Count);
        var lines = 0;
        foreach (var line in vectors.SelectMany(v => Lines(v.Host).Concat(Lines(v.Device))).Where(l => !l.StartsWith('*') && !l.Contains("ISSE", StringComparison.Ordinal) && !l.StartsWith("KEITHLEY", StringComparison.Ordinal)))
        {
            var message = SecopMessage.Decode(Encoding.UTF8.GetBytes(line));
            if (line == "change t1:target [1")
            {
                Assert.Null(message);
                continue;
            }

            Assert.NotNull(message);
            Assert.Equal(line, message.ToString());
            if (message.Action is "reply" or "changed" or "done" or "update")
                Assert.NotNull(SecopReport.Decode(message.Data));
            lines++;
        }

        Assert.True(lines > 80, $"{lines} lines");
    }

    [Fact]
    public void The_recorded_description_becomes_typed_parameters()
    {
        var line = Lines(Vectors.Case(File, "secop-002")[0].Device).Single();
        var description = SecopDescription.Decode(SecopMessage.Decode(Encoding.UTF8.GetBytes(line))!.Data)!;
        Assert.Equal(("cryo_7.frappy.demo", "FRAPPY 0.20.0"), (description.EquipmentId, description.Firmware));
        Assert.Equal(["cryo"], description.Statuses);
        Assert.Equal(["cryo:stop"], description.Commands);
        Assert.Equal(14, description.Accessibles.Count);
        var ramp = description.Accessibles.Single(a => a.Name == "ramp");
        Assert.Equal(("K/s", 0.0, 1000.0 / 60), (ramp.Parameter.Unit.Symbol, ramp.Parameter.Minimum, ramp.Parameter.Maximum));
        Assert.Equal("6", ramp.Out(0.1).GetRawText());
        Assert.Equal("openloop", description.Accessibles.Single(a => a.Name == "mode").Parameter.Choices[3]);
        Assert.Equal(0.5, description.Accessibles.Single(a => a.Name == "_heater").In(JsonDocument.Parse("50").RootElement));
        Assert.True(description.IsSameAs(SecopDescription.Decode(SecopMessage.Decode(Encoding.UTF8.GetBytes(line))!.Data)!));
    }

    [Fact]
    public async Task The_client_follows_every_exchange()
    {
        var followed = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Host is not null && !Text(v.Host).StartsWith("*IDN?", StringComparison.Ordinal) && v.Case is not ("secop-021" or "secop-002")))
        {
            var replay = new ReplayChannel(vector.Case, [.. Connecting(), vector]);
            await using var client = new SecopClient(Vectors.Setup(replay, silence: true));
            await client.ConnectAsync(Cancellation);
            var request = SecopMessage.Decode(vector.Host.AsSpan()[..^1])!;
            if (Lines(vector.Device).Any(l => l.StartsWith("error_", StringComparison.Ordinal)))
            {
                var refusal = await Assert.ThrowsAsync<DeviceException>(() => client.AskAsync(request, Expected(request.Action), Cancellation));
                Assert.Equal(DeviceFault.Refused, refusal.Fault);
            }
            else
            {
                Assert.Equal(Expected(request.Action), (await client.AskAsync(request, Expected(request.Action), Cancellation)).Action);
            }

            Assert.True(replay.IsFinished, replay.Mismatch);
            followed++;
        }

        Assert.Equal(21, followed);
    }

    [Fact]
    public async Task Identities_are_told_apart()
    {
        foreach (var (number, sound) in new[] { ("001", true), ("012", true), ("013", false) })
        {
            var replay = new ReplayChannel(number, [Vectors.Case(File, $"secop-{number}")[0], .. Connecting().Skip(1)]);
            await using var client = new SecopClient(Vectors.Setup(replay));
            if (sound)
                Assert.Equal("test", (await client.ConnectAsync(Cancellation)).Model);
            else
                Assert.Equal(DeviceFault.WrongDevice, (await Assert.ThrowsAsync<DeviceException>(() => client.ConnectAsync(Cancellation))).Fault);
        }
    }

    [Fact]
    public async Task Events_change_what_is_known()
    {
        var events = Vectors.Of(File).Where(v => v.Host is null).ToArray();
        Assert.Equal(5, events.Length);
        ProtocolVector Pong(int n) => new("ping", n, Bytes($"ping {n}\n"), Bytes($"pong {n} [null, {{\"t\": 1}}]\n"), "ping", "", "computed");
        var replay = new ReplayChannel("events", [.. Connecting(), events[2], Pong(1), events[3], Pong(2), events[0], Pong(3), events[4], Pong(4), events[1]]);
        var noticed = new List<string>();
        await using var client = new SecopClient(Vectors.Setup(replay));
        client.Noticed += noticed.Add;
        await client.ConnectAsync(Cancellation);
        Assert.Equal(295.15, Value(await client.PollAsync(RequestPriority.Polling, Cancellation)).Value);
        await client.PollAsync(RequestPriority.Polling, Cancellation);
        Assert.Equal((376, 370, true), (client.StatusOf("t1")!.Code, client.StatusOf("t1")!.Known, client.StatusOf("t1")!.IsBusy));
        var invalid = Value(await client.PollAsync(RequestPriority.Polling, Cancellation));
        Assert.Null(invalid.Value);
        Assert.Contains("Sensor disconnected", invalid.State, StringComparison.Ordinal);
        await client.PollAsync(RequestPriority.Polling, Cancellation);

        // The last event follows the pong at once; the node is then no longer the one that was described.
        while (!noticed.Any(n => n.Contains("changed its description", StringComparison.Ordinal)))
            await Task.Yield();
        Assert.Equal(DeviceFault.WrongDevice, (await Assert.ThrowsAsync<DeviceException>(() => client.PollAsync(RequestPriority.Polling, Cancellation))).Fault);

        static Fickian.Acquisition.Instruments.Reading Value(IReadOnlyList<Fickian.Acquisition.Instruments.Reading> readings) => readings.Single(r => r.Parameter.Name == "t1:value");
    }

    [Fact]
    public async Task A_node_that_takes_anything_meets_the_limits_of_the_rig()
    {
        var replay = new ReplayChannel("limits", Connecting());
        var setup = Vectors.Setup(replay) with { Limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal) { ["hs:target"] = (4, 400) } };
        await using var client = new SecopClient(setup);
        await client.ConnectAsync(Cancellation);
        var target = client.Parameters.Single(p => p.Name == "hs:target");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.SetAsync(target, 1e9, RequestPriority.Recipe, Cancellation));
        var other = client.Parameters.Single(p => p.Name == "t1:target");
        Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => client.SetAsync(other, 10, RequestPriority.Recipe, Cancellation))).Fault);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Fact]
    public async Task The_node_answers_every_request_in_the_recorded_form()
    {
        var answered = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Host is not null && v.Case is not ("secop-012" or "secop-013" or "secop-023")))
        {
            var host = Text(vector.Host!);
            var module = host.Contains("t1", StringComparison.Ordinal) ? "t1" : host.Contains("hs", StringComparison.Ordinal) ? "hs" : "cryo";
            var node = SecopNode.Demonstration(Vectors.Simulator(("module", module), ("update-interval", "1e6")));
            node.Inject("busy", vector.Case == "secop-020");
            var answer = await LastLineAsync(node, vector.Host!, vector.Command == "activate" ? "active" : "");
            var recorded = vector.Case switch
            {
                // Our node has limits.
                "secop-031" => """error_change hs:target ["RangeError","",{}]""",
                _ => Lines(vector.Device).Last(l => !l.StartsWith("update", StringComparison.Ordinal)),
            };
            Assert.Equal(Form(recorded), Form(answer));
            answered++;
        }

        Assert.Equal(23, answered);
    }

    private static string Expected(string action) => action switch { "activate" => "active", "deactivate" => "inactive", "read" => "reply", "change" => "changed", "do" => "done", "ping" => "pong", _ => action };

    // Action, specifier, class of an error, and the shape of a report: values and texts are the node's own.
    private static string Form(string line)
    {
        if (line.StartsWith("ISSE", StringComparison.Ordinal))
            return line;
        var message = SecopMessage.Decode(Encoding.UTF8.GetBytes(line))!;
        var data = message.Data is not { } json ? ""
            : message.IsError ? json[0].GetString()!
            : message.Action == "describing" ? string.Join(',', json.GetProperty("modules").GetProperty("cryo").GetProperty("accessibles").EnumerateObject().Select(a => a.Name).Where(n => n != "setpid").Order(StringComparer.Ordinal))
            : json.ValueKind == JsonValueKind.Array ? $"{json[0].ValueKind} {(json[0].ValueKind == JsonValueKind.Array ? json[0].GetArrayLength() : 0)} {json[1].TryGetProperty("t", out _)}"
            : json.GetRawText();
        return $"{message.Action}|{message.Specifier}|{data}";
    }

    private static async Task<string> LastLineAsync(SecopNode node, byte[] request, string until)
    {
        await using var bus = new RequestBus("raw", Vectors.Line(node), LineFramer.LineFeed, new(TimeSpan.FromSeconds(60)), TimeProvider.System);
        await bus.OpenAsync(Cancellation);
        var lines = await bus.AskAsync(new(request, "raw") { IsWrite = true, Accept = l => Text(l.ToArray()).StartsWith(until.Length > 0 ? until : "", StringComparison.Ordinal) ? ReplyPart.Last : ReplyPart.More }, RequestPriority.Recipe, Cancellation);
        return Text(lines[^1]);
    }

    private static ProtocolVector[] Connecting() =>
    [
        new("connect", 1, "*IDN?\n"u8.ToArray(), "ISSE,SECoP,V2019-09-16,v1.0\n"u8.ToArray(), "*IDN?", "", "computed"),
        new("connect", 2, "describe\n"u8.ToArray(), Bytes($"describing . {Description}\n"), "describe", "", "computed"),
        new("connect", 3, "activate\n"u8.ToArray(), "active\n"u8.ToArray(), "activate", "", "computed"),
    ];

    private static string[] Lines(byte[]? bytes) => bytes is null ? [] : Text(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
