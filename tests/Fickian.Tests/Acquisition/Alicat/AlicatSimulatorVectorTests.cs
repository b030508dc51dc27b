using System.Text;
using Fickian.Acquisition.Alicat;
using Fickian.Acquisition.Framing;

namespace Fickian.Tests.Acquisition.Alicat;

/// <summary>The simulator prints the captured tables byte by byte, and polls in the captured layout.</summary>
public sealed class AlicatSimulatorVectorTests
{
    private static readonly (string, string)[] Old = [("firmware", "5v12.0-R22"), ("serial", "122161"), ("date", "09/24/2015"), ("calibrated-by", "PD")];
    private static readonly (string, string)[] Middle = [("firmware", "8v17.0-R23"), ("model", "MCR-200SLPM-D"), ("unit", "B"), ("serial", "225873"), ("date", "01/20/2020"), ("built", "Nov 27 2019,15:28:45")];
    private static readonly (string, string)[] Meter = [("firmware", "10v04.0-R24"), ("model", "MW-10SLPM-D"), ("gas", "0")];

    [Fact]
    public async Task What_is_no_physics_is_answered_byte_by_byte()
    {
        int[] exact = [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 18, 23, 24, 25, 29, 36, 37, 38, 39, 40, 41];
        foreach (var number in exact)
        {
            var row = AlicatVectorTests.Row(number);
            var settings = number switch { 2 => Meter, 3 or 13 => Old, 4 or 14 or 29 => Middle, _ => [] };
            Assert.Equal(Encoding.Latin1.GetString(row.Device!), await AnswerAsync(new(Vectors.Simulator(settings)), row.Host!));
        }

        // The captured list of gases was cut after the ninth.
        Assert.StartsWith(Encoding.Latin1.GetString(AlicatVectorTests.Row(8).Device!), await AnswerAsync(new(Vectors.Simulator()), AlicatVectorTests.Row(8).Host!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Polls_and_values_have_the_captured_layout()
    {
        int[] physics = [9, 15, 16, 17, 19, 20, 21, 22, 26, 27, 28, 30, 31, 32, 33, 34, 35, 42];
        foreach (var number in physics)
        {
            var row = AlicatVectorTests.Row(number);
            var simulator = new AlicatSimulator(Vectors.Simulator([.. number switch { 15 => Meter, 9 or 19 => Old, _ => [] }]));
            if (number is 30 or 32 or 35 or 42)
                simulator.Inject(number switch { 30 => "over-range", 32 => "converter-fault", 35 => "no-temperature", _ => "stale-stream" });
            if (number == 31)
                await AnswerAsync(simulator, "AHP\r"u8.ToArray());
            var (expected, found) = (Encoding.Latin1.GetString(row.Device!), await AnswerAsync(simulator, row.Host ?? "A\r"u8.ToArray()));
            Assert.Equal(Layout(expected, number is 9 or 19 or 26 or 27 or 28), Layout(found, number is 9 or 19 or 26 or 27 or 28));
        }

        // With the 24 above and the end of the stream below these are all 43.
        Assert.Equal(43 - 24 - 1, physics.Length);
    }

    [Fact]
    public async Task A_stale_stream_ends_with_its_stop_command()
    {
        var simulator = new AlicatSimulator(Vectors.Simulator());
        simulator.Inject("stale-stream");
        Assert.StartsWith("@ +", await AnswerAsync(simulator, "A??M*\r"u8.ToArray()), StringComparison.Ordinal);
        await AnswerAsync(simulator, AlicatVectorTests.Row(43).Host!);
        Assert.StartsWith("A +", await AnswerAsync(simulator, "A\r"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_old_firmware_a_command_with_L_locks_the_display()
    {
        var simulator = new AlicatSimulator(Vectors.Simulator(Old));
        Assert.EndsWith(" LCK\r", await AnswerAsync(simulator, "ALS 100\r"u8.ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain("LCK", await AnswerAsync(simulator, "AU\r"u8.ToArray()), StringComparison.Ordinal);
    }

    // Digits become 0 and signs +; polls built by hand (short) differ in width and give their words alone. Status words come in any order.
    private static string Layout(string line, bool isShort)
    {
        var words = line.TrimEnd('\r').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var shown = words.Select(w => w[0] is '+' or '-' && w.Any(char.IsAsciiDigit) ? isShort ? "+" : string.Concat(w.Select(c => char.IsAsciiDigit(c) ? '0' : c == '-' ? '+' : c)) : w);
        return string.Join(' ', shown.Where(w => w is not "TMF" and not "VOV" and not "MOV")) + (words.Contains("MOV") ? " MOV" : "") + (words.Contains("VOV") ? " VOV" : "");
    }

    private static async Task<string> AnswerAsync(AlicatSimulator simulator, byte[] request) =>
        Encoding.Latin1.GetString(await Vectors.AnswerAsync(simulator, request, new Whole()));

    /// <summary>Everything that comes in one piece: the simulator writes a table as a whole.</summary>
    private sealed record Whole : IFramer
    {
        public int LongestFrame => 65536;

        public FrameScan Scan(ReadOnlySpan<byte> bytes) => bytes.Length > 0 ? FrameScan.Frame(bytes.Length, 0, bytes.Length) : FrameScan.Incomplete;
    }
}
