using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;

namespace Fickian.Acquisition.Runs;

/// <summary>Reads one instrument again and again, at absolute times so that nothing drifts, for as long as the rig is held.</summary>
/// <remarks>
/// A sensor whose line is lost is connected again: who answers is identified anew before a value counts.
/// An instrument that can heat, let gas in or emit is not: its loss ends the run in the safe state.
/// </remarks>
/// <param name="instrument">What is read.</param>
/// <param name="identity">Who must answer after a lost line.</param>
/// <param name="board">Receives the values.</param>
/// <param name="time">Clock of the laboratory.</param>
/// <param name="missedPolls">Polls in a row that may be missed.</param>
internal sealed class Poller(IInstrument instrument, Identity identity, RunBoard board, TimeProvider time, int missedPolls)
{
    private static readonly TimeSpan[] BackOff = [.. new[] { 0.5, 1, 2, 4, 8, 15, 30 }.Select(TimeSpan.FromSeconds)];

    private int missed;

    /// <summary>The instrument is lost, and with it what it holds.</summary>
    public event Action<string>? Lost;

    /// <summary>Samples that came later than one period after their time.</summary>
    public long Late { get; private set; }

    /// <summary>Polls that went well.</summary>
    public long Polls { get; private set; }

    /// <summary>Time from one poll to the next, s.</summary>
    public required double Every { get; init; }

    private bool MovesSomething => instrument.SafeState.Stage != SafeStage.Nothing;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await Task.Yield();
        var next = time.GetTimestamp();
        try
        {
            while (true)
            {
                await PollAsync(cancellation);
                var period = (long)(Every * time.TimestampFrequency);
                next += period;
                var now = time.GetTimestamp();
                if (next <= now)
                {
                    Late += (now - next) / period;
                    board.CountLate((now - next) / period);
                    next = now - ((now - next) % period);
                    await Task.Yield();
                    cancellation.ThrowIfCancellationRequested();
                }
                else
                {
                    await Task.Delay(time.GetElapsedTime(now, next), time, cancellation);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task PollAsync(CancellationToken cancellation)
    {
        try
        {
            board.Put(instrument.Name, await instrument.PollAsync(RequestPriority.Polling, cancellation));
            Polls++;
            board.CountPoll();
            missed = 0;
        }
        catch (DeviceException e) when (e.Fault is DeviceFault.LinkLost)
        {
            await LoseAsync(e.Message, cancellation);
        }
        catch (DeviceException e)
        {
            board.Say(EventLevel.Warning, instrument.Name, e.Message);
            if (++missed >= missedPolls)
                await LoseAsync($"{instrument.Name} missed {missed} polls in a row.", cancellation);
        }
    }

    private async Task LoseAsync(string reason, CancellationToken cancellation)
    {
        board.Instruments[instrument.Name] = "lost";
        board.Say(EventLevel.Error, instrument.Name, reason);
        if (MovesSomething)
        {
            Lost?.Invoke(reason);
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation);
        }

        for (var attempt = 0; ; attempt++)
        {
            await Task.Delay(BackOff[Math.Min(attempt, BackOff.Length - 1)], time, cancellation);
            if (await ReconnectAsync(cancellation))
                return;
        }
    }

    private async Task<bool> ReconnectAsync(CancellationToken cancellation)
    {
        try
        {
            var found = await instrument.ConnectAsync(cancellation);
            if (!found.IsSameAs(identity))
            {
                Lost?.Invoke($"At {instrument.Address} {found} answers where {identity} was expected.");
                return false;
            }

            missed = 0;
            board.Instruments[instrument.Name] = "connected";
            board.Say(EventLevel.Warning, instrument.Name, $"{instrument.Name} answers again.");
            return true;
        }
        catch (Exception e) when (e is ChannelException or DeviceException)
        {
            return false;
        }
    }
}
