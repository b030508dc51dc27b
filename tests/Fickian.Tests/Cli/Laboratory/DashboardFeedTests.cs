using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Runs;
using Fickian.Cli.Laboratory;
using Fickian.Infrared;
using Fickian.Tests.Acquisition.Runs;

namespace Fickian.Tests.Cli.Laboratory;

/// <summary>What the dashboard keeps of a run, and how much.</summary>
public sealed class DashboardFeedTests
{
    [Fact]
    public void A_course_stays_within_bounds_and_keeps_its_spikes_and_its_order()
    {
        var channel = new DashboardChannel(400);
        for (var i = 0; i < 100_000; i++)
            channel.Add(i, i == 54_321 ? 9 : i == 12_345 ? -9 : Math.Sin(i / 500.0));
        Assert.InRange(channel.Points.Count, 150, 400);
        Assert.Contains((54_321.0, 9.0), channel.Points);
        Assert.Contains((12_345.0, -9.0), channel.Points);
        Assert.Equal(channel.Points.Select(p => p.Time).Order().Distinct(), channel.Points.Select(p => p.Time));
        Assert.InRange(channel.Points[^1].Time, 98_000, 99_999);
    }

    [Fact]
    public void A_point_that_is_no_later_is_passed_over_and_one_that_is_no_number_is_a_gap()
    {
        var channel = new DashboardChannel(400);
        foreach (var (time, value) in new[] { (1.0, 5.0), (1.0, 6.0), (2.0, double.NaN), (3.0, 7.0) })
            channel.Add(time, value);
        Assert.Equal([(1.0, 5.0), (2.0, double.NaN), (3.0, 7.0)], channel.Points);
        Assert.Equal([(3.0, 7.0)], channel.After(2));
    }

    [Fact]
    public async Task Each_browser_is_sent_what_it_has_not_seen_and_no_more()
    {
        await using var bench = new Bench();
        var (board, feed) = Prepare(bench);
        var (quick, late) = (new DashboardViewer(), new DashboardViewer());
        board.Say(EventLevel.Alarm, "run", "one");
        board.Uptake = new([1, 2, 3], [0.1, 0.2, 0.3], null);
        feed.Look();
        var first = feed.Next(quick);
        Assert.Equal((3, "one"), (first.Points[DashboardFeed.UptakeChannel][0].Length, Assert.Single(first.Log).Sentence));
        Assert.Null(first.State.Diffusivity);
        var unchanged = feed.Next(quick);
        Assert.True(unchanged is { First: null, Points.Count: 0, Log.Count: 0, Spectrum: null });
        for (var i = 0; i < 3000; i++)
            board.Say(EventLevel.Detail, "run", $"line {i}");
        board.Uptake = new([1, 2, 3, 4], [0.1, 0.2, 0.3, 0.4], new(2.8e-12, 1e-14, Unit.SquareMetrePerSecond) { Name = "diffusivity" });
        board.Spectrum = new([2000, 2100, 2200], [0, 1, 0]);
        feed.Look();
        var second = feed.Next(quick);
        Assert.Equal([4.0], second.Points[DashboardFeed.UptakeChannel][0]);
        Assert.Equal(("line 2999", 1000), (second.Log[^1].Sentence, second.Log.Count));
        Assert.Equal("D = (2.80 ± 0.01)·10⁻¹² m²/s", second.State.Diffusivity);
        Assert.Equal("2.780·10⁻¹² … 2.820·10⁻¹² m²/s", second.State.Interval);
        Assert.Equal([2000, 2100, 2200], second.Spectrum![0]);
        Assert.Equal(4, feed.Next(late).Points[DashboardFeed.UptakeChannel][0].Length);
        Assert.Null(feed.Next(late).Spectrum);
    }

    [Fact]
    public async Task A_value_that_does_not_count_is_a_gap_and_says_why()
    {
        await using var bench = new Bench();
        var (board, feed) = Prepare(bench);
        var pressure = new Parameter("pressure", Unit.Pascal, Access.Read, "pressure");
        board.Put("gauge", [new(pressure, 4000)]);
        feed.Look();
        while (board.Seconds < 1)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        board.Put("gauge", [new(pressure, 4e99, "over range")]);
        feed.Look();
        var message = feed.Next(new());
        Assert.Equal([4000.0, null], message.Points["gauge.pressure"][1]);
        Assert.Equal("over range", Assert.Single(message.State.Values).State);
    }

    [Fact]
    public async Task A_choice_is_told_in_words_as_it_is_and_as_it_was_commanded()
    {
        await using var bench = new Bench();
        var (board, feed) = Prepare(bench);
        var inlet = new Parameter("inlet", Unit.One, Access.ReadWrite, "valve") { Choices = new Dictionary<int, string> { [0] = "closed", [1] = "open" } };
        board.Put("valves", [new(inlet, 0)]);
        board.Command(new("valves", "inlet"), 1);
        feed.Look();
        var message = feed.Next(new());
        Assert.Empty(message.Points);
        Assert.Equal(("closed", "open"), (message.State.Values[0].Text, message.State.Values[0].CommandedText));
    }

    [Fact]
    public async Task A_map_is_sent_as_a_plane_with_the_lowest_row_first()
    {
        await using var bench = new Bench();
        var (board, feed) = Prepare(bench);
        const int rows = 3, columns = 200;
        var values = new float[rows * columns * 5];
        for (var i = 0; i < values.Length; i++)
            values[i] = i / 5 / columns;
        board.Map = new(values, new(InfraredQuantity.Wavenumber, [2300, 2320, 2340, 2360, 2380]), new(InfraredQuantity.Y, [0, 1e-5, 2e-5]), new(InfraredQuantity.X, [.. Enumerable.Range(0, columns).Select(i => i * 1e-5)]));
        feed.Look();
        var map = feed.Next(new()).Map!;
        Assert.Equal((3, 50), (map.Rows, map.Columns));
        Assert.Equal([0.0, 80.0, 160.0], [map.Values[0], map.Values[50], map.Values[100]]);
    }

    [Fact]
    public async Task A_map_that_cannot_be_shown_is_said_and_ends_nothing()
    {
        await using var bench = new Bench();
        var (board, feed) = Prepare(bench);
        board.Map = new(new float[1], new(InfraredQuantity.Wavenumber, [2300]), new(InfraredQuantity.Y, [0]), new(InfraredQuantity.X, [0]));
        board.Say(EventLevel.Information, "run", "still here");
        feed.Conclude(new(RunOutcome.Completed, "", "", [], 0, 0));
        var message = feed.Next(new());
        Assert.NotNull(message.State.Fault);
        Assert.NotNull(message.State.End);
        Assert.Equal("still here", Assert.Single(message.Log).Sentence);
    }

    private static (RunBoard Board, DashboardFeed Feed) Prepare(Bench bench)
    {
        var recipe = bench.Recipe("""{ "hold": "1 s" }""");
        var board = bench.Engine(recipe).Board;
        return (board, new(board, recipe, simulated: true));
    }
}
