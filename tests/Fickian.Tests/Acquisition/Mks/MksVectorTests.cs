using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Mks;

namespace Fickian.Tests.Acquisition.Mks;

/// <summary>Every exchange of MKS gauges and G-series controllers: read, written, followed by the client, answered by the simulator.</summary>
public sealed class MksVectorTests
{
    private const string File = "mks_at";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IReadOnlyList<ProtocolVector> Gauges => [.. Vectors.Of(File).Where(v => !IsG(v))];

    private static IReadOnlyList<ProtocolVector> Controllers => [.. Vectors.Of(File).Where(IsG)];

    [Fact]
    public void Every_row_is_of_a_gauge_or_of_a_controller() => Assert.Equal((25, 17), (Gauges.Count, Controllers.Count));

    [Fact]
    public async Task The_client_sends_and_reads_every_exchange_of_a_gauge()
    {
        foreach (var row in Gauges)
        {
            var (host, device) = (Text(row.Host!), Text(row.Device!));
            var replay = new ReplayChannel(row.Case, [row]);
            await using var gauge = new MksGauge(Vectors.Setup(replay, false, ("address", host[1..4])));
            await gauge.Line.Bus.OpenAsync(Cancellation);
            var reply = MksGaugeReply.Decode(row.Device!.AsSpan(0, row.Device!.Length - 3))!;
            Assert.Equal(row.Device, reply.Encode());
            Assert.Equal(int.Parse(host[1..4], System.Globalization.CultureInfo.InvariantCulture), reply.Address);
            if (device.Contains("NAK", StringComparison.Ordinal))
            {
                var failure = await Assert.ThrowsAsync<DeviceException>(() => gauge.Line.AskAsync(host[4..^3], RequestPriority.Recipe, Cancellation));
                Assert.Equal((DeviceFault.Refused, true), (failure.Fault, failure.Message.Contains(row.Meaning.Contains("152", StringComparison.Ordinal) ? "NAK 152 (no ion gauge)" : "NAK 160 (unknown command)", StringComparison.Ordinal)));
            }
            else
            {
                Assert.Equal(device[7..^3], await gauge.Line.AskAsync(host[4..^3], RequestPriority.Recipe, Cancellation));
            }

            Assert.True(replay.IsFinished, replay.Mismatch);
        }
    }

    [Theory]
    [InlineData("009", null, "under range")]
    [InlineData("010", null, "off")]
    [InlineData("011", null, "starting")]
    [InlineData("017", 135061.0, "ok")]
    public async Task A_pressure_is_pascals_or_a_state(string number, double? pascal, string state)
    {
        var row = Vectors.Case(File, $"mks-at-{number}")[0];
        var channel = Text(row.Host!)[6] - '0';
        var address = Text(row.Host!)[1..4];
        ProtocolVector[] connecting = [.. new[] { ("U?", "ACKTORR"), ("MD?", "NAK160"), ("DT?", "NAK160"), ("MT?", "NAK160"), ("SN?", "ACK1"), ("FV?", "NAK160") }
            .Select(p => row with { Host = Bytes($"@{address}{p.Item1};FF"), Device = Bytes($"@{address}{p.Item2};FF") })];
        var replay = new ReplayChannel("pressure", [.. connecting, row]);
        await using var gauge = new MksGauge(Vectors.Setup(replay, false, ("address", address)));
        await gauge.ConnectAsync(Cancellation);
        var reading = await gauge.ReadAsync(gauge.Parameters.First(p => p.Name == $"pressure-{channel}"), RequestPriority.Polling, Cancellation);
        Assert.Equal(state, reading.State);
        Assert.Equal(pascal is null, reading.Value is null);
        if (pascal is not null)
            Assert.Equal(1013.0 * 101325 / 760, reading.Value!.Value, 1e-6);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Fact]
    public void All_channels_of_one_line_are_numbers_and_states()
    {
        var words = Text(Vectors.Case(File, "mks-at-012")[0].Device!)[7..^3].Split(' ');
        var readings = words.Select(w => MksText.Reading(new("p", Unit.Pascal, Access.Read, "p"), InstrumentUnits.Pressure("TORR")!, w)).ToList();
        Assert.Equal(101325, readings[0].Value!.Value, 1e-6);
        Assert.Equal(["ok", "ok", "under range", "off", "no gauge", "no gauge"], readings.Select(r => r.State));
    }

    [Fact]
    public async Task The_simulated_gauge_answers_alike()
    {
        foreach (var row in Gauges)
        {
            var (host, expected) = (Text(row.Host!), Text(row.Device!));
            (string, string)[] model = row.Meaning.Contains("974B", StringComparison.Ordinal) || host.Contains("EN1", StringComparison.Ordinal) ? [("model", "974b"), ("relay-enabled", "PIR")] : host.StartsWith("@001", StringComparison.Ordinal) ? [("model", "925"), ("digits", "3"), ("pressure", "101325")] : [];
            (string, string)[] state = row.Command switch
            {
                "PR" when expected.Contains("LO<", StringComparison.Ordinal) => [("pressure", "1e-12"), ("sensors", "CC,CC,NC"), ("started", "yes")],
                "PR" when expected.Contains("WAIT", StringComparison.Ordinal) => [("sensors", "CC,PR,NC")],
                "SP" when host.Contains("SP10", StringComparison.Ordinal) => [("relay-threshold", "2")],
                "SD" => [("relay-direction", "ABOVE")],
                "SS" => [("relay-enabled", "CLEAR")],
                "T" when expected.Contains("ACKG", StringComparison.Ordinal) => [("started", "yes"), ("pressure", "1e-5")],
                "T" when expected.Contains("NAK", StringComparison.Ordinal) => [("sensors", "PR,PR,NC")],
                "T" => [("sensors", "NC,PR,CC")],
                "U" when expected.Contains("MBAR", StringComparison.Ordinal) => [("pressure-unit", "MBAR")],
                _ => [],
            };
            var simulator = new MksGaugeSimulator(Vectors.Simulator([.. model, .. state, ("noise", "0"), ("address", host[1..4])]));
            if (expected.Contains("ACKOFF", StringComparison.Ordinal) || row.Meaning == "ion gauge off" || row.Meaning.Contains("ion gauge off", StringComparison.Ordinal))
                await Vectors.AnswerAsync(simulator, Bytes($"{host[..4]}CP{(row.Command == "PR" ? 2 : row.Command == "T" ? 5 : 1)}!OFF;FF"), MksGaugeLine.Framer);
            var answer = Text(await Vectors.AnswerAsync(simulator, row.Host!, MksGaugeLine.Framer)) + ";FF";
            if (row.Command is "PRZ" or "PR" && expected.Any(c => c == 'E') && !expected.Contains("LO<", StringComparison.Ordinal))
                Assert.Matches(row.Command == "PRZ" ? @"^@254ACK(\S+ ){5}\S+;FF$" : @"^@001ACK\d\.\d{3}E[+-]\d+;FF$", answer);
            else if (row.Command == "PRZ")
                Assert.Matches(@"^@254ACK(\S+ ){5}\S+;FF$", answer);
            else
                Assert.Equal(expected, answer);
        }
    }

    [Fact]
    public void Every_checksum_of_a_controller_is_as_recorded()
    {
        var framer = new MksGFramer();
        foreach (var row in Controllers)
        {
            Assert.Equal(row.Host, MksGFrame.Decode(row.Host)!.Encode());
            var device = row.Device!.AsSpan(row.Device!.AsSpan().IndexOf((byte)'@'));
            var scan = framer.Scan(device);
            var reply = MksGFrame.Decode(device.Slice(scan.Start, scan.Length));
            Assert.Equal(row.Command == "G bad checksum", reply is null);
            if (reply is not null)
                Assert.Equal(device[..scan.Length].ToArray(), reply.Encode(row.Case == "mks-at-040" ? MksGFrame.RefusalExcess : 0));
        }
    }

    [Fact]
    public async Task The_client_sends_and_reads_every_exchange_of_a_controller()
    {
        foreach (var row in Controllers)
        {
            var host = Text(row.Host!);
            var repeats = row.Command == "G bad checksum" ? 3 : 1;
            var replay = new ReplayChannel(row.Case, [.. Enumerable.Repeat(row, repeats)]);
            await using var controller = new MksGController(Vectors.Setup(replay, false, ("address", host[3..6])));
            await controller.Line.Bus.OpenAsync(Cancellation);
            Task<string> Ask() => controller.Line.AskAsync(host[6..^3], RequestPriority.Recipe, Cancellation);
            if (row.Command == "G bad checksum")
                Assert.Equal(DeviceFault.UnreadableReply, (await Assert.ThrowsAsync<DeviceException>(Ask)).Fault);
            else if (row.Command == "G NAK")
                Assert.Contains(row.Case == "mks-at-038" ? "NAK 17 (unknown command)" : "NAK 25 (flow too large)", (await Assert.ThrowsAsync<DeviceException>(Ask)).Message, StringComparison.Ordinal);
            else
                Assert.Equal(Text(row.Device!).Trim('\0')[9..^3], await Ask());
            Assert.True(replay.IsFinished, replay.Mismatch);
        }
    }

    [Fact]
    public async Task The_simulated_controller_answers_alike()
    {
        foreach (var row in Controllers)
        {
            var simulator = new MksGSimulator(Vectors.Simulator(("address", row.Command == "G CA" ? "1" : Text(row.Host!)[3..6] == "001" ? "1" : "7"), ("noise", "0")));
            foreach (var fault in new[] { ("mks-at-040", "high-refusal-checksum"), ("mks-at-041", "wrong-checksum"), ("mks-at-042", "zero-bytes") }.Where(f => f.Item1 == row.Case))
                simulator.Inject(fault.Item2);
            if (row.Command == "G TA?")
                simulator = new(Vectors.Simulator() with { Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["temperature"] = () => 25.1 + 273.15 } });

            // The refusal of 039 is that of a flow too large, whatever was asked.
            var request = row.Case == "mks-at-039" ? new MksGFrame(MksGLine.AnyAddress, "SX!999.0").Encode() : row.Host!;
            var answer = await Vectors.AnswerAsync(simulator, request, new MksGFramer());
            if (row.Case == "mks-at-041")
                Assert.Null(MksGFrame.Decode(answer));
            else if (row.Command == "G FX?")
                Assert.Matches(@"^@@@000ACK\d+\.\d\d;[0-9A-F]{2}$", Text(answer));
            else
                Assert.Equal(Text(row.Device!), Text(answer));
        }
    }

    private static bool IsG(ProtocolVector row) => row.Host!.AsSpan().StartsWith("@@@"u8);

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
