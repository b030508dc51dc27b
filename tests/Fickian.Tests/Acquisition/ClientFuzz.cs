using System.Globalization;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition;

/// <summary>Polls a simulator over a line on which everything goes wrong: a client gives readings or one sentence, and never another exception.</summary>
/// <remarks>FICKIAN_FUZZ states how many damaged files the readers get; a client gets a fortieth of that, 1000 polls without it.</remarks>
internal static class ClientFuzz
{
    private const int Usual = 20_000;
    private const int Share = 40;

    // Silence costs a hundredth of its time-out; nothing is spaced.
    private static readonly SpedTime Hurried = new(100, TimeProvider.System);
    private static readonly SpedTime Laboratory = new(2000, TimeProvider.System);

    /// <summary>Runs the polls.</summary>
    /// <param name="simulator">The instrument.</param>
    /// <param name="create">Makes the client.</param>
    /// <param name="check">Looks at what a poll gave.</param>
    /// <param name="settings">Settings of the client.</param>
    /// <returns>Polls that gave readings, and those that gave a sentence.</returns>
    public static async Task<(int Readings, int Sentences)> RunAsync(
        ISimulator simulator, Func<InstrumentSetup, IInstrument> create, Action<IReadOnlyList<Reading>> check, params (string Name, string Value)[] settings)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var count = (int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Usual) / Share;
        var line = new SwitchedFaults(Vectors.Line(simulator));
        var wire = new SwitchedHurry();
        await using var client = create(new("fuzz", line, Laboratory) { Wire = wire, Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal) });
        await client.ConnectAsync(cancellation);
        (line.IsOn, wire.IsOn) = (true, true);
        var (readings, sentences) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            try
            {
                check(await client.PollAsync(RequestPriority.Polling, cancellation));
                readings++;
            }
            catch (DeviceException e)
            {
                Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
                sentences++;
            }
        }

        Assert.Equal(count, readings + sentences);
        return (readings, sentences);
    }

    /// <summary>A clock of the line that hurries once it is told to: a busy machine must not spoil the connection.</summary>
    private sealed class SwitchedHurry : TimeProvider
    {
        public bool IsOn { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            (IsOn ? Hurried : System).CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>A line that is sound until its faults are switched on.</summary>
    private sealed class SwitchedFaults(IByteChannel line) : IByteChannel
    {
        private readonly FaultyChannel faulty = new(line, new() { Seed = 7, Corrupt = 0.2, Noise = 0.05, Drop = 0.01, Split = 0.2, Merge = 0.01 }, Hurried);

        public bool IsOn { get; set; }

        public string Address => line.Address;

        public Task OpenAsync(CancellationToken cancellation) => faulty.OpenAsync(cancellation);

        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => (IsOn ? faulty : line).ReadAsync(buffer, cancellation);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => line.WriteAsync(bytes, cancellation);

        public void DiscardInput() => line.DiscardInput();

        public Task CloseAsync() => line.CloseAsync();

        public ValueTask DisposeAsync() => line.DisposeAsync();
    }
}
