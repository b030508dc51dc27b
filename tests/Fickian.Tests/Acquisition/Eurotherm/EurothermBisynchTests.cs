using System.Globalization;
using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Eurotherm;

namespace Fickian.Tests.Acquisition.Eurotherm;

/// <summary>Every recorded exchange of EI-Bisynch: encoded, followed by the client, answered by the simulator.</summary>
public sealed class EurothermBisynchTests
{
    private const string File = "eurotherm_bisynch";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_message_is_decoded_and_encodes_to_the_same_bytes()
    {
        Assert.Equal(19, Vectors.Of(File).Count);
        foreach (var vector in Vectors.Of(File))
        {
            if (vector.Device is [BisynchMessage.StartOfText, ..])
            {
                var message = BisynchMessage.Decode(vector.Device);
                Assert.Equal(vector.Command == "bad BCC", message is null);
                Assert.Equal(vector.Device, message?.Encode() ?? vector.Device);
            }

            if (vector.Command == "write")
                Assert.Equal(vector.Host, BisynchMessage.Decode(vector.Host.AsSpan(5))!.Command(0, 1));
            else
                Assert.Equal(vector.Host, BisynchMessage.Ask(vector.Host![1] - '0', vector.Host[3] - '0', Mnemonic(vector)));
        }
    }

    [Fact]
    public async Task The_client_follows_every_exchange()
    {
        var followed = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Command != "address only" && v.Command != "unknown mnemonic"))
        {
            var script = vector.Command == "write" ? [vector] : new[] { vector, vector, vector };
            var replay = new ReplayChannel(vector.Case, script);
            await using var controller = EurothermController.OverBisynch(Vectors.Setup(
                replay, vector.IsSilent, ("group", $"{(char)vector.Host![1]}"), ("unit", $"{(char)vector.Host[3]}")));
            var (line, text) = (controller.Line, Mnemonic(vector));
            var item = EurothermItem.All.Single(i => i.Mnemonic == text[..2]);
            await line.Bus.OpenAsync(Cancellation);
            DeviceFault? fault = null;
            try
            {
                if (vector.Command == "write")
                    await line.WriteAsync(item, double.Parse(text.AsSpan(2), CultureInfo.InvariantCulture), RequestPriority.Recipe, Cancellation);
                else
                    Assert.Equal(await line.ReadAsync(item, RequestPriority.Recipe, Cancellation), Value(vector));
            }
            catch (DeviceException e)
            {
                fault = e.Fault;
            }

            Assert.True(replay.Mismatch is null, replay.Mismatch);
            Assert.True(fault == vector.Command switch { "bad BCC" => DeviceFault.UnreadableReply, "absent unit" => DeviceFault.NoReply, _ => vector.Device is [0x15] ? DeviceFault.Refused : null }, $"{vector.Case}: {fault}");
            followed++;
        }

        Assert.Equal(17, followed);
    }

    [Fact]
    public async Task An_unknown_mnemonic_is_refused()
    {
        // The end of transmission says so; ours is asked with a mnemonic that only this reply makes unknown.
        var vector = Vectors.Case(File, "eurotherm-bisynch-018")[0] with { Host = BisynchMessage.Ask(0, 1, "PV") };
        await using var controller = EurothermController.OverBisynch(Vectors.Setup(new ReplayChannel("unknown", [vector])));
        await controller.Line.Bus.OpenAsync(Cancellation);
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => controller.Line.ReadAsync(EurothermItem.ProcessValue, RequestPriority.Recipe, Cancellation));
        Assert.Equal(DeviceFault.Refused, refusal.Fault);
    }

    [Fact]
    public async Task The_simulator_answers_every_exchange_alike()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var (group, unit) = vector.Command == "absent unit" ? ("0", "1") : ($"{(char)vector.Host![1]}", $"{(char)vector.Host[3]}");
            var simulator = new EurothermSimulator(Vectors.Simulator(("group", group), ("unit", unit)), bisynch: true);

            // The low limit of a furnace that is cooled below 0 °C is set before.
            if (vector.Case == "eurotherm-bisynch-014")
                await Vectors.AnswerAsync(simulator, new BisynchMessage("LS", "-50.0").Command(0, 1), new BisynchReplyFramer());
            var answer = await Vectors.AnswerAsync(simulator, vector.Host!, new BisynchReplyFramer());
            if (vector.Device is [BisynchMessage.StartOfText, _, _, _, ..])
                Assert.True(BisynchMessage.Decode(answer)?.Mnemonic == Mnemonic(vector)[..2] && Decimals(answer) == Decimals(vector.Device), vector.Case);
            else
                Assert.True(vector.Device!.SequenceEqual(answer), vector.Case);
        }
    }

    private static int Decimals(byte[] message) => message.Length - message.AsSpan().IndexOf((byte)'.');

    private static double Value(ProtocolVector vector) => double.Parse(Encoding.ASCII.GetString(vector.Device.AsSpan()[3..^2]), CultureInfo.InvariantCulture);

    private static string Mnemonic(ProtocolVector vector) => vector.Command == "write"
        ? Encoding.ASCII.GetString(vector.Host.AsSpan()[6..^2])
        : Encoding.ASCII.GetString(vector.Host.AsSpan()[5..^1]);
}
