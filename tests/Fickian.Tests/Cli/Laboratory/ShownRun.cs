using Fickian.Acquisition.Runs;
using Fickian.Cli.Laboratory;
using Fickian.Tests.Acquisition.Runs;

namespace Fickian.Tests.Cli.Laboratory;

/// <summary>A run on the bench with its dashboard.</summary>
internal sealed class ShownRun : IAsyncDisposable
{
    private const string Warming = """{ "ramp": "stage", "to": "60 °C", "rate": "30 K/min" }, { "hold": "20 s" }, { "hold": "10 h" }""";

    private ShownRun(Bench bench, RunEngine engine, DashboardServer server) =>
        (Bench, Engine, Server, Address) = (bench, engine, server, new(server.Address));

    public Bench Bench { get; }

    public RunEngine Engine { get; }

    public DashboardServer Server { get; }

    /// <summary>As printed, with the token behind the #.</summary>
    public Uri Address { get; }

    public string Token => Address.Fragment[1..];

    /// <summary>The run; it ends only when it is told to.</summary>
    public Task<RunReport> Running { get; private set; } = null!;

    public static async Task<ShownRun> StartAsync(string steps = Warming, double speed = 20)
    {
        var bench = new Bench(speed);
        var recipe = bench.Recipe(steps);
        var engine = bench.Engine(recipe);
        var run = new ShownRun(bench, engine, await DashboardServer.StartAsync(engine, new(engine.Board, recipe, simulated: true), TimeProvider.System, TestContext.Current.CancellationToken));
        run.Running = Task.Run(() => run.RunAsync(TestContext.Current.CancellationToken));
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Stop("The test is over.");
        await Running;
        await Server.DisposeAsync();
        await Bench.DisposeAsync();
    }

    private async Task<RunReport> RunAsync(CancellationToken cancellation)
    {
        var report = await Engine.RunAsync(cancellation);
        Server.Conclude(report);
        return report;
    }
}
