using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Runs;

namespace Fickian.Tests.Cli.Laboratory;

/// <summary>Who reaches the run through its dashboard, and who does not.</summary>
public sealed partial class DashboardServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/events", "", "", "", "", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/events", "wrong", "", "", "", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/pause", "", "", "", "", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/stop", "wrong", "", "", "", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/emergency", "", "", "", "", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/", "", "evil.example", "", "", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/stop", "right", "evil.example:80", "", "", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/stop", "right", "", "http://evil.example", "", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/stop", "right", "", "null", "", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/stop", "right", "", "http://127.0.0.1:1", "", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/stop", "right", "", "", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/stop", "right", "", "", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/events", "right", "", "", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/stop", "right", "", "", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/events", "right", "", "", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/stop", "right", "", "", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/../etc/passwd", "right", "", "", "", HttpStatusCode.NotFound)]
    [InlineData("GET", "/", "", "", "", "", HttpStatusCode.OK)]
    [InlineData("GET", "/", "", "localhost:1234", "", "none", HttpStatusCode.OK)]
    [InlineData("POST", "/continue", "right", "", "", "same-origin", HttpStatusCode.Accepted)]
    public async Task Only_the_page_of_this_computer_with_the_token_gets_through(string method, string path, string token, string host, string origin, string site, HttpStatusCode expected)
    {
        await using var run = await ShownRun.StartAsync();
        using var client = new HttpClient();
        using var request = Request(run, method, path, token == "right" ? run.Token : token);
        if (host.Length > 0)
            request.Headers.Host = host;
        if (origin.Length > 0)
            request.Headers.Add("Origin", origin);
        if (site.Length > 0)
            request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(expected, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.StartsWith("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(run.Engine.Board.State < RunState.Ending);
    }

    [Fact]
    public async Task A_command_with_a_body_is_refused()
    {
        await using var run = await ShownRun.StartAsync();
        using var client = new HttpClient();
        using var request = Request(run, "POST", "/stop", run.Token);
        request.Content = new ByteArrayContent(new byte[1]);
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.True(run.Engine.Board.State < RunState.Ending);
    }

    [Fact]
    public async Task Every_run_has_another_token_of_192_bits()
    {
        await using var one = await ShownRun.StartAsync();
        await using var other = await ShownRun.StartAsync();
        Assert.NotEqual(one.Token, other.Token);
        Assert.Equal(32, one.Token.Length);
        Assert.Equal("127.0.0.1", one.Address.Host);
    }

    [Fact]
    public async Task A_stop_ends_the_run_in_the_safe_state()
    {
        await using var run = await ShownRun.StartAsync();
        using var client = new HttpClient();
        using var answer = await client.SendAsync(Request(run, "POST", "/stop", run.Token), Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var report = await run.Running;
        Assert.Equal((RunOutcome.Stopped, "Stopped by a person at the dashboard."), (report.Outcome, report.Sentence));
        Assert.Equal(0, run.Bench.Simulator.Outputs["heater"]());
    }

    [Fact]
    public async Task The_first_message_is_the_whole_history_and_the_next_is_what_is_new()
    {
        await using var run = await ShownRun.StartAsync();
        using var client = new HttpClient();
        while (run.Engine.Board.Polls < 20)
            await Task.Delay(5, Cancellation);
        using var answer = await client.SendAsync(Request(run, "GET", "/events", run.Token), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));
        var first = await MessageAsync(reader);
        Assert.Equal("bench run", first.GetProperty("first").GetProperty("recipe").GetString());
        Assert.True(first.GetProperty("first").GetProperty("simulated").GetBoolean());
        Assert.InRange(Times(first).Length, 3, 1000);
        double[] times = [.. Times(first)];
        while (times.Length < 30)
        {
            var next = await MessageAsync(reader);
            Assert.Equal(JsonValueKind.Null, next.GetProperty("first").ValueKind);
            times = [.. times, .. Times(next)];
        }

        Assert.Equal(times.Order().Distinct(), times);
    }

    [Fact]
    public async Task Browsers_that_never_read_hold_nothing_up_and_there_is_a_limit_to_them()
    {
        await using var run = await ShownRun.StartAsync("""{ "hold": "60 s" }""");
        using var client = new HttpClient();
        List<HttpResponseMessage> deaf = [];
        for (var i = 0; i < 8; i++)
            deaf.Add(await client.SendAsync(Request(run, "GET", "/events", run.Token), HttpCompletionOption.ResponseHeadersRead, Cancellation));
        using var further = await client.SendAsync(Request(run, "GET", "/events", run.Token), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, further.StatusCode);
        Assert.Equal(RunOutcome.Completed, (await run.Running).Outcome);
        deaf.ForEach(d => d.Dispose());
    }

    [Fact]
    public async Task The_page_names_no_other_address()
    {
        await using var run = await ShownRun.StartAsync();
        using var client = new HttpClient();
        foreach (var path in new[] { "/", "/dashboard.css", "/dashboard.js", "/dashboard-stream.js", "/dashboard-charts.js" })
        {
            var text = await client.GetStringAsync(new Uri(run.Address, path), Cancellation);
            Assert.DoesNotMatch(Elsewhere(), text);
        }
    }

    private static HttpRequestMessage Request(ShownRun run, string method, string path, string token)
    {
        var request = new HttpRequestMessage(new(method), new Uri(run.Address, path));
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static async Task<JsonElement> MessageAsync(StreamReader reader)
    {
        while (true)
        {
            if (await reader.ReadLineAsync(Cancellation) is { Length: > 0 } line)
                return JsonDocument.Parse(line["data: ".Length..]).RootElement;
        }
    }

    private static double[] Times(JsonElement message) =>
        message.GetProperty("points").TryGetProperty("stage.temperature", out var points) ? [.. points[0].EnumerateArray().Select(t => t.GetDouble())] : [];

    [GeneratedRegex("https?://|//[a-z]+\\.[a-z]|@import|url\\(")]
    private static partial Regex Elsewhere();
}
