using Fickian.Acquisition.Journal;
using Microsoft.Playwright;

namespace Fickian.Tests.Cli.Laboratory;

/// <summary>The dashboard as a person meets it, in headless Chromium.</summary>
public sealed class DashboardBrowserTests
{
    [Fact]
    public async Task A_person_sees_the_values_move_and_stops_the_run_after_one_question()
    {
        await using var run = await ShownRun.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await PageAsync(chromium, out var requests, out var errors);
        await page.GotoAsync(run.Address.AbsoluteUri);
        await Is(page, "recipe", "bench run");
        Assert.True(await page.Locator("#simulated").IsVisibleAsync());
        Assert.Contains("Software replaces no hard-wired protection", await page.InnerTextAsync("body"), StringComparison.Ordinal);
        var before = await page.InnerTextAsync("#values");
        await page.WaitForFunctionAsync("before => document.getElementById('values').innerText !== before && Number(document.querySelector('#temperature canvas').dataset.points) > 8", before);
        Assert.Contains("too hot", await page.InnerTextAsync("#interlocks"), StringComparison.Ordinal);
        Assert.Contains("connected", await page.InnerTextAsync("#instruments"), StringComparison.Ordinal);
        Assert.Matches("^stage.limit: 60 °C|stage.temperature: ", (await page.GetAttributeAsync("#temperature canvas", "aria-label"))!);

        await page.ClickAsync("#temperature .legend button");
        await page.WaitForFunctionAsync("() => !document.querySelector('#temperature canvas').getAttribute('aria-label').includes('stage.temperature')");

        await page.ClickAsync("#pause");
        await Is(page, "state", "paused");
        await page.ClickAsync("#pause");
        await Is(page, "state", "running");
        await page.ClickAsync("#stop");
        await page.ClickAsync("#confirm-stop button[value=no]");
        Assert.False(run.Running.IsCompleted);
        await page.ClickAsync("#stop");
        await page.ClickAsync("#confirm-stop button[value=yes]");
        var report = await run.Running;
        Assert.True(report is { Outcome: RunOutcome.Stopped, IsSafe: true });
        Assert.Equal(0, run.Bench.Simulator.Outputs["heater"]());
        await Is(page, "end-title", "The run was stopped; the rig is in its safe state.");
        Assert.Contains(report.Journal, await page.InnerTextAsync("#end-journal"), StringComparison.Ordinal);
        Assert.Contains("heater off: confirmed", await page.InnerTextAsync("#end-findings"), StringComparison.Ordinal);

        Assert.Empty(errors);
        Assert.All(requests, r => Assert.True(r.StartsWith($"http://127.0.0.1:{run.Address.Port}/", StringComparison.Ordinal) || r.StartsWith("data:", StringComparison.Ordinal), r));
        Assert.DoesNotContain(requests, r => r.Contains(run.Token, StringComparison.Ordinal) && !r.Contains('#', StringComparison.Ordinal));
        Assert.DoesNotContain(run.Token, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_connection_is_said_at_once_and_what_was_missed_is_caught_up()
    {
        await using var run = await ShownRun.StartAsync();
        await using var line = new CuttableLine(run.Address.Port);
        await using var chromium = await Chromium.StartAsync();
        var page = await PageAsync(chromium, out _, out _);
        await page.GotoAsync($"http://127.0.0.1:{line.Port}/#{run.Token}");
        await page.WaitForFunctionAsync("() => Number(document.querySelector('#temperature canvas').dataset.points) > 4");
        line.Cut();
        await page.WaitForFunctionAsync("() => document.getElementById('lost').innerText.includes('was lost at')");
        var (shown, polls) = (int.Parse((await page.GetAttributeAsync("#temperature canvas", "data-points"))!, System.Globalization.CultureInfo.InvariantCulture), run.Engine.Board.Polls);
        while (run.Engine.Board.Polls < polls + 60)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        line.Mend();
        await page.WaitForFunctionAsync("() => document.getElementById('lost').hidden");
        var target = shown + 8;
        await page.WaitForFunctionAsync("target => Number(document.querySelector('#temperature canvas').dataset.points) > target", target);

        // The server looked five times a second all the while, twenty seconds of the laboratory: no gap of that length is left.
        var gap = double.Parse((await page.GetAttributeAsync("#temperature canvas", "data-gap"))!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(gap, 0.1, 50);
        Assert.True(run.Engine.Board.State == Fickian.Acquisition.Runs.RunState.Running);
    }

    [Fact]
    public async Task An_emergency_stop_tells_what_became_of_each_step()
    {
        await using var run = await ShownRun.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await PageAsync(chromium, out _, out _);
        await page.GotoAsync(run.Address.AbsoluteUri);
        await Is(page, "state", "running");
        await page.ClickAsync("#emergency");

        // The question stands on its answer: one key is enough.
        await page.Keyboard.PressAsync("Enter");
        var report = await run.Running;
        Assert.Equal((RunOutcome.Stopped, "Emergency stop: A person at the dashboard."), (report.Outcome, report.Sentence));
        await Is(page, "urgent-title", "Emergency stop: every step is confirmed.");
        Assert.Contains("stage, heater off: confirmed", await page.InnerTextAsync("#urgent-findings"), StringComparison.Ordinal);
        Assert.NotNull(run.Bench.Ledger.Stopped);
        Assert.True(await page.IsDisabledAsync("#emergency"));
    }

    [Fact]
    public async Task An_emergency_stop_that_reaches_nobody_says_so()
    {
        await using var run = await ShownRun.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await PageAsync(chromium, out _, out _);
        await page.GotoAsync(run.Address.AbsoluteUri);
        await Is(page, "state", "running");
        run.Bench.Simulator.Inject("silent");
        await page.ClickAsync("#emergency");
        await page.ClickAsync("#confirm-emergency button[value=yes]");
        await run.Running;
        await page.WaitForFunctionAsync("() => document.getElementById('urgent-title').innerText.includes('could NOT be confirmed')");
        Assert.Contains("NOT CONFIRMED", await page.InnerTextAsync("#urgent-findings"), StringComparison.Ordinal);
        await page.WaitForFunctionAsync("() => document.getElementById('end-title').innerText.includes('NOT confirmed safe')");
    }

    [Fact]
    public async Task Without_the_token_the_page_shows_nothing()
    {
        await using var run = await ShownRun.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await PageAsync(chromium, out _, out _);
        await page.GotoAsync(new Uri(run.Address, "/#wrong").AbsoluteUri);
        await page.WaitForFunctionAsync("() => document.getElementById('lost').innerText.includes('token is missing or wrong')");
        Assert.Equal("", await page.InnerTextAsync("#values"));
    }

    private static Task<IPage> PageAsync(Chromium chromium, out List<string> requests, out List<string> errors)
    {
        var (asked, said) = (new List<string>(), new List<string>());
        (requests, errors) = (asked, said);
        return OpenAsync();

        async Task<IPage> OpenAsync()
        {
            var page = await chromium.Browser.NewPageAsync();

            // A test waits for what it asks for, however slow the computer is.
            page.SetDefaultTimeout(0);
            page.Request += (_, r) => asked.Add(r.Url);
            page.Console += (_, m) =>
            {
                if (m.Type is "error" or "warning")
                    said.Add(m.Text);
            };
            page.PageError += (_, m) => said.Add(m);
            return page;
        }
    }

    private static async Task Is(IPage page, string id, string text) =>
        await page.WaitForFunctionAsync("([id, text]) => document.getElementById(id).innerText === text", new[] { id, text });
}
