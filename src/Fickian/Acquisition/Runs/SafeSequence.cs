using System.Collections.Concurrent;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Runs;

/// <summary>Brings a rig to its safe state: heat off, gas closed, emission off, motion stopped. A vacuum is held.</summary>
/// <remarks>
/// Every step has its own time-out, later steps run even if earlier ones fail, and what was not confirmed is told.
/// An instrument whose line is gone is connected again, for as long as its patience lasts; the others do not wait for it.
/// Software replaces no hard-wired protection.
/// </remarks>
/// <param name="wall">Clock on the wall, for lines that are gone.</param>
public sealed class SafeSequence(TimeProvider wall)
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestCommand = TimeSpan.FromSeconds(0.8);

    /// <summary>How long a line that is gone is tried again.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Who must answer on a line that is connected again, by the names of the instruments; commands for one are not given to another. Nothing is compared for those that are missing.</summary>
    public IReadOnlyDictionary<string, Identity> Expected { get; init; } = new Dictionary<string, Identity>(StringComparer.Ordinal);

    /// <summary>Runs the sequence over all instruments, stage after stage; within a stage all at once. The last stage is commanded within three seconds of the first.</summary>
    /// <param name="instruments">The instruments of the rig.</param>
    /// <param name="priority">Urgency on the lines.</param>
    /// <param name="told">Receives each finding as it comes; null for nobody.</param>
    public async Task<IReadOnlyList<SafeFinding>> RunAsync(IEnumerable<IInstrument> instruments, RequestPriority priority, Action<SafeFinding>? told = null)
    {
        var findings = new ConcurrentQueue<SafeFinding>();
        var started = instruments.Where(i => i.SafeState.Stage != SafeStage.Nothing).GroupBy(i => i.SafeState.Stage).OrderBy(g => g.Key).ToList();

        // The next stage begins as soon as this one is commanded; whether it took effect is watched meanwhile.
        // A line that is gone holds nobody up: it goes on being tried beside the others.
        var all = new List<Task>();
        foreach (var stage in started)
        {
            var begun = stage.Select(i => (Commanded: new TaskCompletionSource(), Instrument: i)).ToList();
            all.AddRange(begun.Select(b => MakeSafeAsync(b.Instrument, priority, Tell, b.Commanded)).ToList());
            await Task.WhenAny(Task.WhenAll(begun.Select(b => b.Commanded.Task)), Task.Delay(LongestCommand, wall));
        }

        await Task.WhenAll(all);
        return [.. findings];

        void Tell(SafeFinding finding)
        {
            findings.Enqueue(finding);
            told?.Invoke(finding);
        }
    }

    private async Task MakeSafeAsync(IInstrument instrument, RequestPriority priority, Action<SafeFinding> tell, TaskCompletionSource commanded)
    {
        var given = wall.GetTimestamp();
        string? lost = null;
        foreach (var action in instrument.SafeState.Actions)
        {
            while (true)
            {
                lost = instrument.IsConnected ? null : await ReconnectAsync(instrument);
                var outcome = lost ?? await PerformAsync(action, priority);
                if (outcome is null || instrument.IsConnected || wall.GetElapsedTime(given) > Patience)
                {
                    tell(new(instrument.Name, action.What, outcome));
                    commanded.TrySetResult();
                    break;
                }

                await Task.Delay(BetweenAttempts, wall);
            }
        }
    }

    private async Task<string?> ReconnectAsync(IInstrument instrument)
    {
        using var timer = new CancellationTokenSource(TimeSpan.FromSeconds(5), wall);
        try
        {
            var found = await instrument.ConnectAsync(timer.Token);
            if (!Expected.TryGetValue(instrument.Name, out var expected) || found.IsSameAs(expected))
                return null;
            await instrument.CloseAsync();
            return $"At {instrument.Address} {found} answers where {expected} was expected; nothing was sent to it.";
        }
        catch (Exception e)
        {
            // Whatever fails at one instrument must not keep the others from being made safe.
            return e is OperationCanceledException ? $"{instrument.Name} does not answer at {instrument.Address}." : e.Message;
        }
    }

    private async Task<string?> PerformAsync(SafeAction action, RequestPriority priority)
    {
        // The wait is bounded by both clocks: simulated time may run faster than the line can answer.
        using var timer = new CancellationTokenSource(action.TimeOut < TimeSpan.FromSeconds(5) ? TimeSpan.FromSeconds(5) : action.TimeOut, wall);
        try
        {
            return await action.Perform(priority, timer.Token).WaitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            return $"It was not confirmed within {action.TimeOut.TotalSeconds:0.#} s.";
        }
        catch (Exception e)
        {
            // Not even an error of ours may keep the later steps from their turn.
            return e.Message;
        }
    }
}
