using System.Collections.Concurrent;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Rigs;
using Fickian.Infrared;

namespace Fickian.Acquisition.Runs;

/// <summary>What is known of a run at this moment, for all who look at it: recipe, interlocks, screen. Looking changes nothing.</summary>
/// <param name="time">Clock of the laboratory.</param>
public sealed class RunBoard(TimeProvider time)
{
    private const int LongestLog = 2000;

    private readonly ConcurrentDictionary<ParameterName, BoardValue> values = new();
    private readonly ConcurrentDictionary<ParameterName, double> commanded = new();
    private readonly ConcurrentQueue<LogLine> log = new();
    private readonly long start = time.GetTimestamp();
    private long polls;
    private long latePolls;

    /// <summary>Something was said.</summary>
    public event Action<LogLine>? Said;

    /// <summary>Values came in.</summary>
    public event Action<string, IReadOnlyList<Reading>>? Read;

    /// <summary>Time since the start, s of the laboratory.</summary>
    public double Seconds => time.GetElapsedTime(start).TotalSeconds;

    /// <summary>Where the run is.</summary>
    public RunState State { get; internal set; }

    /// <summary>The step that is carried out.</summary>
    public string Step { get; internal set; } = "";

    /// <summary>Part of the recipe that is done, from 0 to 1; null if the recipe does not say how long it takes.</summary>
    public double? Progress { get; internal set; }

    /// <summary>Time that the rest takes by the dry run, s; null if it is not known.</summary>
    public double? Remaining { get; internal set; }

    /// <summary>The uptake so far and the running estimate of the diffusivity; null before the first spectrum.</summary>
    public UptakeProgress? Uptake { get; internal set; }

    /// <summary>The last spectrum; null before the first.</summary>
    public Curve? Spectrum { get; internal set; }

    /// <summary>The last map of an array detector; null before the first.</summary>
    public SpectralMap? Map { get; internal set; }

    /// <summary>Polls that went well, of all instruments.</summary>
    public long Polls => Interlocked.Read(ref polls);

    /// <summary>Polls that were passed over because the one before took too long, of all instruments.</summary>
    public long LatePolls => Interlocked.Read(ref latePolls);

    /// <summary>States of the interlocks by name: what each last saw.</summary>
    public ConcurrentDictionary<string, string> Interlocks { get; } = new(StringComparer.Ordinal);

    /// <summary>States of the instruments by name: connected, lost, safe.</summary>
    public ConcurrentDictionary<string, string> Instruments { get; } = new(StringComparer.Ordinal);

    /// <summary>The latest lines of the log, oldest first.</summary>
    public IReadOnlyList<LogLine> Log => [.. log];

    /// <summary>The last values of all parameters.</summary>
    public IReadOnlyDictionary<ParameterName, BoardValue> Values => values;

    /// <summary>What was last commanded.</summary>
    public IReadOnlyDictionary<ParameterName, double> Commanded => commanded;

    /// <summary>The last value of a parameter that can be compared and is no older than stated; null if there is none. See <see cref="BoardValue.Comparable"/>.</summary>
    /// <param name="name">Instrument and parameter.</param>
    /// <param name="maximumAge">Greatest age, s.</param>
    public double? Fresh(ParameterName name, double maximumAge) =>
        values.TryGetValue(name, out var found) && time.GetElapsedTime(found.Timestamp).TotalSeconds <= maximumAge ? found.Comparable : null;

    /// <summary>The time since the start at which a value came, s of the laboratory.</summary>
    /// <param name="value">A value of this board.</param>
    public double SecondsOf(BoardValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return time.GetElapsedTime(start, value.Timestamp).TotalSeconds;
    }

    internal void CountPoll() => Interlocked.Increment(ref polls);

    internal void CountLate(long passedOver) => Interlocked.Add(ref latePolls, passedOver);

    internal void Put(string instrument, IReadOnlyList<Reading> readings)
    {
        var now = time.GetTimestamp();
        foreach (var reading in readings)
            values[new(instrument, reading.Parameter.Name)] = new(reading, now);
        Read?.Invoke(instrument, readings);
    }

    internal void Command(ParameterName name, double value) => commanded[name] = value;

    internal void Say(EventLevel level, string source, string sentence)
    {
        var line = new LogLine(Seconds, level, source, sentence);
        log.Enqueue(line);
        while (log.Count > LongestLog)
            log.TryDequeue(out _);
        Said?.Invoke(line);
    }
}
