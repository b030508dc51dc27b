using System.Text;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Opus;

namespace Fickian.Tests.Acquisition.Opus;

/// <summary>Every recorded command and reply of OPUS: the codec writes the bytes and reads the meaning, the client follows, the simulator answers in the same layout.</summary>
public sealed partial class OpusVectorTests
{
    private const string File = "opus_text";
    private const string Folder = "D:\\data";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_command_is_written_as_recorded()
    {
        var written = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Host is not null))
        {
            var expected = vector.Command != "HTTP carrier" ? vector.Host!
                : vector.Meaning.Contains("without a Host", StringComparison.Ordinal) ? [.. vector.Host![..^2], .. "Host: localhost\r\n\r\n"u8] : vector.Host!;
            Assert.Equal(Text(expected), Text(Written(Number(vector), vector)));
            written++;
        }

        Assert.Equal(60, written);
    }

    [Fact]
    public void Every_reply_is_read()
    {
        var replies = Vectors.Of(File);
        Assert.Equal(65, replies.Count);
        foreach (var vector in replies)
        {
            var reply = OpusReply.Decode(vector.Device, IsPlain(vector));
            Assert.NotNull(reply);
            var text = Text(vector.Device!);
            Assert.Equal(text.StartsWith("Error", StringComparison.Ordinal), reply.IsError);
            if (reply.IsError)
                Assert.Equal(text.Contains("ID: ", StringComparison.Ordinal) ? text.TrimEnd()[^1] - '0' : null, reply.ErrorNumber);
        }
    }

    [Fact]
    public void Replies_mean_what_the_table_says()
    {
        Assert.Equal([3, -1, 0], new[] { 14, 15, 16 }.Select(n => Reply(n).Whole()!.Value));
        Assert.Equal(["uptake.xpm", "32", "a_gZIF-62"], new[] { 20, 21, 22 }.Select(n => Reply(n).Text));
        Assert.Equal(["DAT=12/05/2024", "TIM=14:03:11.250 (GMT+2)", "PKA=11843", "NSS=32"], Reply(26).Lines);
        foreach (var number in new[] { 31, 32 })
            Assert.Equal(new OpusMeasurement("C:\\OPUS_7.0.129\\MEAS3\\Test24.1", 1, 654), OpusMeasurement.Decode(Reply(number)));
        Assert.Equal(new OpusMeasurement("D:\\data\\run8.0", 1, 655), OpusMeasurement.Decode(Reply(33)));
        Assert.Equal(new OpusMeasurement("D:\\data\\run9.0", 1, 700), OpusMeasurement.Decode(Reply(34)));
        var points = OpusDataPoints.Decode(Reply(42))!;
        Assert.Equal(("AB", 2400, 2398), (points.Block, points.First, points.Last));
        Assert.Equal([0.0121, 0.0123, 0.0130], points.Values);
        Assert.Equal(5, OpusDataPoints.Decode(Reply(43))!.Values.Count);
        Assert.Equal([17, 18, 0, 1], new[] { 44, 46, 47, 48 }.Select(n => Reply(n).Whole()!.Value));
        Assert.Empty(Reply(51).Lines);
        Assert.Equal(["APT", "1 mm", "2 mm", "Open"], Reply(54).Lines);
        Assert.Equal([1, 6, 7, 8, null], new[] { 57, 58, 59, 60, 61 }.Select(n => Reply(n).ErrorNumber));
    }

    [Fact]
    public async Task The_client_sends_every_command_over_the_pipe_and_takes_its_reply()
    {
        var followed = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Host is not null && v.Command != "HTTP carrier"))
        {
            var command = Text(vector.Host!).TrimEnd();
            var replay = new ReplayChannel(vector.Case, [.. Connecting(), vector]);
            await using var client = new OpusSpectrometer(OpusBench.Setup(replay, ".", "pipe", false) with { Allowed = new HashSet<string>(StringComparer.Ordinal) { command } });
            await client.ConnectAsync(Cancellation);
            if (Text(vector.Device!).StartsWith("Error", StringComparison.Ordinal))
            {
                var refusal = await Assert.ThrowsAsync<DeviceException>(() => client.SendAsync(command, RequestPriority.Recipe, Cancellation));
                Assert.Equal(DeviceFault.Refused, refusal.Fault);
            }
            else
            {
                Assert.Equal(OpusReply.Decode(vector.Device, IsPlain(vector))!.Text, (await client.SendAsync(command, RequestPriority.Recipe, Cancellation)).Text);
            }

            Assert.True(replay.IsFinished, replay.Mismatch);
            followed++;
        }

        Assert.Equal(56, followed);
    }

    [Fact]
    public async Task An_error_that_comes_instead_of_a_reply_is_a_refusal_with_its_number()
    {
        foreach (var vector in Vectors.Of(File).Where(v => v.Host is null))
        {
            var replay = new ReplayChannel(vector.Case, [.. Connecting(), vector with { Host = "LOAD_EXPERIMENT C:\\x.xpm\r\n"u8.ToArray() }]);
            await using var client = new OpusSpectrometer(OpusBench.Setup(replay, ".", "pipe", false) with { Allowed = new HashSet<string>(StringComparer.Ordinal) { "LOAD_EXPERIMENT C:\\x.xpm" } });
            await client.ConnectAsync(Cancellation);
            var refusal = await Assert.ThrowsAsync<DeviceException>(() => client.SendAsync("LOAD_EXPERIMENT C:\\x.xpm", RequestPriority.Recipe, Cancellation));
            Assert.Equal(DeviceFault.Refused, refusal.Fault);
            Assert.Contains(OpusErrorText.Of(OpusReply.Decode(vector.Device)!.ErrorNumber), refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_simulator_answers_every_command_in_the_recorded_layout()
    {
        var answered = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Host is not null && v.Command != "HTTP carrier"))
        {
            var number = Number(vector);
            await using var bench = new OpusBench(simulator: Settings(number));
            foreach (var prelude in Preludes(number))
                Assert.False(OpusReply.Decode(await OpusBench.AnswerAsync(bench.Simulator, Bytes(prelude + "\r\n")))!.IsError, prelude);
            if (number == 15)
                bench.Simulator.Inject("no-instrument");
            Assert.Equal(Shape(vector.Device!), Shape(await OpusBench.AnswerAsync(bench.Simulator, vector.Host!)));
            answered++;
        }

        Assert.Equal(56, answered);
    }

    [Fact]
    public async Task The_simulator_answers_over_its_HTTP_server_and_hangs_up()
    {
        foreach (var vector in Vectors.Of(File).Where(v => v.Command == "HTTP carrier"))
        {
            await using var bench = new OpusBench();
            await using var line = Vectors.Line(bench.Simulator);
            await line.OpenAsync(Cancellation);
            await line.WriteAsync(vector.Host, Cancellation);
            var received = new List<byte>();
            var buffer = new byte[256];
            await Assert.ThrowsAsync<ChannelException>(async () =>
            {
                while (true)
                    received.AddRange(buffer.AsSpan(0, await line.ReadAsync(buffer, Cancellation)));
            });
            Assert.Equal(Text(vector.Device!), Text([.. received]));
        }
    }

    private static ProtocolVector[] Connecting() =>
    [
        new("connect", 1, "COMMAND_SAY fickian-1\r\n"u8.ToArray(), "fickian-1\n"u8.ToArray(), "COMMAND_SAY", "", "computed"),
        new("connect", 2, "GET_VERSION_EXTENDED\r\n"u8.ToArray(), "8.2 Build: 8, 2, 28 20190310\n"u8.ToArray(), "GET_VERSION", "", "computed"),
        new("connect", 3, "DIAG_STATUS\r\n"u8.ToArray(), "OK\n0\n"u8.ToArray(), "DIAG_STATUS", "", "computed"),
    ];

    private static byte[] Written(int number, ProtocolVector vector) => (number switch
    {
        1 => OpusCommand.Say("hello"),
        2 => OpusCommand.Say("fickian-42"),
        5 => OpusCommand.Version,
        14 or 15 or 16 => OpusCommand.Status,
        18 => OpusCommand.ProgramParameters,
        19 => OpusCommand.FileParameters,
        20 => OpusCommand.ReadParameter("EXP"),
        23 => OpusCommand.WriteParameter("NSS", 64),
        24 => OpusCommand.WriteParameter("SNM", "blank"),
        25 => OpusCommand.WriteParameter("RES", 8),
        26 => OpusCommand.ReadParameters("DAT", "TIM", "PKA", "NSS"),
        27 => OpusCommand.LoadExperiment("C:\\XPM\\uptake.xpm"),
        28 => OpusCommand.TakeReference,
        29 => OpusCommand.MeasureReference("frank.xpm", "C:\\OPUS_7.0.129\\XPM", null),
        31 or 32 => Sample("run7"),
        33 => Sample("run8"),
        34 => Sample("run9"),
        35 => OpusCommand.SaveAs("D:\\data\\run8.0", 1, "ScSm", "D:\\out", "run8.dpt"),
        36 => OpusCommand.Unload("D:\\data\\run7.0", 1),
        37 => OpusCommand.UnloadFile("D:\\data\\run7.0"),
        38 => OpusCommand.ReadFromFile("D:\\data\\run7.0"),
        39 => OpusCommand.ReadFromBlock("AB"),
        41 => OpusCommand.DataValues,
        42 or 43 => OpusCommand.ReadData,
        44 => OpusCommand.RunMacro("C:\\MTX\\map.mtx"),
        47 or 48 => OpusCommand.MacroResults(17),
        49 => OpusCommand.KillMacro("17"),
        50 => OpusCommand.FindFunction("0"),
        62 or 65 => new(OpusHttpChannel.Request("GET_VERSION"u8), ""),
        63 => new(OpusHttpChannel.Request("COMMAND_SAY hello"u8), ""),
        64 => new(OpusHttpChannel.Request("FIND_FUNCTION 0"u8), ""),
        _ => OpusCommand.Raw(Text(vector.Host!).TrimEnd()),
    }).Bytes.ToArray();

    private static Request Sample(string name) => OpusCommand.MeasureSample("uptake.xpm", "C:\\XPM", 32, null, name, "a_gZIF-62", Folder);

    private static (string, string)[] Settings(int number) => number switch
    {
        32 => [("layout", "line")],
        34 => [("layout", "late")],
        48 => [("macro-time", "0")],
        _ => [("macro-time", "1e6")],
    };

    // What has to have happened for a command to be sensible.
    private static IEnumerable<string> Preludes(int number)
    {
        if (number is 28 or 30 or >= 31 and <= 43)
            yield return "LOAD_EXPERIMENT C:\\XPM\\uptake.xpm";
        if (number is >= 31 and <= 43)
            yield return "TAKE_REFERENCE";
        if (number is >= 35 and <= 43)
        {
            foreach (var name in new[] { "run7", "run8" })
                yield return Text(Sample(name).Bytes.ToArray()).TrimEnd();
        }

        if (number is >= 39 and <= 43)
            yield return "READ_FROM_FILE D:\\data\\run7.0";
        if (number is 46 or 47 or 48 or 49 or 52)
            yield return "RUN_MACRO C:\\MTX\\map.mtx";
    }

    // Lines by what they are: numbers, quoted paths and texts differ, their places do not. Of a list of ordinates the head counts.
    private static string Shape(byte[] reply)
    {
        var lines = Text(reply).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join('|', lines.Take(6).Select(l => Quoted().Replace(l, "P")).Select(l => l is "OK" or "AB" ? l : Figure().IsMatch(l) ? "#" : Pair().IsMatch(l) ? l[..4] : l.StartsWith("OK", StringComparison.Ordinal) || l[0] == 'P' ? Digits().Replace(l, "#") : l.StartsWith("Error", StringComparison.Ordinal) ? l[^1..] : "text"));
    }

    private static OpusReply Reply(int number)
    {
        var vector = Vectors.Case(File, $"opus-text-{number:D3}")[0];
        return OpusReply.Decode(vector.Device, IsPlain(vector))!;
    }

    private static bool IsPlain(ProtocolVector vector) => !Text(vector.Device!).StartsWith("OK", StringComparison.Ordinal);

    private static int Number(ProtocolVector vector) => int.Parse(vector.Case[^3..], System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    [GeneratedRegex("\"[^\"]+\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(-|I)?\d+(\.\d+)?$")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex("^[A-Z0-9]{3}=")]
    private static partial Regex Pair();
}
