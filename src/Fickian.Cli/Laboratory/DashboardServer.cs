using System.Net;
using System.Text;
using System.Text.Json;
using Fickian.Acquisition.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fickian.Cli.Laboratory;

/// <summary>Serves the dashboard of one run at a free port of the loopback address: the page, a stream of updates, and five commands.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    private const int MostStreams = 8;

    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(10);

    private readonly RunEngine engine;
    private readonly DashboardFeed feed;
    private readonly TimeProvider wall;
    private readonly DashboardGuard guard = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private readonly WebApplication application;
    private Task looking = Task.CompletedTask;
    private Task? emergency;
    private int streams;

    private DashboardServer(RunEngine engine, DashboardFeed feed, TimeProvider wall)
    {
        (this.engine, this.feed, this.wall) = (engine, feed, wall);

        // Nothing is configured from outside: no environment variable and no file of the current folder can open another port.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    /// <summary>Address with the token, for a person to open.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts to serve.</summary>
    /// <exception cref="IOException">No port can be had.</exception>
    public static async Task<DashboardServer> StartAsync(RunEngine engine, DashboardFeed feed, TimeProvider wall, CancellationToken cancellation)
    {
        var server = new DashboardServer(engine, feed, wall);
        await server.application.StartAsync(cancellation);
        var bound = server.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Address = $"{bound}/#{server.guard.Token}";
        server.looking = Task.Run(() => feed.RunAsync(wall, server.closing.Token), CancellationToken.None);
        return server;
    }

    /// <summary>The run is over; the page says how it ended.</summary>
    public void Conclude(RunReport report) => feed.Conclude(report);

    /// <summary>Ends the streams after a last update. An emergency stop that is under way is waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        Task? urgent;
        lock (gate)
            urgent = emergency;
        await (urgent ?? Task.CompletedTask);
        await closing.CancelAsync();
        await looking;
        await application.StopAsync();
        await application.DisposeAsync();
        closing.Dispose();
    }

    private static void Configure(KestrelServerOptions options)
    {
        options.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http1);
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentConnections = 64;
        options.Limits.MaxRequestBodySize = 0;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.MaxRequestLineSize = 2 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        DashboardGuard.Protect(response.Headers);
        var (method, path) = (request.Method, request.Path.Value ?? "");
        var page = DashboardPage.Find(path);
        if (guard.Refusal(request, needsToken: page is null) is var (status, sentence))
            await SayAsync(response, status, sentence);
        else if (page is null && path is not ("/events" or "/pause" or "/continue" or "/stop" or "/emergency"))
            await SayAsync(response, StatusCodes.Status404NotFound, "There is nothing here.");
        else if (method != (page is not null || path == "/events" ? "GET" : "POST"))
            await SayAsync(response, StatusCodes.Status405MethodNotAllowed, "What reads is asked for by GET, what commands by POST.");
        else if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true)
            await SayAsync(response, StatusCodes.Status413PayloadTooLarge, "A request has no body here.");
        else if (page is { } file)
        {
            (response.ContentType, response.ContentLength) = (file.Type, file.Content.Length);
            await response.Body.WriteAsync(file.Content, context.RequestAborted);
        }
        else if (path == "/events")
            await StreamAsync(context);
        else
            await CommandAsync(response, path);
    }

    private async Task CommandAsync(HttpResponse response, string path)
    {
        Action command = path switch
        {
            "/pause" => engine.Pause,
            "/continue" => engine.Continue,
            "/stop" => () => engine.Stop("Stopped by a person at the dashboard."),
            _ => StopAtOnce,
        };

        // On its own: what a command sets off must not run on the thread that answers a browser.
        await Task.Run(command);
        await SayAsync(response, StatusCodes.Status202Accepted, "Given to the run.");
    }

    // Not bound to the request: a browser that is closed meanwhile stops nothing.
    private void StopAtOnce()
    {
        lock (gate)
            emergency ??= Task.Run(StopAsync);
    }

    private async Task StopAsync()
    {
        feed.Tell(new DashboardEmergency(null, null));
        try
        {
            feed.Tell(new DashboardEmergency(await engine.EmergencyStopAsync("A person at the dashboard."), null));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The stop is under way all the same; asked again, it tells what became of it.
            feed.Tell(new DashboardEmergency(await engine.EmergencyStopAsync(""), $"The stop could not be latched and the next run would start: {e.Message}"));
        }
    }

    private async Task StreamAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref streams) > MostStreams)
        {
            Interlocked.Decrement(ref streams);
            await SayAsync(context.Response, StatusCodes.Status503ServiceUnavailable, $"{MostStreams} pages look at this run already; close one.");
            return;
        }

        try
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            var viewer = new DashboardViewer();
            using var timer = new PeriodicTimer(DashboardFeed.Period, wall);
            while (!closing.IsCancellationRequested)
            {
                await SendAsync(context, viewer);
                await timer.WaitForNextTickAsync(closing.Token).AsTask().WaitAsync(context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                context.RequestAborted.ThrowIfCancellationRequested();
            }

            await SendAsync(context, viewer);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The browser is gone or does not read; it may come again.
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref streams);
        }
    }

    private async Task SendAsync(HttpContext context, DashboardViewer viewer)
    {
        using var patience = new CancellationTokenSource(LongestWrite, wall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        byte[] text = [.. "data: "u8, .. JsonSerializer.SerializeToUtf8Bytes(feed.Next(viewer), DashboardJson.Default.DashboardMessage), .. "\n\n"u8];
        await context.Response.Body.WriteAsync(text, either.Token);
        await context.Response.Body.FlushAsync(either.Token);
    }

    private static Task SayAsync(HttpResponse response, int status, string sentence)
    {
        (response.StatusCode, response.ContentType) = (status, "text/plain; charset=utf-8");
        return response.WriteAsync(sentence, Encoding.UTF8);
    }

    /// <summary>Ctrl-C belongs to the run, not to its dashboard.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
