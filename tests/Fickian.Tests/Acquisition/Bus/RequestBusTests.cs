using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition.Bus;

/// <summary>One request at a time, the most urgent first; questions may be repeated, commands never.</summary>
public sealed class RequestBusTests
{
    private static readonly SpedTime Quick = new(20, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_askers_on_one_line_each_get_their_own_reply()
    {
        await using var bus = Echo(out _);
        await bus.OpenAsync(Cancellation);
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
            Encoding.ASCII.GetString((await bus.AskAsync(Ask($"q{i}"), RequestPriority.Polling, Cancellation))[0])));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"re:q{i}"), replies);
        Assert.Equal(20, bus.Counters.Exchanges);
    }

    [Fact]
    public async Task The_most_urgent_goes_first()
    {
        await using var bus = Echo(out var asked);
        await bus.OpenAsync(Cancellation);
        var hold = new TaskCompletionSource();
        var holder = bus.ConverseAsync(true, RequestPriority.Emergency, async _ =>
        {
            await hold.Task;
            return 0;
        }, Cancellation);
        var tasks = new[] { RequestPriority.Polling, RequestPriority.Recipe, RequestPriority.Emergency, RequestPriority.Interlock }
            .Select(p => bus.AskAsync(Ask(p.ToString()), p, Cancellation)).ToArray();
        hold.SetResult();
        await holder;
        await Task.WhenAll(tasks);
        Assert.Equal(["Emergency", "Interlock", "Recipe", "Polling"], asked);
    }

    [Fact]
    public async Task A_question_without_answer_is_asked_three_times_and_a_command_once()
    {
        await using var bus = Echo(out var asked);
        await bus.OpenAsync(Cancellation);
        var question = await Assert.ThrowsAsync<DeviceException>(() => bus.AskAsync(Ask("silent"), RequestPriority.Polling, Cancellation));
        Assert.Equal(DeviceFault.NoReply, question.Fault);
        Assert.Equal("silent\r", Encoding.ASCII.GetString(question.Sent));
        Assert.Equal(3, asked.Count);
        await Assert.ThrowsAsync<DeviceException>(() => bus.AskAsync(Ask("silent") with { IsWrite = true }, RequestPriority.Polling, Cancellation));
        Assert.Equal(4, asked.Count);
    }

    [Fact]
    public async Task A_late_reply_is_not_taken_for_the_next_one()
    {
        await using var bus = Echo(out _);
        await bus.OpenAsync(Cancellation);
        await Assert.ThrowsAsync<DeviceException>(() => bus.AskAsync(Ask("late") with { IsWrite = true }, RequestPriority.Polling, Cancellation));
        await Task.Delay(TimeSpan.FromSeconds(2), Quick, Cancellation);
        var reply = await bus.AskAsync(Ask("next"), RequestPriority.Polling, Cancellation);
        Assert.Equal("re:next", Encoding.ASCII.GetString(reply[0]));
    }

    [Fact]
    public async Task An_emergency_ends_the_wait_of_what_is_under_way()
    {
        await using var bus = Echo(out _);
        await bus.OpenAsync(Cancellation);
        var slow = bus.AskAsync(Ask("silent") with { TimeOut = TimeSpan.FromHours(1), IsWrite = true }, RequestPriority.Recipe, Cancellation);
        var stop = await bus.AskAsync(Ask("stop"), RequestPriority.Emergency, Cancellation);
        Assert.Equal("re:stop", Encoding.ASCII.GetString(stop[0]));
        Assert.Equal(DeviceFault.Preempted, (await Assert.ThrowsAsync<DeviceException>(() => slow)).Fault);
    }

    [Fact]
    public async Task What_nobody_asked_for_reaches_the_listener()
    {
        var (host, device) = MemoryChannel.Pair("unasked");
        await using var bus = new RequestBus("unasked", new Opened(host), LineFramer.CarriageReturn, new(TimeSpan.FromSeconds(2)), Quick);
        var told = new TaskCompletionSource<string>();
        bus.Unsolicited += frame => told.TrySetResult(Encoding.ASCII.GetString(frame.Span));
        await bus.OpenAsync(Cancellation);
        await device.WriteAsync("hello\r"u8.ToArray(), Cancellation);
        Assert.Equal("hello", await told.Task.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task A_lost_line_is_noticed_without_a_request_and_fails_all_later_ones()
    {
        var (host, device) = MemoryChannel.Pair("lost");
        await using var bus = new RequestBus("lost", new Opened(host), LineFramer.CarriageReturn, new(TimeSpan.FromSeconds(2)), Quick);
        var lost = new TaskCompletionSource();
        bus.Lost += _ => lost.TrySetResult();
        await bus.OpenAsync(Cancellation);
        await device.CloseAsync();
        await lost.Task.WaitAsync(Cancellation);
        Assert.Equal(DeviceFault.LinkLost, (await Assert.ThrowsAsync<DeviceException>(() => bus.AskAsync(Ask("x"), RequestPriority.Polling, Cancellation))).Fault);
        Assert.Equal(1, bus.Counters.Losses);
    }

    private static Request Ask(string text) => new(Encoding.ASCII.GetBytes(text + "\r"), text);

    private static RequestBus Echo(out List<string> asked)
    {
        var heard = asked = [];
        var channel = new MemoryChannel("echo", line => FrameService.ServeAsync(line, LineFramer.CarriageReturn, async (frame, reply) =>
        {
            var text = Encoding.ASCII.GetString(frame);
            heard.Add(text);
            if (text == "late")
                await Task.Delay(TimeSpan.FromSeconds(1.5), Quick);
            if (text != "silent")
                await reply(Encoding.ASCII.GetBytes($"re:{text}\r"));
        }, CancellationToken.None));
        return new("echo", channel, LineFramer.CarriageReturn, new(TimeSpan.FromSeconds(1)), Quick);
    }

    /// <summary>An end of a pair is open from the beginning and cannot be opened again.</summary>
    private sealed class Opened(IByteChannel line) : IByteChannel
    {
        public string Address => line.Address;

        public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => line.ReadAsync(buffer, cancellation);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => line.WriteAsync(bytes, cancellation);

        public void DiscardInput() => line.DiscardInput();

        public Task CloseAsync() => line.CloseAsync();

        public ValueTask DisposeAsync() => line.DisposeAsync();
    }
}
