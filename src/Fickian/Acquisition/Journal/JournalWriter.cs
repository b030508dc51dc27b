namespace Fickian.Acquisition.Journal;

/// <summary>Writes the journal of one run, from its first sample on.</summary>
/// <remarks>
/// The file is new and only grows. Any thread may write; records are numbered in the order in which they come.
/// The operating system has a sample a quarter of <see cref="JournalWriterOptions.SyncInterval"/> after it came, so that it outlives the program; the disk has it after the whole of it.
/// State changes (commands, checkpoints, markers, snapshots, clock offsets, events from warning on, the end) are on the disk when the call returns.
/// When the disk fails, the run goes on in a new segment in the rescue folder, else in memory up to a bound, and <see cref="JournalWriterOptions.Failed"/> is told; writing never throws for it.
/// </remarks>
public sealed partial class JournalWriter : IDisposable
{
    // Larger stretches are handed to the operating system at once.
    private const int Stretch = 1 << 18;

    // The head is repeated, so that damage to the beginning of the file does not take the names of the channels.
    private const int HeaderEvery = 4 << 20;

    private readonly Lock gate = new();
    private readonly RunClock clock;
    private readonly JournalWriterOptions options;
    private RecordBuffer filling = new();
    private uint sequence;
    private int sinceHeader;
    private long drained;
    private bool ended;

    private JournalWriter(IJournalStore store, RunHeader header, RunClock clock, JournalWriterOptions options)
    {
        (this.store, Header, this.clock, this.options) = (store, header, clock, options);
        Path = store.Path;
        drained = synced = options.WallTime.GetTimestamp();
        Append(JournalEntryType.Header, EntryBytes.Of(header).Payload, clock.Now());
        Drain(sync: true);
        var quarter = TimeSpan.FromSeconds(options.SyncInterval / 4);
        timer = options.WallTime.CreateTimer(_ => Tick(), null, quarter, quarter);
    }

    /// <summary>Head of the segment that is written.</summary>
    public RunHeader Header { get; private set; }

    /// <summary>Path of the segment that is written.</summary>
    public string Path { get; private set; }

    /// <summary>What befell the disk; null as long as all is well.</summary>
    public JournalFailure? Failure { get; private set; }

    /// <summary>Records that were given up because the disk failed and memory was full.</summary>
    public long Dropped { get; private set; }

    /// <summary>Begins a journal.</summary>
    /// <param name="path">Path of a file that does not exist; that of a simulated run has the word <c>simulated</c> in its name.</param>
    /// <param name="header">What must be known to read the run.</param>
    /// <param name="time">Where the run's time comes from.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="DataFileException">The file exists, or cannot be made.</exception>
    /// <exception cref="ArgumentException">The name of a simulated run does not say so, two channels share a number, or a setting cannot be.</exception>
    public static JournalWriter Create(string path, RunHeader header, TimeProvider time, JournalWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(header);
        var begun = new RunClock(time);
        return Begin(path, header with { Start = begun.Now().Utc }, begun, options ?? new());
    }

    /// <summary>Continues the run of a journal in a new segment beside it, which names it by its hash. A torn tail is cut into its side file first.</summary>
    /// <param name="previous">Path of the last segment.</param>
    /// <param name="time">Where the run's time comes from.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="DataFileException">The journal cannot be read or is still being written, or the next segment exists.</exception>
    public static JournalWriter Resume(string previous, TimeProvider time, JournalWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        var summary = JournalRecovery.Repair(previous).Summary;
        var before = summary.Header
            ?? throw new DataFileException(previous, "", "a journal with a sound head was expected and its head is damaged; begin a new run.");
        var header = before with { Segment = before.Segment + 1, Predecessor = new(System.IO.Path.GetFileName(previous), summary.Sha256) };
        var away = Math.Max(0, (time.GetUtcNow().UtcTicks - summary.Last.UtcTicks) * 100);
        return Begin(JournalName.Segment(previous, header.Segment), header, new RunClock(time, summary.Last.Nanoseconds + away), options ?? new());
    }

    /// <summary>Writes a sample that was read just now.</summary>
    /// <param name="channel">Number of its channel.</param>
    /// <param name="value">Value in the channel's unit.</param>
    /// <param name="state">How far it can be trusted.</param>
    /// <returns>The time it was given.</returns>
    public RunTime Sample(ushort channel, double value, SampleState state = SampleState.Good)
    {
        RunTime time;
        bool due;
        lock (gate)
        {
            time = clock.Now();
            var record = Add(JournalEntryType.Sample, SampleBytes.OfOne, time);
            SampleBytes.Write(record[JournalFormat.HeadLength..], new(channel, value, state, time));
            due = Close(record);
        }

        if (due)
            DrainDue();
        return time;
    }

    /// <summary>Writes samples that carry their own times, as one record.</summary>
    /// <param name="samples">The samples; none writes nothing.</param>
    public void Samples(params ReadOnlySpan<RunSample> samples)
    {
        const int most = JournalFormat.LongestPayload / SampleBytes.OfBatched;
        for (; samples.Length > 0; samples = samples[Math.Min(most, samples.Length)..])
        {
            var some = samples[..Math.Min(most, samples.Length)];
            bool due;
            lock (gate)
            {
                var record = Add(JournalEntryType.Samples, some.Length * SampleBytes.OfBatched, clock.Now());
                SampleBytes.WriteBatch(record[JournalFormat.HeadLength..], some);
                due = Close(record);
            }

            if (due)
                DrainDue();
        }
    }

    /// <summary>Writes an entry; a state change is on the disk on return.</summary>
    /// <param name="entry">What there is to say.</param>
    /// <returns>The time it was given.</returns>
    /// <exception cref="ArgumentException">The entry is the head or longer than a record may be.</exception>
    public RunTime Write(IJournalEntry entry)
    {
        if (entry is RunHeader)
            throw new ArgumentException("An entry of the run was expected; found a head, which the writer writes itself.", nameof(entry));
        var (type, payload) = EntryBytes.Of(entry);
        RunTime time;
        bool due;
        lock (gate)
        {
            time = clock.Now();
            if (entry is RunEnd)
                Append(JournalEntryType.Header, EntryBytes.Of(Header).Payload, time);
            due = Append(type, payload, time);
            ended |= entry is RunEnd;
        }

        if (IsStateChange(entry))
            Drain(sync: true);
        else if (due)
            DrainDue();
        return time;
    }

    /// <summary>Writes an event.</summary>
    public RunTime Event(EventLevel level, string source, string sentence) => Write(new RunEvent(level, source, sentence));

    /// <summary>Writes a marker.</summary>
    public RunTime Mark(string name, string description = "") => Write(new Marker(name, description));

    /// <summary>Ends the run; nothing can be written after.</summary>
    public RunTime End(RunOutcome outcome, string sentence = "") => Write(new RunEnd(outcome, sentence));

    /// <summary>Forces onto the disk what was written so far.</summary>
    public void Flush() => Drain(sync: true);

    private static bool IsStateChange(IJournalEntry entry) => entry switch
    {
        RunEvent text => text.Level >= EventLevel.Warning,
        RunSamples or SpectralAxis or SpectrumBlock or FileReference or UnknownEntry => false,
        _ => true,
    };

    // The methods below run inside the gate.
    private bool Append(JournalEntryType type, ReadOnlySpan<byte> payload, RunTime time)
    {
        var record = Add(type, payload.Length, time);
        payload.CopyTo(record[JournalFormat.HeadLength..]);
        return Close(record);
    }

    private Span<byte> Add(JournalEntryType type, int payload, RunTime time)
    {
        if (ended)
            throw new InvalidOperationException("A run that goes on was expected; this one has ended, begin a new journal or resume it.");
        if (sinceHeader > HeaderEvery)
        {
            sinceHeader = 0;
            Append(JournalEntryType.Header, EntryBytes.Of(Header).Payload, time);
        }

        var record = filling.Add(JournalFormat.HeadLength + payload + JournalFormat.CheckLength);
        JournalFormat.WriteHead(record, payload, type, sequence++, time);
        sinceHeader += record.Length;
        return record;
    }

    private bool Close(Span<byte> record)
    {
        JournalFormat.WriteCheck(record);
        return filling.Length >= Stretch || options.WallTime.GetElapsedTime(drained).TotalSeconds >= options.SyncInterval / 2;
    }
}
