using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Rigs;
using Fickian.Acquisition.Runs;
using Fickian.Infrared;

namespace Fickian.Cli.Laboratory;

/// <summary>Looks at the board of a run five times a second and keeps what a browser may want to see, within bounds.</summary>
/// <remarks>It only looks: the run neither waits for it nor knows of it. What changes twice between two looks is seen once; the journal has it all.</remarks>
/// <param name="board">What is known of the run.</param>
/// <param name="recipe">What is carried out.</param>
/// <param name="simulated">Whether the virtual laboratory makes the values.</param>
internal sealed class DashboardFeed(RunBoard board, Recipe recipe, bool simulated)
{
    /// <summary>Channel of the band area over the time since exposure.</summary>
    public const string UptakeChannel = "uptake";

    /// <summary>Time from one look to the next.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(0.2);

    private const int PointsPerChannel = 2000;
    private const int LongestLog = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, DashboardChannel> channels = new(StringComparer.Ordinal);
    private readonly List<LogLine> log = [];
    private readonly RigPlaces places = new(recipe.Rig);
    private readonly DashboardRun fixedPart = new(
        recipe.Name,
        recipe.Description,
        recipe.Rig.Name,
        simulated,
        recipe.Uptake is { } u ? $"{u.Sample} {u.Thickness * 1e6:0} µm".Trim() : "",
        DryRun.Of(recipe).Least,
        recipe.Rig.Interlocks.ToDictionary(i => i.Name, i => $"{i.When}{(i.For > 0 ? $" for {i.For:0.#} s" : "")}", StringComparer.Ordinal),
        recipe.Rig.Instruments.Values.ToDictionary(i => i.Name, i => i.Kind, StringComparer.Ordinal));
    private long lines;
    private int uptakePoints;
    private (Estimate? Source, (string Equation, string? Interval) Shown) estimate;
    private (Curve? Source, double[][]? Shown) spectrum;
    private (SpectralMap? Source, DashboardMap? Shown) map;
    private DashboardEmergency? emergency;
    private DashboardEnd? end;
    private double endedAt;
    private string? fault;

    /// <summary>Looks until it is told not to.</summary>
    public async Task RunAsync(TimeProvider wall, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Period, wall);
        try
        {
            do
                Look();
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            // The dashboard is closed.
        }
    }

    /// <summary>Looks once.</summary>
    public void Look()
    {
        Show(ref estimate, board.Uptake?.Diffusivity, e => (e.ToEquation("D"), e.Interval(0.95) is { IsClosed: true } range ? range.In(e.Unit) : null));
        Show(ref spectrum, board.Spectrum, DashboardPlane.Of);
        Show(ref map, board.Map, m => DashboardPlane.Of(m, recipe.Uptake?.Band));
        lock (gate)
        {
            foreach (var (name, value) in board.Values.Where(v => v.Value.Reading.Parameter.Choices.Count == 0))
                Channel(name.ToString()).Add(Math.Round(board.SecondsOf(value), 3), value.Reading is { IsValid: true, Value: { } v } ? v : double.NaN);
            foreach (var (name, commanded) in CommandedOnly)
                Channel(name.ToString()).Add(Math.Round(Now, 3), commanded);
            for (var uptake = board.Uptake; uptakePoints < (uptake?.Times.Count ?? 0); uptakePoints++)
                Channel(UptakeChannel).Add(Math.Round(uptake!.Times[uptakePoints], 3), uptake.Areas[uptakePoints]);
            Hear(board.Log);
        }
    }

    /// <summary>An emergency stop was given at the dashboard, or has told what became of it.</summary>
    public void Tell(DashboardEmergency told)
    {
        lock (gate)
            emergency = told;
    }

    /// <summary>The run is over.</summary>
    public void Conclude(RunReport report)
    {
        Look();
        lock (gate)
            (endedAt, end) = (board.Seconds, new(report.Outcome.ToString().ToLowerInvariant(), report.Sentence, report.IsSafe, report.Journal.Length > 0 ? Path.GetFullPath(report.Journal) : "", report.Safe));
    }

    /// <summary>What a browser has not seen; it counts as seen from now on.</summary>
    public DashboardMessage Next(DashboardViewer viewer)
    {
        lock (gate)
        {
            var points = new Dictionary<string, double?[][]>(StringComparer.Ordinal);
            foreach (var (name, channel) in channels)
            {
                var news = channel.After(viewer.Seen.GetValueOrDefault(name, double.NegativeInfinity)).ToArray();
                if (news.Length == 0)
                    continue;
                viewer.Seen[name] = news[^1].Time;
                points[name] = [Array.ConvertAll(news, p => (double?)p.Time), Array.ConvertAll(news, p => Number(p.Value))];
            }

            var heard = log.Skip((int)Math.Max(0, log.Count - (lines - viewer.Lines))).ToArray();
            var message = new DashboardMessage(
                viewer.HasBegun ? null : fixedPart,
                State(),
                points,
                heard,
                ReferenceEquals(viewer.Spectrum, spectrum.Shown) ? null : spectrum.Shown,
                ReferenceEquals(viewer.Map, map.Shown) ? null : map.Shown);
            (viewer.HasBegun, viewer.Lines, viewer.Spectrum, viewer.Map) = (true, lines, spectrum.Shown, map.Shown);
            return message;
        }
    }

    // The clock of the laboratory goes on behind the run; the page stands still.
    private double Now => end is null ? board.Seconds : endedAt;

    // What an instrument takes and never tells, such as the end of a ramp.
    private IEnumerable<KeyValuePair<ParameterName, double>> CommandedOnly => board.Commanded.Where(c => !board.Values.ContainsKey(c.Key));

    private DashboardState State() => new(
        board.State.ToString(),
        board.Step,
        Math.Round(Now, 2),
        board.Progress,
        board.Remaining,
        board.Polls,
        board.LatePolls)
    {
        Values = [.. board.Values.Select(v => Value(v.Key, v.Value)).Concat(CommandedOnly.Select(Value)).OrderBy(v => v.Name, StringComparer.Ordinal)],
        Interlocks = new SortedDictionary<string, string>(board.Interlocks, StringComparer.Ordinal),
        Instruments = new SortedDictionary<string, string>(board.Instruments, StringComparer.Ordinal),
        Diffusivity = estimate.Shown.Equation,
        Interval = estimate.Shown.Interval,
        UptakePoints = uptakePoints,
        Fault = fault,
        Emergency = emergency,
        End = end,
    };

    private DashboardValue Value(ParameterName name, BoardValue value)
    {
        var (parameter, number, commanded) = (value.Reading.Parameter, value.Reading.Value, board.Commanded.TryGetValue(name, out var set) ? set : default(double?));
        return new(name.ToString(), parameter.Unit.Symbol, Number(number), Choice(parameter, number), value.Reading.State, Math.Round(Math.Max(0, Now - board.SecondsOf(value)), 1), Number(commanded), Choice(parameter, commanded));
    }

    private DashboardValue Value(KeyValuePair<ParameterName, double> commanded)
    {
        var parameter = places.Find(commanded.Key);
        return new(commanded.Key.ToString(), parameter?.Unit.Symbol ?? "", null, "", "", 0, Number(commanded.Value), Choice(parameter, commanded.Value));
    }

    private static string Choice(Parameter? parameter, double? value) =>
        value is { } chosen && parameter is not null && parameter.Choices.TryGetValue((int)chosen, out var choice) ? choice : "";

    // Once for each new thing, outside the lock: an interval is a profile of a likelihood, a plane is an integral over a map.
    // Whatever is wrong with one, the page says so, and everything else goes on.
    private void Show<TSource, TShown>(ref (TSource? Source, TShown? Shown) last, TSource? now, Func<TSource, TShown> show)
        where TSource : class
    {
        if (now is null || ReferenceEquals(now, last.Source))
            return;
        try
        {
            var shown = show(now);
            lock (gate)
                last = (now, shown);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            lock (gate)
                (last, fault) = ((now, default), CommandLine.Sentence(e));
        }
    }

    private void Hear(IReadOnlyList<LogLine> said)
    {
        var known = log.Count == 0 ? -1 : said.ToList().FindLastIndex(l => ReferenceEquals(l, log[^1]));
        lines += said.Count - known - 1;
        log.AddRange(said.Skip(known + 1));
        if (log.Count > LongestLog)
            log.RemoveRange(0, log.Count - LongestLog);
    }

    private DashboardChannel Channel(string name)
    {
        if (!channels.TryGetValue(name, out var channel))
            channels[name] = channel = new(PointsPerChannel);
        return channel;
    }

    // Seven digits are more than a screen shows and less than half of what a double prints.
    private static double? Number(double? value) => value is { } number && double.IsFinite(number) ? (double)(decimal)(float)Math.Clamp(number, -1e27, 1e27) : null;
}
