using System.Text.RegularExpressions;
using Fickian.Acquisition.Bronkhorst;

namespace Fickian.Tests.Acquisition.Bronkhorst;

/// <summary>The simulator gives the recorded bytes, or where values are physics the recorded layout.</summary>
public sealed class BronkhorstSimulatorVectorTests
{
    private const string File = "bronkhorst_propar";

    [Fact]
    public async Task Every_request_is_answered_in_the_recorded_layout()
    {
        var rows = Vectors.Of(File).Where(v => v.Host is not null).ToList();
        Assert.Equal(85, rows.Count);
        foreach (var row in rows)
        {
            var request = Message(row.Host!);
            var fluid = Regex.Match(row.Meaning, "Fluid name \"(.*?)\"") is { Success: true } match ? match.Groups[1].Value : "N2";
            var simulator = new BronkhorstSimulator(Vectors.Simulator(
                ("framing", Name(row.Host!)), ("node", $"{(request.Node == ProparLine.AnyNode ? 3 : request.Node)}"), ("fluid", fluid), ("mode", row.Meaning.Contains("-> 10", StringComparison.Ordinal) ? "10" : "18"),
                ("answer-tags", row.Case is "bronkhorst-propar-036" or "bronkhorst-propar-037" ? "parameter" : "repeat")));
            var answer = await AskAsync(simulator, row.Host!);
            Assert.Equal(request.Sequence, answer.Sequence);
            var expected = row.Device is null ? null : Message(row.Device);
            if (answer.IsStatus)
                Assert.Equal(expected?.Data ?? [0, 0, (byte)request.Data.Length], answer.Data);
            else if (row.Meaning.Contains("string", StringComparison.Ordinal) || row.Meaning.Contains("Fluid name", StringComparison.Ordinal) || row.Meaning.Contains("control mode", StringComparison.Ordinal))
                Assert.Equal(expected!.Data, answer.Data);
            else
                Assert.Equal(expected is null ? Tags(request, true) : Tags(expected, false), Tags(answer, false));
        }
    }

    [Fact]
    public async Task Values_that_the_table_reports_unasked_come_in_their_layout_when_asked_for()
    {
        var rows = Vectors.Of(File).Where(v => v.Command == "02 answer" && v.Host is null).ToList();
        Assert.Equal(10, rows.Count);
        foreach (var row in rows)
        {
            var item = ProparChain.DecodeValues(Message(row.Device!).Data)!.Single();
            var parameter = ProparParameters.All.Single(p => p.Process == item.Process && p.Code == item.Code);
            var request = new ProparMessage(Message(row.Device!).Sequence, 3, ProparChain.EncodeRequest([parameter])).Encode(Framing(row.Device!));
            var answer = await AskAsync(new BronkhorstSimulator(Vectors.Simulator(("framing", Name(row.Device!)))), request);
            Assert.Equal((Message(row.Device!).Sequence, Message(row.Device!).Node, Message(row.Device!).Data.Length), (answer.Sequence, answer.Node, answer.Data.Length));
            Assert.Equal(Tags(Message(row.Device!), false), Tags(answer, false));
        }
    }

    [Fact]
    public async Task Every_status_and_error_can_be_provoked_byte_by_byte()
    {
        var rows = Vectors.Of(File).Where(v => v.Command is "error byte" or "00 status" && v.Host is null).ToList();
        Assert.Equal(28, rows.Count);
        foreach (var row in rows)
        {
            var expected = Message(row.Device!);
            var simulator = new BronkhorstSimulator(Vectors.Simulator(("framing", Name(row.Device!)), ("error-node", expected.Node is null ? "no" : "yes")));
            var data = expected.IsStatus ? ProvokeStatus(simulator, expected.Data[1]) : ProvokeError(simulator, expected.Data[0]);
            var request = expected is { IsError: true, Node: null } && expected.Data[0] == 1 ? "06030401210120\r\n"u8.ToArray() : new ProparMessage(expected.Sequence, 3, data).Encode(Framing(row.Device!));
            Assert.Equal(row.Device, (await AskAsync(simulator, request)).Encode(Framing(row.Device!)));
        }
    }

    private static byte[] ProvokeStatus(BronkhorstSimulator simulator, byte status)
    {
        switch (status)
        {
            case 3:
                return [ProparChain.Request, 5, 0x20, 5, 0x20];
            case 6:
                return [ProparChain.Write, 1, 0x21, 0x9c, 0x40];
            case 13:
                return [ProparChain.Write, 1, 0x20, 0, 0];
            case 17:
                return [ProparChain.Request, 0, 10, 0, 10];
            default:
                simulator.Inject($"status-{status}");
                return ProparChain.EncodeRequest([ProparParameters.Measure]);
        }
    }

    private static byte[] ProvokeError(BronkhorstSimulator simulator, byte error)
    {
        if (error is 5 or 8 or 9)
            simulator.Inject(error switch { 5 => "bus-error", 8 => "sending-time-out", _ => "answer-time-out" });
        return error == 4 ? [7, 1, 2] : ProparChain.EncodeRequest([ProparParameters.Measure]);
    }

    private static string Tags(ProparMessage message, bool request) =>
        string.Join(' ', (request ? ProparChain.DecodeRequest(message.Data)! : ProparChain.DecodeValues(message.Data)!).Select(i => $"{i.ProcessTag}:{i.Tag}"));

    private static async Task<ProparMessage> AskAsync(BronkhorstSimulator simulator, byte[] request) =>
        ProparMessage.Decode(await Vectors.AnswerAsync(simulator, request, ProparLine.Framer(Framing(request))), Framing(request))!;

    private static string Name(byte[] bytes) => Framing(bytes) == ProparFraming.Binary ? "binary" : "ascii";

    private static ProparFraming Framing(byte[] bytes) => bytes[0] == 0x10 ? ProparFraming.Binary : ProparFraming.Ascii;

    private static ProparMessage Message(byte[] bytes)
    {
        var scan = ProparLine.Framer(Framing(bytes)).Scan(bytes);
        return ProparMessage.Decode(bytes.AsSpan(scan.Start, scan.Length), Framing(bytes))!;
    }
}
