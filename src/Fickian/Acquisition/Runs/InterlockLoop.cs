using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Runs;

/// <summary>Watches the rig apart from the recipe: own task, own schedule, own copy of the rules. The first rule that holds trips it, once.</summary>
/// <remarks>A value that is missing or older than its maximum age counts as if its rule held.</remarks>
internal sealed class InterlockLoop
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(0.5);

    private readonly Rig rig;
    private readonly RunBoard board;
    private readonly TimeProvider time;
    private readonly (Interlock Rule, double Limit, double Age)[] rules;
    private readonly (HeaterWatch Watch, HeaterCheck Check, double Age)[] heaters;
    private readonly (IReadOnlyList<Condition> Together, double[] Limits)[] forbidden;
    private readonly Func<ParameterName, double?> target;
    private readonly Dictionary<Interlock, long> since = [];
    private readonly Dictionary<HeaterWatch, long> seen = [];

    /// <summary>Makes the loop of a rig.</summary>
    /// <param name="rig">The rules.</param>
    /// <param name="parameters">The parameters that the rules speak of.</param>
    /// <param name="board">The values.</param>
    /// <param name="target">Where a heater should be now, K; null while it is off.</param>
    /// <param name="time">Clock of the laboratory.</param>
    public InterlockLoop(Rig rig, Func<ParameterName, Parameter> parameters, RunBoard board, Func<ParameterName, double?> target, TimeProvider time)
    {
        (this.rig, this.board, this.target, this.time) = (rig, board, target, time);
        rules = [.. rig.Interlocks.Select(i => (i, i.When.Limit(parameters(i.When.Value)), i.When.Parameters.Max(Age)))];
        heaters = [.. rig.Heaters.Select(h => (h, new HeaterCheck(h), Age(h.Temperature)))];
        forbidden = [.. rig.Forbidden.Select(f => (f, f.Select(c => c.Limit(parameters(c.Value))).ToArray()))];
    }

    /// <summary>Looks until something trips or the rig is given up.</summary>
    /// <returns>The sentence of what tripped; null if the rig was given up first.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                if (Look() is { } reason)
                    return reason;
                await Task.Delay(Period, time, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Looks once.</summary>
    internal string? Look()
    {
        string? tripped = null;
        foreach (var (rule, limit, age) in rules)
        {
            var state = Look(rule, limit, age);
            board.Interlocks[rule.Name] = state ?? "ok";
            tripped ??= state;
        }

        foreach (var (watch, check, age) in heaters)
        {
            var state = Look(watch, check, age);
            board.Interlocks[$"heater {watch.Temperature}"] = state ?? "ok";
            tripped ??= state;
        }

        foreach (var (together, limits) in forbidden)
        {
            var holds = together.Select((c, i) => Value(c, double.PositiveInfinity) is var (value, minus) && c.Holds(value, minus, limits[i])).All(h => h);
            if (holds)
                tripped ??= $"{string.Join(" and ", together)} hold together, which the rig forbids.";
        }

        return tripped;
    }

    private string? Look(Interlock rule, double limit, double age)
    {
        if (Value(rule.When, age) is not var (value, minus))
            return $"{rule.Name}: {rule.When.Value} is missing or older than {age:0.#} s.";
        if (!rule.When.Holds(value, minus, limit))
        {
            since.Remove(rule);
            return null;
        }

        if (since.TryAdd(rule, time.GetTimestamp()) && rule.For > 0)
            return null;
        return time.GetElapsedTime(since[rule]).TotalSeconds >= rule.For ? $"{rule.Name}: {rule.When} ({value:G5})." : null;
    }

    private string? Look(HeaterWatch watch, HeaterCheck check, double age)
    {
        if (!board.Values.TryGetValue(watch.Temperature, out var found))
            return $"{watch.Temperature} has given no value yet.";
        var seconds = (double)found.Timestamp / time.TimestampFrequency;
        if (time.GetElapsedTime(found.Timestamp).TotalSeconds > age)
            return $"{watch.Temperature} is older than {age:0.#} s.";

        // Each reading counts once: a loop that is faster than its sensor would take it for frozen.
        if (seen.TryGetValue(watch, out var last) && last == found.Timestamp)
            return null;
        seen[watch] = found.Timestamp;
        return check.Look(seconds, found.Reading.IsValid ? found.Reading.Value : null, target(watch.Temperature));
    }

    private (double Value, double Minus)? Value(Condition condition, double age) =>
        board.Fresh(condition.Value, age) is { } value
            && (condition.Minus is { } name ? board.Fresh(name, age) : 0) is { } minus ? (value, minus) : null;

    private double Age(ParameterName name) => rig[name.Instrument].MaximumAge;
}
