using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Runs;

/// <summary>Writes what the board hears into the journal: samples of the chosen values at the chosen distance, every line of the log.</summary>
internal sealed class RunRecorder
{
    private readonly JournalWriter journal;
    private readonly RunBoard board;
    private readonly Dictionary<ParameterName, ushort> channels;
    private readonly Dictionary<string, double> lastSample = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private HashSet<ParameterName> chosen = [];
    private double every;

    public RunRecorder(JournalWriter journal, RunBoard board, Dictionary<ParameterName, ushort> channels)
    {
        (this.journal, this.board, this.channels) = (journal, board, channels);
        board.Read += OnRead;
        board.Said += OnSaid;
    }

    public void Choose(IReadOnlyList<ParameterName> parameters, double seconds)
    {
        lock (gate)
            (chosen, every) = ([.. parameters], seconds);
    }

    public void Close()
    {
        board.Read -= OnRead;
        board.Said -= OnSaid;
    }

    private void OnRead(string instrument, IReadOnlyList<Reading> readings)
    {
        lock (gate)
        {
            // A poll may come a little before its time; a sample that is all but due is taken.
            if (lastSample.TryGetValue(instrument, out var last) && board.Seconds - last < 0.95 * every)
                return;
            lastSample[instrument] = board.Seconds;
            foreach (var reading in readings)
            {
                var name = new ParameterName(instrument, reading.Parameter.Name);
                if ((chosen.Count == 0 || chosen.Contains(name)) && channels.TryGetValue(name, out var channel))
                    journal.Sample(channel, reading.Value ?? double.NaN, State(reading));
            }
        }
    }

    private void OnSaid(LogLine line) => journal.Event(line.Level, line.Source, line.Sentence);

    private static SampleState State(Reading reading) => reading.IsValid ? SampleState.Good
        : reading.Value is null ? SampleState.Missing
        : reading.State.Contains("range", StringComparison.Ordinal) ? SampleState.OutOfRange
        : SampleState.Doubtful;
}
