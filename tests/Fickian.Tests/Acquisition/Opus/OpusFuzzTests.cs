using System.Globalization;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Opus;

namespace Fickian.Tests.Acquisition.Opus;

/// <summary>Damaged replies of OPUS give a value, or one sentence, never another exception or a hang.</summary>
/// <remarks>The protocol has no check, so a damaged digit cannot be told from another digit; what is not a status between −1 and 3 must be refused. FICKIAN_FUZZ states how many; a client takes a fortieth.</remarks>
public sealed class OpusFuzzTests
{
    private const int Usual = 20_000;

    [Fact]
    public async Task Damaged_replies_are_refused_or_read_as_what_they_say()
    {
        var count = (int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Usual) / 40;
        var seeds = Vectors.Of("opus_text").Where(v => v.Device is { Length: > 0 }).Select(v => v.Device!).ToArray();
        var reply = "OK\n0\n"u8.ToArray();
        await using var client = new OpusSpectrometer(OpusBench.Setup(new MemoryChannel("damaged", end => AnswerAsync(end, () => reply)), ".", "http", true));
        var (values, sentences) = (0, 0);
        await client.ConnectAsync(OpusBench.Cancellation);
        for (var number = 0; number < count; number++)
        {
            var random = new Random(number);
            reply = Damaged(seeds[random.Next(seeds.Length)], random);
            try
            {
                var status = (await client.ReadAsync(OpusSpectrometer.Status, RequestPriority.Polling, OpusBench.Cancellation)).Value;
                Assert.InRange(status!.Value, -1, 3);
                values++;
            }
            catch (DeviceException)
            {
                sentences++;
            }

            var decoded = OpusReply.Decode(reply);
            if (decoded is not null && OpusDataPoints.Decode(decoded) is { } points)
                Assert.All(points.Values, v => Assert.True(double.IsFinite(v)));
        }

        Assert.True(values > 0 && sentences > 0, $"{values} values, {sentences} sentences");
    }

    private static byte[] Damaged(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var i = random.Next(4); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.AddRange(seed);
                    break;
            }
        }

        return [.. bytes];
    }

    // A connection a command: the greeting is answered soundly, what follows is damaged.
    private static async Task AnswerAsync(IByteChannel end, Func<byte[]> reply)
    {
        var buffer = new byte[4096];
        var text = System.Text.Encoding.Latin1.GetString(buffer, 0, await end.ReadAsync(buffer, OpusBench.Cancellation));
        var answer = text.Contains("COMMAND_SAY", StringComparison.Ordinal) ? System.Text.Encoding.Latin1.GetBytes(text.Split("%20")[1].Split('\r')[0] + "\n")
            : text.Contains("GET_VERSION", StringComparison.Ordinal) ? "8.2\n"u8.ToArray()
            : reply();
        if (answer.Length > 0)
            await end.WriteAsync(answer, OpusBench.Cancellation);
        await end.CloseAsync();
    }
}
