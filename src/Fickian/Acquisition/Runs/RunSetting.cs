using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Runs;

/// <summary>The one way from a recipe to an instrument: forbidden combinations are looked at first, what was commanded and what became of it is written down.</summary>
internal sealed class RunSetting(Rig rig, IReadOnlyDictionary<string, IInstrument> instruments, RunBoard board, JournalWriter journal)
{
    private readonly Dictionary<ParameterName, RampTarget> ramps = [];
    private readonly Lock gate = new();

    /// <summary>Where a heater should be now, K; null while it is off or cools.</summary>
    public double? Target(ParameterName temperature)
    {
        lock (gate)
            return ramps.TryGetValue(temperature, out var ramp) ? ramp.At(board.Seconds) : null;
    }

    /// <summary>Sets a parameter as written in a recipe.</summary>
    /// <exception cref="RunStoppedException">It was not done, or the rig forbids it.</exception>
    public Task SetAsync(ParameterName name, string written, CancellationToken cancellation)
    {
        var parameter = Parameter(name);
        return SetAsync(name, WrittenQuantity.Of(parameter, written), cancellation);
    }

    /// <summary>Sets a parameter to a value in its unit.</summary>
    /// <exception cref="RunStoppedException">It was not done, or the rig forbids it.</exception>
    public async Task SetAsync(ParameterName name, double value, CancellationToken cancellation)
    {
        var parameter = Parameter(name);
        RefuseForbidden(name, value);

        // A heater that is told anything else than a ramp is on none any more.
        lock (gate)
        {
            foreach (var heater in rig.Heaters.Where(h => h.Temperature.Instrument == name.Instrument))
                ramps.Remove(heater.Temperature);
        }

        board.Command(name, value);
        var outcome = await instruments[name.Instrument].SetAsync(parameter, value, RequestPriority.Recipe, cancellation);
        Note(name.Instrument, $"{name.Parameter} {value:G7} {parameter.Unit}", outcome);
    }

    /// <summary>Starts a ramp.</summary>
    /// <exception cref="RunStoppedException">It did not begin.</exception>
    public async Task RampAsync(string name, double target, double rate, CancellationToken cancellation)
    {
        var stage = (IRampable)instruments[name];
        RefuseForbidden(new(name, stage.Target.Name), target);
        var watched = rig.Heaters.Where(h => h.Temperature.Instrument == name).Select(h => h.Temperature).ToList();
        lock (gate)
        {
            foreach (var temperature in watched)
            {
                if (board.Values.TryGetValue(temperature, out var now) && now.Reading.Value is { } from)
                    ramps[temperature] = new(board.Seconds, from, target, rate);
            }
        }

        var outcome = await stage.RampAsync(target, rate, RequestPriority.Recipe, cancellation);
        board.Command(new(name, stage.Target.Name), target);
        Note(name, $"ramp to {target:0.0} K at {rate * 60:0.##} K/min", outcome);
    }

    /// <summary>No heater is sent anywhere any more.</summary>
    public void ForgetRamps()
    {
        lock (gate)
            ramps.Clear();
    }

    /// <summary>A parameter of a connected instrument.</summary>
    /// <exception cref="RunStoppedException">The instrument has none of this name.</exception>
    public Parameter Parameter(ParameterName name) =>
        instruments[name.Instrument].Parameters.FirstOrDefault(p => p.Name == name.Parameter)
            ?? throw new RunStoppedException($"{name.Instrument} has no parameter '{name.Parameter}'.");

    // Commanded and read-back positions both count: a valve that was told to close may still be open.
    private void RefuseForbidden(ParameterName name, double value)
    {
        foreach (var together in rig.Forbidden.Where(f => f.Any(c => c.Value == name)))
        {
            var holds = together.All(c => c.Value == name
                ? c.Holds(value, 0, c.Limit(Parameter(name)))
                : Holds(c, board.Commanded.TryGetValue(c.Value, out var commanded) ? commanded : null) || Holds(c, board.Values.TryGetValue(c.Value, out var read) ? read.Reading.Value : null));
            if (holds)
                throw new RunStoppedException($"{name} was not set: {string.Join(" and ", together)} must never hold together.");
        }
    }

    private bool Holds(Condition condition, double? value) => value is { } v && condition.Holds(v, 0, condition.Limit(Parameter(condition.Value)));

    private void Note(string instrument, string commanded, WriteOutcome outcome)
    {
        var known = outcome.Result switch
        {
            WriteResult.Done or WriteResult.Acknowledged => CommandOutcome.Done,
            WriteResult.NotDone => CommandOutcome.NotDone,
            _ => CommandOutcome.Unknown,
        };
        journal.Write(new InstrumentCommand(instrument, commanded, outcome.ReadBack?.ToString("G9") ?? "", known));
        if (known != CommandOutcome.Done)
            throw new RunStoppedException(outcome.Sentence);
        board.Say(EventLevel.Information, instrument, outcome.Sentence);
    }
}
