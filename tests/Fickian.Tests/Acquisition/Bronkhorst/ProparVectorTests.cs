using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Bronkhorst;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;

namespace Fickian.Tests.Acquisition.Bronkhorst;

/// <summary>Every ProPar exchange in both framings: decoded, encoded to the same bytes, followed by the client, answered alike by the simulator.</summary>
public sealed class ProparVectorTests
{
    private const string File = "bronkhorst_propar";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_frame_is_found_decoded_and_encodes_to_the_same_bytes()
    {
        var rows = Vectors.Of(File);
        Assert.Equal(123, rows.Count);
        var frames = rows.SelectMany(r => new[] { r.Host, r.Device }).OfType<byte[]>().ToList();
        foreach (var bytes in frames)
        {
            // Hexadecimal digits of text frames may be lower case on the line.
            var encoded = Message(bytes).Encode(Framing(bytes));
            Assert.Equal(Framing(bytes) == ProparFraming.Ascii ? Upper(bytes) : bytes, encoded);
        }

        Assert.Equal(161, frames.Count);
    }

    [Fact]
    public void Both_framings_of_a_case_carry_the_same_message()
    {
        var pairs = Vectors.Of(File).GroupBy(v => v.Case).Where(g => g.Count() == 2).ToList();
        Assert.Equal(55, pairs.Count);
        foreach (var steps in pairs.Select(p => p.ToArray()))
        {
            foreach (var (text, binary) in new[] { (steps[0].Host, steps[1].Host), (steps[0].Device, steps[1].Device) }.Where(p => p.Item1 is not null))
            {
                Assert.Equal(Message(binary!).Data, Message(text!).Data);
                Assert.Equal(Message(binary!).Node, Message(text!).Node ?? Message(binary!).Node);
            }
        }
    }

    [Fact]
    public void Frames_mean_what_the_table_says()
    {
        var understood = 0;
        foreach (var row in Vectors.Of(File))
        {
            var meaning = row.Meaning;
            if (Match(meaning, @"DDE (\d+), process (\d+), parameter (\d+)") is { } read)
                Assert.Equal(Message(row.Host!).Data, ProparChain.EncodeRequest([Find(read[0], read[1], read[2])]));
            else if (Match(meaning, @"write DDE (\d+) = ([\d.]+) to node (\d+)") is { } write)
                Check(Message(row.Host!), Dde((int)write[0]), write[1], write[2]);
            else if (Match(meaning, @"answer of node (\d+): DDE (\d+) = ([\d.]+)") is { } answer)
                Check(Message(row.Device!), Dde((int)answer[1]), answer[2], answer[0]);
            else if (Match(meaning, @"^status (\d+)") is { } status)
                Assert.Equal((true, (byte)status[0]), (Message(row.Device!).IsStatus, Message(row.Device!).Data[1]));
            else if (Match(meaning, @"error byte (\d+)") is { } error)
                Assert.Equal((true, (byte)error[0]), (Message(row.Device!).IsError, Message(row.Device!).Data[0]));
            else if (Match(meaning, @"^Measure = (\d+) -> (-?[\d.]+) %") is { } measure)
                Assert.Equal(measure[1] / 100, Measured(Message(row.Device!)), 6e-5);
            else if (Match(meaning, @"^(?:Fmeasure|Fsetpoint) = (-?[\d.]+)") is { } number)
                Assert.Equal((float)number[0], (float)ProparParameters.FloatMeasure.Number(Values(Message(row.Meaning[1] == 'm' ? row.Device! : row.Host!))[0].Value));
            else if (Match(meaning, @"control mode (\d+) ") is { } mode)
                Assert.Equal(mode[0], Values(Message(row.Host!))[0].Value[0]);
            else if (Regex.Match(meaning, "Fluid name \"(.*?)\"") is { Success: true } fluid)
                Assert.Equal(fluid.Groups[1].Value, ProparParameter.Text(Values(Message(row.Device!))[0].Value));
            else
                continue;
            understood++;
        }

        // The other 17 rows are the single examples and errors below.
        Assert.Equal(123 - 17, understood);
    }

    [Theory]
    [InlineData("034", "1:33=3E80")]
    [InlineData("036", "1:4=0A")]
    [InlineData("037", "113:102=005553455200")]
    [InlineData("042", "1:33")]
    [InlineData("044", "33:64")]
    [InlineData("045", "33:65")]
    [InlineData("046", "1:77")]
    [InlineData("067", "33:64=42180000 33:67=42200000")]
    [InlineData("068", "33:64=3FC00000 33:67=40200000 1:32=3E80 33:71=41AC0000")]
    public void Examples_with_other_tags_and_chains_are_read(string number, string expected)
    {
        foreach (var row in Vectors.Case(File, $"bronkhorst-propar-{number}"))
        {
            var request = ProparChain.DecodeRequest(Message(row.Host!).Data)!;
            var items = row.Device is null ? request : Values(Message(row.Device));
            Assert.Equal(expected, string.Join(' ', items.Select(i => $"{i.ProcessTag}:{i.Tag}{(i.Value.Length > 0 ? "=" + Convert.ToHexString(i.Value) : "")}")));

            // Two examples of the manual repeat the parameter itself and not its tag; the tags of the client are the same as the parameters.
            Assert.Equal(request.Select(i => number is "036" or "037" ? (i.Process, i.Code) : (i.ProcessTag, i.Tag)), items.Select(i => (i.ProcessTag, i.Tag)));
        }
    }

    [Fact]
    public void A_secured_write_is_a_chain_of_three()
    {
        var items = Values(Message(Vectors.Case(File, "bronkhorst-propar-035")[0].Host!));
        Assert.Equal(["0:10=40", "97:33=000A", "0:10=52"], items.Select(i => $"{i.Process}:{i.Code}={Convert.ToHexString(i.Value)}"));
        Assert.Equal("1:4=12", string.Join(' ', Values(Message(Vectors.Case(File, "bronkhorst-propar-043")[0].Host!)).Select(i => $"{i.Process}:{i.Code}={Convert.ToHexString(i.Value)}")));
    }

    [Fact]
    public async Task The_client_follows_every_exchange_that_it_can_produce()
    {
        var (followed, others) = (0, 0);
        foreach (var row in Vectors.Of(File).Where(v => v is { Host: not null, Device: not null }))
        {
            var request = Message(row.Host!);
            var replay = new ReplayChannel(row.Case, [row]);
            await using var client = new BronkhorstController(Vectors.Setup(replay, false, ("framing", Framing(row.Host!) == ProparFraming.Binary ? "binary" : "ascii"), ("node", $"{request.Node}")));
            await client.Line.Bus.OpenAsync(Cancellation);
            client.Line.Sequence = (byte)(request.Sequence - 1);
            if (request.Data[0] == ProparChain.Write && Values(request) is [var written])
            {
                var parameter = At(written.Process, written.Code)!;
                await client.Line.WriteAsync(parameter, parameter.Number(written.Value), RequestPriority.Recipe, Cancellation);
            }
            else if (request.Data[0] == ProparChain.Request && ProparChain.DecodeRequest(request.Data)!.All(i => (i.Process, i.Code) == (i.ProcessTag, i.Tag)))
            {
                var parameters = ProparChain.DecodeRequest(request.Data)!.Select(i => At(i.Process, i.Code)!).ToList();
                Assert.Equal(Values(Message(row.Device!)).Select(i => i.Value), await client.Line.ReadAsync(parameters, RequestPriority.Recipe, Cancellation));
            }
            else
            {
                others++;
                continue;
            }

            Assert.True(replay.IsFinished, replay.Mismatch);
            followed++;
        }

        // Tags of its own choice in 034, 036 and 037, and the secured chain of 035, are the simulator's to understand.
        Assert.Equal((34, 4), (followed, others));
    }

    [Fact]
    public async Task Every_error_and_status_is_one_sentence()
    {
        var replies = Vectors.Of(File).Where(v => v.Command is "error byte" or "00 status" && v.Host is null).ToList();
        Assert.Equal(28, replies.Count);
        foreach (var row in replies)
        {
            var framing = Framing(row.Device!);
            var request = new ProparMessage(Message(row.Device!).Sequence, 3, ProparChain.Encode(ProparChain.Write, [(1, 0x21, [0, 0])]));
            var replay = new ReplayChannel(row.Case, [row with { Host = request.Encode(framing) }]);
            await using var client = new BronkhorstController(Vectors.Setup(replay, false, ("framing", framing == ProparFraming.Binary ? "binary" : "ascii"), ("node", "3")));
            await client.Line.Bus.OpenAsync(Cancellation);
            client.Line.Sequence = (byte)(request.Sequence - 1);
            var failure = await Assert.ThrowsAsync<DeviceException>(() => client.Line.WriteAsync(ProparParameters.Setpoint, 0, RequestPriority.Recipe, Cancellation));
            Assert.Contains(Message(row.Device!).IsError ? $"error {Message(row.Device!).Data[0]} (" : $"status {Message(row.Device!).Data[1]} (", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("not in the list", failure.Message, StringComparison.Ordinal);
        }
    }

    private static void Check(ProparMessage message, ProparParameter parameter, double value, double node)
    {
        var item = Values(message).Single();
        Assert.Equal((byte)node, message.Node);
        Assert.Equal((parameter.Process, parameter.Code), (item.Process, item.Code));
        Assert.Equal(value, parameter.Number(item.Value));
        Assert.Equal(parameter.Encode(value), item.Value);
    }

    private static double Measured(ProparMessage message)
    {
        var value = BronkhorstValues.All(Vectors.Setup(new ReplayChannel("none", [])), null).First(v => v.Parameter.Name == "measure");
        return value.Reading(Values(message)[0].Value).Value!.Value;
    }

    private static double[]? Match(string text, string pattern) =>
        Regex.Match(text, pattern) is { Success: true } match ? [.. match.Groups.Values.Skip(1).Select(g => double.Parse(g.Value, CultureInfo.InvariantCulture))] : null;

    private static ProparParameter Dde(int number) => ProparParameters.All.Single(p => p.Dde == number);

    private static ProparParameter Find(double dde, double process, double index)
    {
        var parameter = Dde((int)dde);
        Assert.Equal(((byte)process, (byte)index), (parameter.Process, parameter.Index));
        return parameter;
    }

    private static ProparParameter? At(byte process, byte code) => ProparParameters.All.FirstOrDefault(p => p.Process == process && p.Code == code);

    private static IReadOnlyList<ProparItem> Values(ProparMessage message) => ProparChain.DecodeValues(message.Data)!;

    private static ProparFraming Framing(byte[] bytes) => bytes[0] == 0x10 ? ProparFraming.Binary : ProparFraming.Ascii;

    private static ProparMessage Message(byte[] bytes)
    {
        var scan = ProparLine.Framer(Framing(bytes)).Scan(bytes);
        Assert.Equal(bytes.Length, scan.Consumed);
        return ProparMessage.Decode(bytes.AsSpan(scan.Start, scan.Length), Framing(bytes))!;
    }

    private static byte[] Upper(byte[] text) => System.Text.Encoding.ASCII.GetBytes(System.Text.Encoding.ASCII.GetString(text).ToUpperInvariant());
}
