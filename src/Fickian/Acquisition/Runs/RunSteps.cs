using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Runs;

/// <summary>Carries out the steps of a recipe, one after the other.</summary>
internal sealed class RunSteps(Recipe recipe, IReadOnlyDictionary<string, IInstrument> instruments, RunSetting setting, RunBoard board, JournalWriter journal, RunRecorder recorder, PauseGate pause, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.2);

    private readonly RunSpectra spectra = new(recipe, board, journal);
    private readonly RunSchedule schedule = new(recipe);

    /// <summary>Carries out all steps behind a checkpoint; from the beginning if there is none.</summary>
    /// <param name="after">Name of the checkpoint; null for the beginning.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task RunAsync(string? after, CancellationToken cancellation)
    {
        var first = 0;
        if (after is not null)
        {
            first = 1 + recipe.Steps.ToList().FindIndex(s => s is CheckpointStep c && c.Name == after);
            if (first == 0)
                throw new RunStoppedException($"The recipe has no checkpoint '{after}'; it is not the one that the broken run followed.");
            await RestoreAsync(recipe.Steps.Take(first), cancellation);
        }

        foreach (var step in recipe.Steps.Skip(first))
        {
            await DoAsync(step, cancellation);
            (board.Progress, board.Remaining) = schedule.After(step);
        }
    }

    // After a crash the safe sequence has closed and cooled everything: what the steps before the checkpoint had set is set again, in their order.
    private async Task RestoreAsync(IEnumerable<IRecipeStep> before, CancellationToken cancellation)
    {
        var last = new Dictionary<string, IRecipeStep>(StringComparer.Ordinal);
        foreach (var step in before)
        {
            var key = step switch { SetStep s => s.Parameter.ToString(), RampStep r => r.Instrument, RecordStep => "record", _ => null };
            if (key is null)
                continue;
            last.Remove(key);
            last[key] = step;
        }

        foreach (var step in last.Values)
            await DoAsync(step, cancellation);
    }

    private async Task DoAsync(IRecipeStep step, CancellationToken cancellation)
    {
        await pause.PassAsync(cancellation);
        board.Step = $"{step.Place} {step.Title}";
        if (step is not (LoopStep or SpectrumStep))
            board.Say(EventLevel.Detail, "recipe", $"Step {step.Place}: {step.Title}.");
        switch (step)
        {
            case SetStep set:
                await setting.SetAsync(set.Parameter, set.Written, cancellation);
                break;
            case RampStep ramp:
                await RampAsync(ramp, cancellation);
                break;
            case HoldStep hold:
                await Task.Delay(TimeSpan.FromSeconds(hold.Duration), time, cancellation);
                break;
            case WaitStep wait:
                await UntilAsync(wait.Condition, wait.For, wait.TimeOut, cancellation);
                break;
            case DoseStep dose:
                await DoseAsync(dose, cancellation);
                break;
            case RecordStep record:
                recorder.Choose(record.Parameters, record.Every);
                break;
            case SpectrumStep spectrum:
                await spectra.TakeAsync((ISpectrometer)instruments[spectrum.Instrument], spectrum, cancellation);
                break;
            case MarkerStep mark:
                journal.Mark(mark.Name);
                spectra.Mark(mark.Name);
                board.Say(EventLevel.Information, "recipe", $"Mark '{mark.Name}'.");
                break;
            case CheckpointStep checkpoint:
                journal.Write(new Checkpoint(checkpoint.Name, $"{{\"place\":\"{checkpoint.Place}\",\"recipe\":\"{recipe.Hash}\"}}"));
                break;
            case LoopStep loop:
                await LoopAsync(loop, cancellation);
                break;
            default:
                throw new RunStoppedException($"Nobody knows how to {step.Title}.");
        }
    }

    private async Task RampAsync(RampStep ramp, CancellationToken cancellation)
    {
        await setting.RampAsync(ramp.Instrument, ramp.Target, ramp.Rate, cancellation);
        if (ramp.Within is not { } within)
            return;
        var temperature = new ParameterName(ramp.Instrument, "temperature");
        var given = time.GetTimestamp();
        while (!(board.Fresh(temperature, recipe.Rig[ramp.Instrument].MaximumAge) is { } now && Math.Abs(now - ramp.Target) <= within))
        {
            if (time.GetElapsedTime(given).TotalSeconds > ramp.TimeOut)
                throw new RunStoppedException($"{ramp.Instrument} did not come within {within:0.#} K of {ramp.Target - 273.15:0.0} °C in {ramp.TimeOut:0} s.");
            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }

    // Only a value that was read after the wait began counts: the board may still show what was before the last command.
    private async Task UntilAsync(Condition condition, double duration, double timeOut, CancellationToken cancellation)
    {
        var begin = time.GetTimestamp();
        long? since = null;
        var limit = condition.Limit(setting.Parameter(condition.Value));
        while (true)
        {
            var holds = Since(condition.Value, begin) is { } value && (condition.Minus is { } minus ? Since(minus, begin) : 0) is { } taken && condition.Holds(value, taken, limit);
            since = holds ? since ?? time.GetTimestamp() : null;
            if (since is { } start && time.GetElapsedTime(start).TotalSeconds >= duration)
                return;
            if (time.GetElapsedTime(begin).TotalSeconds > timeOut)
                throw new RunStoppedException($"{condition} did not come true within {timeOut:0.#} s.");
            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }

    private double? Since(ParameterName name, long begin) =>
        board.Values.TryGetValue(name, out var found) && found.Timestamp >= begin ? found.Comparable : null;

    private async Task DoseAsync(DoseStep dose, CancellationToken cancellation)
    {
        try
        {
            await setting.SetAsync(dose.Parameter, dose.Open, cancellation);
            await UntilAsync(dose.Until, 0, dose.TimeOut, cancellation);
        }
        finally
        {
            // When the run is being ended the safe sequence closes the gas, and must not wait for this.
            if (!cancellation.IsCancellationRequested)
                await setting.SetAsync(dose.Parameter, dose.Close, CancellationToken.None);
        }
    }

    private async Task LoopAsync(LoopStep loop, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        for (var i = 0; i < loop.Times; i++)
        {
            var paused = pause.Paused;
            foreach (var step in loop.Steps)
                await DoAsync(step, cancellation);
            if (schedule.Within(loop, i + 1) is { } now)
                (board.Progress, board.Remaining) = now;
            start += (long)((pause.Paused - paused).TotalSeconds * time.TimestampFrequency);
            var wait = TimeSpan.FromSeconds(loop.Every * (i + 1)) - time.GetElapsedTime(start);
            if (wait > TimeSpan.Zero && i + 1 < loop.Times)
                await Task.Delay(wait, time, cancellation);
        }
    }
}
