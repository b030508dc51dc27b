using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;

namespace Fickian.Acquisition.Runs;

/// <summary>Carries out a recipe on a rig and leaves the rig in its safe state, however it ends: by success, error, a person, a tripped interlock or a lost line.</summary>
/// <remarks>
/// If an earlier run did not reach its confirmed safe state, the safe sequence runs before anything else.
/// Interlocks, polling and recipe are tasks of their own; the recipe cannot hold up the other two.
/// Software replaces no hard-wired protection: over-temperature cut-out, relief valve, gas alarm.
/// </remarks>
public sealed class RunEngine : IDisposable
{
    private readonly Recipe recipe;
    private readonly IReadOnlyDictionary<string, IInstrument> instruments;
    private readonly RunLedger ledger;
    private readonly RunOptions options;
    private readonly PauseGate pause;
    private readonly CancellationTokenSource ending = new();
    private readonly RunInstruments connected;
    private readonly Lock gate = new();
    private RunOutcome outcome = RunOutcome.Completed;
    private string sentence = "";
    private Task<IReadOnlyList<SafeFinding>>? emergency;

    /// <summary>Prepares a run; nothing is sent.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="instruments">The instruments of the rig by name, not yet connected; the engine closes them, the caller disposes of them.</param>
    /// <param name="ledger">Marks of the rig.</param>
    /// <param name="options">Clocks and folder.</param>
    public RunEngine(Recipe recipe, IReadOnlyDictionary<string, IInstrument> instruments, RunLedger ledger, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.recipe, this.instruments, this.ledger, this.options) = (recipe, instruments, ledger, options);
        Board = new(options.Laboratory);
        pause = new(options.Laboratory);
        connected = new(recipe, instruments, Board, options.Wall);
    }

    /// <summary>What is known at this moment.</summary>
    public RunBoard Board { get; }

    /// <inheritdoc/>
    public void Dispose() => ending.Dispose();

    /// <summary>Holds the recipe before its next step; polling, recording and interlocks go on.</summary>
    public void Pause()
    {
        pause.Close();
        Board.Say(EventLevel.Information, "run", "Paused; polling, recording and interlocks go on.");
        Board.State = Board.State == RunState.Running ? RunState.Paused : Board.State;
    }

    /// <summary>Lets the recipe go on.</summary>
    public void Continue()
    {
        pause.Open();
        Board.Say(EventLevel.Information, "run", "Continued.");
        Board.State = Board.State == RunState.Paused ? RunState.Running : Board.State;
    }

    /// <summary>Ends the run; the safe sequence follows.</summary>
    /// <param name="reason">Who or what wants it, one sentence.</param>
    public void Stop(string reason) => End(RunOutcome.Stopped, reason, EventLevel.Warning);

    /// <summary>Emergency stop: own path, most urgent on every line, latched until a person clears it with a reason.</summary>
    /// <param name="reason">Who or what wants it, one sentence.</param>
    /// <returns>What became of each step; what could not be confirmed is among them.</returns>
    public Task<IReadOnlyList<SafeFinding>> EmergencyStopAsync(string reason)
    {
        // The reason comes first: the stop ends requests that the recipe is waiting for, and their failure is not why the run ends.
        End(RunOutcome.Stopped, $"Emergency stop: {reason}", EventLevel.Alarm);
        lock (gate)
        {
            if (emergency is not null)
                return emergency;
            emergency = Task.Run(() => Sequence().RunAsync(instruments.Values, RequestPriority.Emergency, Tell));
        }

        ledger.Latch(reason);
        return emergency;
    }

    /// <summary>Runs the recipe to its end, or to whatever ends it.</summary>
    /// <param name="cancellation">Ends the run as <see cref="Stop"/> does.</param>
    public async Task<RunReport> RunAsync(CancellationToken cancellation)
    {
        if (ledger.Stopped is { } latched)
            throw new RunStoppedException($"The rig was stopped in an emergency ({latched}) and nobody has cleared it; see to the rig, then clear the stop with a reason.");
        await using var registration = cancellation.Register(() => Stop("Stopped by a person."));
        Directory.CreateDirectory(options.Folder);
        var unfinished = ledger.Unfinished;
        try
        {
            Board.State = RunState.Connecting;
            await connected.ConnectAsync(ending.Token);
        }
        catch (Exception e) when (e is ChannelException or DeviceException or RunStoppedException or OperationCanceledException)
        {
            return await NotBegunAsync(sentence.Length > 0 ? sentence : e.Message, unfinished);
        }

        using var journal = OpenJournal();
        ledger.Begin(journal.Path);
        return await RunAsync(journal, unfinished);
    }

    private async Task<RunReport> RunAsync(JournalWriter journal, string? unfinished)
    {
        var recorder = new RunRecorder(journal, Board, journal.Header.Channels.Where(c => c.Instrument.Length > 0).ToDictionary(c => Rigs.ParameterName.Parse(c.Name), c => c.Number));
        var setting = new RunSetting(recipe.Rig, instruments, Board, journal);
        var telling = new RunTelling(recipe.Rig, instruments, Board);
        using var watching = new CancellationTokenSource();
        var pollers = connected.Identities.Select(i => new Poller(instruments[i.Key], i.Value, Board, options.Laboratory, recipe.Rig.MissedPolls) { Every = recipe.Rig[i.Key].Poll }).ToList();
        IReadOnlyList<SafeFinding> safe = [];
        var tasks = new List<Task>();
        try
        {
            if (unfinished is not null)
                await MakeSafeFirstAsync(unfinished);
            await connected.SnapshotAsync(journal, "start");
            foreach (var poller in pollers)
            {
                poller.Lost += reason => End(RunOutcome.Failed, reason, EventLevel.Alarm);
                tasks.Add(poller.RunAsync(watching.Token));
            }

            tasks.Add(WatchAsync(setting, watching.Token));
            Board.State = RunState.Running;
            var steps = new RunSteps(recipe, instruments, setting, Board, journal, recorder, pause, options.Laboratory);
            await steps.RunAsync(Checkpoint(), ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Who ended it has said why.
        }
        catch (Exception e) when (e is RunStoppedException or DeviceException or ChannelException or ArgumentException or FormatException or IOException)
        {
            End(RunOutcome.Failed, e.Message, EventLevel.Error);
        }
        finally
        {
            // Nothing may come between the end of the recipe and the safe sequence, not even an error of ours.
            Board.State = RunState.Ending;
            setting.ForgetRamps();
            telling.Close();
            safe = await MakeSafeAsync();

            // Not awaited: that would be done by another thread, and a simulated laboratory has one.
            watching.Cancel();
            await Task.WhenAll(tasks);
        }

        return await ConcludeAsync(journal, recorder, safe, pollers);
    }

    private async Task<RunReport> ConcludeAsync(JournalWriter journal, RunRecorder recorder, IReadOnlyList<SafeFinding> safe, List<Poller> pollers)
    {
        await connected.SnapshotAsync(journal, "end");
        if (safe.All(s => s.NotConfirmed is null))
            ledger.End();
        var late = pollers.Sum(p => p.Late);
        Board.Say(EventLevel.Information, "run", $"{pollers.Sum(p => p.Polls)} polls, {late} passed over, {Board.Seconds:0} s.");
        recorder.Close();
        journal.End(outcome, sentence);
        Board.State = RunState.Over;
        return new(outcome, sentence, journal.Path, safe, pollers.Sum(p => p.Polls), late);
    }

    private void End(RunOutcome why, string reason, EventLevel level)
    {
        lock (gate)
        {
            if (sentence.Length > 0 || Board.State >= RunState.Ending)
                return;
            (outcome, sentence) = (why, reason);
        }

        Board.Say(level, "run", reason);
        ending.Cancel();
    }

    // A rig that an earlier run left behind is made safe as far as it can be reached, even if this run cannot begin.
    private async Task<RunReport> NotBegunAsync(string reason, string? unfinished)
    {
        IReadOnlyList<SafeFinding> safe = unfinished is null ? [] : await Sequence().RunAsync(instruments.Values, RequestPriority.Interlock);
        foreach (var instrument in instruments.Values)
            await instrument.CloseAsync();
        Board.State = RunState.Over;
        return new(RunOutcome.Failed, reason, "", safe, 0, 0);
    }

    private SafeSequence Sequence() => new(options.Wall) { Patience = options.SafePatience, Expected = connected.Identities };

    private async Task MakeSafeFirstAsync(string unfinished)
    {
        Board.State = RunState.MakingSafe;
        Board.Say(EventLevel.Warning, "run", $"An earlier run did not reach its confirmed safe state ({unfinished}); the rig is made safe before anything else.");
        var findings = await Sequence().RunAsync(instruments.Values, RequestPriority.Interlock, Tell);
        if (findings.FirstOrDefault(f => f.NotConfirmed is not null) is { } open)
            throw new RunStoppedException($"The rig could not be made safe before the run: {open.Instrument}, {open.What}: {open.NotConfirmed}");
    }

    private async Task<IReadOnlyList<SafeFinding>> MakeSafeAsync()
    {
        Task<IReadOnlyList<SafeFinding>>? urgent;
        lock (gate)
            urgent = emergency;
        if (urgent is not null)
            return await urgent;
        return await Sequence().RunAsync(instruments.Values, RequestPriority.Interlock, Tell);
    }

    private void Tell(SafeFinding finding)
    {
        Board.Instruments[finding.Instrument] = finding.NotConfirmed is null ? "safe" : "not confirmed";
        Board.Say(finding.NotConfirmed is null ? EventLevel.Information : EventLevel.Alarm, finding.Instrument, $"{finding.What}: {finding.NotConfirmed ?? "confirmed"}");
    }

    private async Task WatchAsync(RunSetting setting, CancellationToken cancellation)
    {
        // The looks at the beginning have given every rule its values; one that is missing now counts as if its rule held.
        await Task.Yield();
        var loop = new InterlockLoop(recipe.Rig, setting.Parameter, Board, setting.Target, options.Laboratory);
        if (await loop.RunAsync(cancellation) is { } tripped)
            End(RunOutcome.Failed, tripped, EventLevel.Alarm);
    }

    private string? Checkpoint()
    {
        if (options.Resume is null)
            return null;
        using var reader = JournalReader.Open(options.Resume);
        var last = reader.Records().Select(r => r.Entry).OfType<Checkpoint>().LastOrDefault()
            ?? throw new RunStoppedException($"The journal {options.Resume} names no checkpoint; begin a new run.");
        return last.Position.Contains(recipe.Hash, StringComparison.Ordinal) ? last.Name
            : throw new RunStoppedException($"The journal {options.Resume} was written by another recipe, or by this one before it was changed; begin a new run.");
    }

    private JournalWriter OpenJournal()
    {
        var writing = new JournalWriterOptions { WallTime = options.Wall, Failed = f => End(RunOutcome.Failed, f.Sentence, EventLevel.Alarm) };
        if (options.Resume is { } previous)
            return JournalWriter.Resume(previous, options.Laboratory, writing);
        var start = options.Laboratory.GetUtcNow();
        var header = new RunHeader
        {
            RunId = RunIdentity.Of(recipe, start, options.Seed),
            Title = recipe.Name,
            Start = start,
            Kind = options.Kind,
            Seed = options.Seed,
            Speed = options.Speed,
            Recipe = recipe.Text,
            Rig = recipe.Rig.Text,
            Instruments = connected.JournalInstruments,
            Channels = connected.Channels(),
        };
        return JournalWriter.Create(Path.Combine(options.Folder, JournalName.For(recipe.Name, start, options.Kind)), header, options.Laboratory, writing);
    }
}
