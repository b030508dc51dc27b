using System.Globalization;
using System.Text;
using Fickian.Acquisition.MassSpectrometry;

namespace Fickian.Acquisition.Hiden;

/// <summary>The rows of a simulated scan and the data that come of it, in the time of the laboratory.</summary>
internal sealed class HidenScan(TimeProvider time, SimulatedQuadrupole quadrupole)
{
    private const double PointTime = 0.1;
    private const int MostRows = 256;
    private const int MostKept = 1 << 20;

    // Words of a row whose values are taken and have no effect on the simulated physics.
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal) { "output", "input", "low", "high", "current", "dwell", "settle", "mode", "zero", "scan" };

    private readonly SortedDictionary<int, HidenRow> rows = [];
    private readonly StringBuilder made = new();
    private int row = 1;
    private long cycles;
    private long finished;
    private double interval;
    private int points = 70;
    private int given;
    private int jobs;
    private int report = 5;
    private long? started;
    private bool isEnded;

    public bool IsStuck { get; set; }

    public bool IsRunning
    {
        get
        {
            Advance();
            return started is not null;
        }
    }

    /// <summary>The job that runs, as the instrument quotes it.</summary>
    public string Job => $"'Scan{jobs}'";

    /// <summary>Carries a command out; false if it does not know it.</summary>
    public bool Obey(string[] words)
    {
        switch (words)
        {
            case ["sset", "state", "Abort:"] or ["stop", _]:
                Advance();
                if (!IsStuck)
                    started = null;
                return true;
            case ["sdel", "all"]:
                rows.Clear();
                return true;
            case ["tdel", "all"] or ["l999", "scan"] or ["sout" or "serr", "NUL:"] or ["pset", "terse", _]:
                return true;
            case ["lini", "Ascans"]:
                (started, finished, given, isEnded) = (time.GetTimestamp(), 0, 0, false);
                made.Clear();
                jobs++;
                return true;
            case ["sset" or "pset", var name, var value]:
                return Set(name, value);
            default:
                return false;
        }
    }

    /// <summary>What was not given out yet, a packet at most.</summary>
    /// <param name="fromBeginning">Whether all is given again.</param>
    public string Data(bool fromBeginning)
    {
        Advance();
        if (fromBeginning)
            given = 0;

        // A point takes about fifteen characters; packets end where they are full, not where a cycle ends.
        var length = Math.Min(made.Length - given, points * 15);
        var text = made.ToString(given, length);
        given += length;
        return text;
    }

    private bool Set(string name, string value)
    {
        var number = double.TryParse(value, CultureInfo.InvariantCulture, out var n) ? n : double.NaN;
        var current = rows.GetValueOrDefault(row) ?? new(1, 1, 1);
        switch (name)
        {
            case "row" when number is >= 1 and <= MostRows:
                row = (int)number;
                return true;
            case "start" or "stop" or "step" when number is > 0 and <= 1000:
                rows[row] = name switch { "start" => current with { First = number }, "stop" => current with { Last = number }, _ => current with { Step = Math.Max(0.01, number) } };
                return true;
            case "report" when number is 5 or 17:
                report = (int)number;
                return true;
            case "cycles" when number >= 0:
                cycles = (long)number;
                return true;
            case "interval" when number >= 0:
                interval = number;
                return true;
            case "points" when number is >= 1 and <= 10_000:
                points = (int)number;
                return true;
            default:
                return Plain.Contains(name);
        }
    }

    private void Advance()
    {
        if (started is not { } since || rows.Count == 0)
            return;
        var cycle = Math.Max(interval, rows.Values.Sum(r => r.Points) * PointTime);
        var done = (long)(time.GetElapsedTime(since).TotalSeconds / cycle);
        for (; finished < done && (cycles == 0 || finished < cycles) && made.Length < MostKept; finished++)
            Measure(finished * cycle);
        if (cycles == 0 || finished < cycles || isEnded)
            return;
        made.Append('!');
        (isEnded, started) = (true, null);
    }

    private void Measure(double at)
    {
        var items = new List<string>();
        var elapsed = at;
        foreach (var r in rows.Values)
        {
            var values = Enumerable.Range(0, r.Points).Select(i => (Mass: r.First + (i * r.Step), Value: quadrupole.Current(r.First + (i * r.Step), PointTime))).ToArray();
            if (report == 5)
                items.AddRange(values.Select(v => $"{v.Mass:0.00}:{v.Value:0.000E+00}"));
            else
                items.Add($"{elapsed * 1000:0}/{(values.Length > 1 ? $"{{{string.Join(',', values.Select(v => $"{v.Value:0.0E+00}"))}}}" : $"{values[0].Value:0.0E+00}")}");
            elapsed += r.Points * PointTime;
        }

        made.Append('[').AppendJoin(',', items).Append(report == 5 ? "]" : ",]");
    }
}
