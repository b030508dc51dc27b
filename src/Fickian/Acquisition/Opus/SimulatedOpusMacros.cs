using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Opus;

/// <summary>The macros of a simulated OPUS: each runs for a given time and has a number.</summary>
internal sealed class SimulatedOpusMacros(SimulatorSetup setup)
{
    private readonly Dictionary<int, (string Name, long Start)> running = [];
    private readonly HashSet<int> finished = [];
    private readonly string[] known = setup.Setting("macros", "map.mtx").Split(' ', StringSplitOptions.RemoveEmptyEntries);
    private readonly double duration = setup.Setting("macro-time", 20.0);
    private int last = 16;

    public bool AnyRuns => running.Keys.ToArray().Any(id => !HasEnded(id));

    /// <summary>Starts a macro; null if there is no such file.</summary>
    public int? Start(string path)
    {
        var name = path[(path.LastIndexOfAny(['\\', '/']) + 1)..];
        if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            return null;
        running[++last] = (name, setup.Time.GetTimestamp());
        return last;
    }

    /// <summary>Whether a macro has ended; null if there was none of that number.</summary>
    public bool? Ended(int id) => running.ContainsKey(id) ? HasEnded(id) : finished.Contains(id) ? true : null;

    /// <summary>Ends a macro by its number (from OPUS 8 on) or its name.</summary>
    public bool Kill(string macro, bool byNumber)
    {
        var id = byNumber && int.TryParse(macro, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : running.Where(r => string.Equals(r.Value.Name, macro, StringComparison.OrdinalIgnoreCase)).Select(r => r.Key).LastOrDefault();
        return running.Remove(id) && finished.Add(id);
    }

    private bool HasEnded(int id)
    {
        if (setup.Time.GetElapsedTime(running[id].Start).TotalSeconds < duration)
            return false;
        running.Remove(id);
        return finished.Add(id);
    }
}
