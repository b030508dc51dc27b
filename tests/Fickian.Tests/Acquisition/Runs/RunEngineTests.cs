using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Runs;

namespace Fickian.Tests.Acquisition.Runs;

/// <summary>A run ends in the safe state, however it ends, and leaves a journal that tells why.</summary>
public sealed class RunEngineTests
{
    private const string Ramp = """{ "ramp": "stage", "to": "60 °C", "rate": "30 K/min" }""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recipe_runs_to_its_end_and_the_rig_is_safe()
    {
        await using var bench = new Bench();
        var engine = bench.Engine(bench.Recipe($$"""{ "record": [], "every": "2 s" }, {{Ramp}}, { "mark": "exposure" }, { "hold": "30 s" }"""));
        var report = await engine.RunAsync(Cancellation);
        Assert.Equal((RunOutcome.Completed, ""), (report.Outcome, report.Sentence));
        Assert.True(report.IsSafe);
        Assert.Equal(0, bench.Simulator.Outputs["heater"]());
        Assert.Null(bench.Ledger.Unfinished);
        var run = RunData.Read(report.Journal);
        Assert.True(run.Header.Kind == RunKind.Simulated);
        Assert.Contains(run.Of<ParameterSnapshot>(), s => s.Entry.Occasion == "end");
        var temperature = run.Channel("stage.temperature").Values();
        Assert.InRange(temperature[^1], 60.0.Celsius() - 1.5, 60.0.Celsius() + 1.5);
        Assert.InRange(temperature.Length, 30, 80);
    }

    [Fact]
    public async Task A_tripped_interlock_ends_the_run_safely()
    {
        await using var bench = new Bench();
        var engine = bench.Engine(bench.Recipe("""{ "ramp": "stage", "to": "170 °C", "rate": "60 K/min" }, { "hold": "1 h" }"""));
        var report = await engine.RunAsync(Cancellation);
        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Contains("too hot", report.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, bench.Simulator.Outputs["heater"]());
        Assert.True(report.IsSafe);
    }

    [Fact]
    public async Task A_rule_whose_value_is_missing_counts_as_if_it_held()
    {
        await using var bench = new Bench();
        bench.Simulator.Inject("sensor-open");
        var report = await bench.Engine(bench.Recipe("""{ "hold": "1 h" }""")).RunAsync(Cancellation);
        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Contains("missing", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dose_is_closed_when_its_condition_does_not_come_and_progress_is_told_within_a_loop()
    {
        await using var bench = new Bench();
        var recipe = bench.Recipe("""{ "loop": 4, "every": "10 s", "steps": [ { "hold": "1 s" } ] }, { "dose": "stage.pump-speed", "open": "5", "close": "0", "until": "stage.temperature > 190 °C", "timeOut": "5 s" }""");
        var engine = bench.Engine(recipe);
        var told = new List<double?>();
        engine.Board.Read += (_, _) => told.Add(engine.Board.Progress);
        var report = await engine.RunAsync(Cancellation);
        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Contains("did not come true", report.Sentence, StringComparison.Ordinal);
        Assert.Contains(RunData.Read(report.Journal).Of<InstrumentCommand>(), c => c.Entry.Commanded.StartsWith("pump-speed 0", StringComparison.Ordinal));
        Assert.Contains(told, p => p is > 0.2 and < 0.3);
    }

    [Fact]
    public async Task A_heater_that_does_not_heat_is_noticed()
    {
        await using var bench = new Bench();
        var engine = bench.Engine(bench.Recipe($$"""{{Ramp}}, { "hold": "1 h" }"""));
        bench.Simulator.Inject("frozen-sensor");
        var report = await engine.RunAsync(Cancellation);
        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Contains("stage.temperature", report.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, bench.Simulator.Outputs["heater"]());
    }

    [Fact]
    public async Task A_heater_that_is_switched_off_by_the_recipe_is_no_broken_one()
    {
        await using var bench = new Bench();
        var engine = bench.Engine(bench.Recipe($$"""{{Ramp}}, { "set": "stage.mode", "to": "off" }, { "waitUntil": "stage.temperature < 40 °C", "timeOut": "1 h" }, { "hold": "5 min" }"""));
        var report = await engine.RunAsync(Cancellation);
        Assert.Equal((RunOutcome.Completed, ""), (report.Outcome, report.Sentence));
    }

    [Fact]
    public async Task A_lost_line_ends_the_run_and_the_heater_is_off_once_it_can_be_reached_again()
    {
        await using var bench = new Bench(20);
        var engine = bench.Engine(bench.Recipe($$"""{{Ramp}}, { "hold": "1 h" }"""));
        var running = engine.RunAsync(Cancellation);
        while (bench.Simulator.Outputs["heater"]() == 0)
            await Task.Delay(5, Cancellation);
        await bench.Line.CutAsync();
        var report = await running;
        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.True(report.IsSafe, string.Join(" ", report.Safe.Select(s => s.NotConfirmed)));
        Assert.Equal(0, bench.Simulator.Outputs["heater"]());
    }

    [Fact]
    public async Task A_person_who_stops_it_gets_the_safe_state()
    {
        await using var bench = new Bench(20);
        var engine = bench.Engine(bench.Recipe($$"""{{Ramp}}, { "hold": "1 h" }"""));
        using var person = new CancellationTokenSource();
        engine.Board.Said += line =>
        {
            if (line.Sentence.Contains("start (S)", StringComparison.Ordinal))
                person.Cancel();
        };
        var report = await engine.RunAsync(person.Token);
        Assert.Equal(RunOutcome.Stopped, report.Outcome);
        Assert.True(report.IsSafe);
        Assert.Equal(0, bench.Simulator.Outputs["heater"]());
    }

    [Fact]
    public async Task An_emergency_stop_is_latched_until_it_is_cleared_with_a_reason()
    {
        await using var bench = new Bench(20);
        var recipe = bench.Recipe($$"""{{Ramp}}, { "hold": "1 h" }""");
        var engine = bench.Engine(recipe);
        var running = engine.RunAsync(Cancellation);
        while (bench.Simulator.Outputs["heater"]() == 0)
            await Task.Delay(5, Cancellation);
        var findings = await engine.EmergencyStopAsync("smoke");
        Assert.All(findings, f => Assert.Null(f.NotConfirmed));
        Assert.Equal(0, bench.Simulator.Outputs["heater"]());
        Assert.Equal(RunOutcome.Stopped, (await running).Outcome);
        Assert.Contains("smoke", (await Assert.ThrowsAsync<RunStoppedException>(() => bench.Engine(recipe).RunAsync(Cancellation))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => bench.Ledger.Clear(" ", TimeProvider.System));
        bench.Ledger.Clear("no smoke any more", TimeProvider.System);
        Assert.Null(bench.Ledger.Stopped);
    }

    [Fact]
    public async Task After_a_crash_the_next_start_makes_the_rig_safe_before_anything_else()
    {
        await using var bench = new Bench();
        bench.Ledger.Begin(Path.Combine(bench.Folder, "crashed"));
        var engine = bench.Engine(bench.Recipe("""{ "hold": "1 s" }"""));
        var first = "";
        engine.Board.Said += line => first = first.Length > 0 || line.Source != "stage" ? first : line.Sentence;
        var report = await engine.RunAsync(Cancellation);
        Assert.Equal(RunOutcome.Completed, report.Outcome);
        Assert.Equal("heater off: confirmed", first);
    }

    [Fact]
    public async Task A_broken_run_goes_on_behind_its_checkpoint_with_what_was_set_before()
    {
        await using var bench = new Bench();
        var recipe = bench.Recipe($$"""{{Ramp}}, { "checkpoint": "warm" }, { "waitUntil": "stage.temperature > 300 °C", "timeOut": "20 s" }, { "hold": "1 s" }""");
        var broken = await bench.Engine(recipe).RunAsync(Cancellation);
        Assert.Equal(RunOutcome.Failed, broken.Outcome);
        var again = await bench.Engine(recipe, broken.Journal).RunAsync(Cancellation);
        Assert.Contains(".002.", again.Journal, StringComparison.Ordinal);
        var run = RunData.Read(again.Journal);
        Assert.Contains(run.Of<InstrumentCommand>(), c => c.Entry.Commanded.StartsWith("ramp", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Of<RunEvent>(), e => e.Entry.Sentence.Contains("Step 1:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pause_holds_the_recipe_and_not_the_polls()
    {
        await using var bench = new Bench();
        var engine = bench.Engine(bench.Recipe("""{ "hold": "2 s" }, { "hold": "2 s" }"""));
        engine.Pause();
        var running = engine.RunAsync(Cancellation);
        while (engine.Board.Seconds < 60)
            await Task.Delay(5, Cancellation);
        Assert.False(running.IsCompleted);
        engine.Continue();
        var report = await running;
        Assert.Equal(RunOutcome.Completed, report.Outcome);
        Assert.InRange(report.Polls, 30, 1000);
    }
}
