using System.Globalization;
using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Scpi;

namespace Fickian.Tests.Acquisition.Scpi;

/// <summary>Every SCPI exchange of the table: followed by the client, answered by the simulator.</summary>
public sealed class ScpiVectorTests
{
    private const string File = "scpi";

    // Replies that no instrument of this simulator gives: a command of Keithley's own older language, a failed self-test, a word for a count.
    private static readonly string[] Foreign = ["scpi-021 1", "scpi-205 2", "scpi-195 2"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_client_follows_every_case()
    {
        var rows = 0;
        foreach (var group in Vectors.Of(File).GroupBy(v => v.Case))
        {
            var steps = group.ToList();
            var replay = new ReplayChannel(group.Key, steps);
            await using var line = new ScpiLine(Vectors.Setup(replay));
            await line.Bus.OpenAsync(Cancellation);
            foreach (var vector in steps)
            {
                if (vector.IsSilent)
                    await line.SendAsync(Text(vector.Host!), RequestPriority.Recipe, Cancellation);
                else
                    Assert.Equal(Text(vector.Device!).Trim(), await line.AskAsync(Text(vector.Host!), null, RequestPriority.Recipe, Cancellation));
                rows++;
            }

            Assert.True(replay.IsFinished, replay.Mismatch);
        }

        Assert.Equal(230, rows);
    }

    [Fact]
    public async Task Numbers_are_numbers_and_words_are_not()
    {
        var (numbers, words) = (0, 0);
        foreach (var vector in Vectors.Of(File).Where(v => !v.IsSilent))
        {
            var text = Text(vector.Device!);
            var isNumber = text.Split(',').All(c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
            var replay = new ReplayChannel(vector.Case, [vector, vector, vector]);
            await using var line = new ScpiLine(Vectors.Setup(replay));
            await line.Bus.OpenAsync(Cancellation);
            if (isNumber)
            {
                var found = await line.NumbersAsync(Text(vector.Host!), null, RequestPriority.Recipe, Cancellation);
                Assert.Equal(text.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture)), found);
                numbers++;
            }
            else
            {
                Assert.Equal(DeviceFault.UnreadableReply, (await Assert.ThrowsAsync<DeviceException>(() => line.NumbersAsync(Text(vector.Host!), null, RequestPriority.Recipe, Cancellation))).Fault);
                words++;
            }
        }

        Assert.Equal(Vectors.Of(File).Count(v => !v.IsSilent), numbers + words);
        Assert.True(numbers > 80 && words > 30, $"{numbers} numbers, {words} words");
    }

    [Theory]
    [InlineData("scpi-209")]
    [InlineData("scpi-210")]
    public async Task An_overload_is_no_reading(string name)
    {
        await using var meter = new ScpiInstrument(Vectors.Setup(new ReplayChannel(name, Vectors.Case(File, name))));
        await meter.Line.Bus.OpenAsync(Cancellation);
        var reading = await meter.ReadAsync(meter.Parameters[0], RequestPriority.Polling, Cancellation);
        Assert.Equal((null, "overload"), (reading.Value, reading.State));
    }

    [Fact]
    public void Errors_mean_what_the_table_says()
    {
        ScpiError Of(string name) => ScpiError.Decode(Text(Vectors.Case(File, name)[0].Device!))!;
        Assert.True(Of("scpi-018").IsNone && Of("scpi-180").IsNone && ScpiError.Decode("+0,\"No error\"")!.IsNone);
        Assert.Equal((-113, "Undefined header"), (Of("scpi-207").Number, Of("scpi-207").Text));
        Assert.Equal((-222, "Data out of range"), (Of("scpi-208").Number, Of("scpi-208").Text));
        Assert.All(["", "0", "-113", "x,\"y\"", "-113,\"open"], t => Assert.Null(ScpiError.Decode(t)));
    }

    [Fact]
    public async Task The_simulator_knows_every_header_of_the_table()
    {
        var rows = 0;
        foreach (var vector in Vectors.Of(File))
        {
            rows++;
            var simulator = new ScpiSimulator(Vectors.Simulator(("type", vector.Meaning.Contains("2200", StringComparison.Ordinal) ? "supply" : "meter")));
            await using var bus = new RequestBus("raw", Vectors.Line(simulator), new ScpiFramer(), new(TimeSpan.FromSeconds(5)), TimeProvider.System);
            await bus.OpenAsync(Cancellation);
            if (Foreign.Contains($"{vector.Case} {vector.Step}"))
                continue;
            var answer = vector.IsSilent ? "" : Text((await bus.AskAsync(new(vector.Host, vector.Case), RequestPriority.Recipe, Cancellation))[0]);
            if (vector.IsSilent)
                await bus.AskAsync(new(vector.Host, vector.Case) { HasReply = false }, RequestPriority.Recipe, Cancellation);

            // A word stays a word and a number a number; nothing of the table is an error.
            Assert.True(vector.IsSilent || Kind(answer) == Kind(Text(vector.Device!)), $"{vector.Case}: {answer}");
            var error = Text((await bus.AskAsync(new("SYST:ERR?\n"u8.ToArray(), "errors"), RequestPriority.Recipe, Cancellation))[0]);
            Assert.True(error == "0,\"No error\"", $"{vector.Case}: {error}");
        }

        Assert.Equal(230, rows);
    }

    [Fact]
    public async Task What_was_set_is_what_is_told()
    {
        await using var bus = new RequestBus("raw", Vectors.Line(new ScpiSimulator(Vectors.Simulator())), new ScpiFramer(), new(TimeSpan.FromSeconds(5)), TimeProvider.System);
        await bus.OpenAsync(Cancellation);
        foreach (var (command, query, value) in new[]
        {
            (":SENS2:NPLC 1.234", ":SENSE2:NPLCycles?", "1.234"), (":SENS:CHAN 2;:SENS:FUNC 'TEMP';:SENS:TEMP:NPLC 5", "TEMP:NPLC?", "5"), ("OUTPUT ON", "OUTP:STAT?", "1"),
            (":SENSE:AVERAGE:TCONTROL MOV;COUNT 4", ":SENS:AVER:COUN?", "4"), (":SENS:NPLC 7", ":SENS2:NPLC?", "1"), (":SENS:FUNC \"CURR:DC\"", "FUNC?", "\"CURR:DC\""),
        })
        {
            await bus.AskAsync(new(Encoding.ASCII.GetBytes(command + "\n"), command) { HasReply = false }, RequestPriority.Recipe, Cancellation);
            if (query == ":SENS2:NPLC?")
                await bus.AskAsync(new("*RST\n"u8.ToArray(), "reset") { HasReply = false }, RequestPriority.Recipe, Cancellation);
            Assert.Equal(value, Text((await bus.AskAsync(new(Encoding.ASCII.GetBytes(query + "\n"), query), RequestPriority.Recipe, Cancellation))[0]));
        }
    }

    [Fact]
    public void A_block_ends_where_its_length_says()
    {
        var buffer = new FrameBuffer(new ScpiFramer(100));
        buffer.Add("#15ab\ncd\n#9999999999\nok\n#211abcdefghij"u8);
        Assert.Equal("#15ab\ncd", Text(buffer.Next()!, trim: false));
        Assert.Equal("9999999999", Text(buffer.Next()!));
        Assert.Equal("ok", Text(buffer.Next()!));
        Assert.Null(buffer.Next());
        buffer.Add("k\n"u8);
        Assert.Equal("#211abcdefghijk", Text(buffer.Next()!));
    }

    private static int Kind(string text) => text.Split(',').All(c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) ? 1 : 0;

    private static string Text(byte[] bytes, bool trim = true) => trim ? Encoding.ASCII.GetString(bytes).TrimEnd('\n') : Encoding.ASCII.GetString(bytes);
}
