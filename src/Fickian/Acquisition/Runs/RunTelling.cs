using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Runs;

/// <summary>Tells instruments the values of others that they must know, each time one was read; a value that could not be told says so once.</summary>
internal sealed class RunTelling
{
    private readonly Rig rig;
    private readonly IReadOnlyDictionary<string, IInstrument> instruments;
    private readonly RunBoard board;
    private readonly HashSet<ToldValue> failing = [];
    private readonly HashSet<ToldValue> pending = [];
    private readonly Lock gate = new();

    public RunTelling(Rig rig, IReadOnlyDictionary<string, IInstrument> instruments, RunBoard board)
    {
        (this.rig, this.instruments, this.board) = (rig, instruments, board);
        board.Read += OnRead;
    }

    public void Close() => board.Read -= OnRead;

    private void OnRead(string instrument, IReadOnlyList<Reading> readings)
    {
        foreach (var told in rig.Told.Where(t => t.From.Instrument == instrument))
        {
            // What is still on its way is not told twice; the next reading comes soon.
            if (board.Values.TryGetValue(told.From, out var found) && found.Comparable is { } value && double.IsFinite(value) && Begin(told))
                _ = TellAsync(told, value);
        }
    }

    private bool Begin(ToldValue told)
    {
        lock (gate)
            return pending.Add(told);
    }

    private async Task TellAsync(ToldValue told, double value)
    {
        string? why = null;
        try
        {
            var to = instruments[told.To.Instrument];
            var outcome = await to.SetAsync(to.Parameters.First(p => p.Name == told.To.Parameter), value, RequestPriority.Interlock, CancellationToken.None);
            why = outcome.Result is WriteResult.Done or WriteResult.Acknowledged ? null : outcome.Sentence;
        }
        catch (Exception e) when (e is DeviceException or ChannelException or ArgumentException)
        {
            why = e.Message;
        }

        bool first;
        lock (gate)
        {
            pending.Remove(told);
            if (why is null)
                failing.Remove(told);
            first = why is not null && failing.Add(told);
        }

        if (first)
            board.Say(EventLevel.Warning, told.To.Instrument, $"{told.From} could not be told to {told.To}: {why}");
    }
}
