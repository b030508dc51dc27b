using System.Globalization;
using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Secop;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition.Secop;

/// <summary>Damaged lines of a node give a finite value or one sentence, never another exception or a hang.</summary>
/// <remarks>The protocol has no check: a damaged digit is another digit. FICKIAN_FUZZ states how many; a client takes a fortieth.</remarks>
public sealed class SecopFuzzTests
{
    private static readonly string[] Seeds =
    [
        "reply cryo:value [9.621405711421017, {\"t\": 1795395076.199682}]\n",
        "error_read cryo:value [\"RangeError\", \"text\", {}]\n",
        "update cryo:status [[300, \"new\"], {\"t\": 1}]\nupdate cryo:value [9, {}]\nreply cryo:value [1e3, {}]\n",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Damaged_lines_give_a_finite_value_or_a_sentence()
    {
        var count = (int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 20_000) / 40;

        // Silence after damage costs milliseconds: a time-out that comes too early is one more sentence.
        var impatient = new SpedTime(1000, TimeProvider.System);
        var number = 0;
        await using var client = new SecopClient(new("node", new MemoryChannel("damaged", end => AnswerAsync(end, () => Damaged(++number))), impatient));
        var (values, sentences) = (0, 0);
        while (number == 0)
        {
            try
            {
                await client.ConnectAsync(Cancellation);
                number = 1;
            }
            catch (DeviceException)
            {
                number = 0;
            }
        }

        var temperature = client.Parameters.Single(p => p.Name == "cryo:value");
        while (number < count)
        {
            try
            {
                var reading = await client.ReadAsync(temperature, RequestPriority.Polling, Cancellation);
                Assert.True(reading.Value is not { } value || double.IsFinite(value));
                values++;
            }
            catch (DeviceException)
            {
                sentences++;
            }
        }

        Assert.True(values > 0 && sentences > 0, $"{values} values, {sentences} sentences");
    }

    private static byte[] Damaged(int number)
    {
        var random = new Random(number);
        var bytes = Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]);
        for (var i = random.Next(3); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return [.. bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length), (byte)'\n'];
    }

    private static async Task AnswerAsync(IByteChannel end, Func<byte[]> damaged)
    {
        const string Description = """{"modules":{"cryo":{"accessibles":{"value":{"datainfo":{"type":"double","unit":"K"},"readonly":true},"status":{"datainfo":{"type":"tuple"}}}}}}""";
        await FrameServiceOf(end, text => text switch
        {
            "*IDN?" => "ISSE,SECoP,V2019-09-16,v1.0\n"u8.ToArray(),
            "describe" => Encoding.UTF8.GetBytes($"describing . {Description}\n"),
            "activate" => "active\n"u8.ToArray(),
            _ => damaged(),
        });
    }

    private static Task FrameServiceOf(IByteChannel end, Func<string, byte[]> answer) =>
        FrameService.ServeAsync(end, Fickian.Acquisition.Framing.LineFramer.LineFeed, frame => answer(Encoding.UTF8.GetString(frame)), Cancellation);
}
