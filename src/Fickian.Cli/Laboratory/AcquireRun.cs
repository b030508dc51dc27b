using System.CommandLine;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Rigs;
using Fickian.Acquisition.Runs;
using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Cli.Laboratory;

/// <summary>One run of <c>acquire</c>: makes the instruments, shows what happens, listens to the person, tells how it ended.</summary>
internal sealed class AcquireRun(Recipe recipe, AcquireOptions options, ParseResult parsed, TextWriter output, TextWriter error)
{
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterCancellation = TimeSpan.FromSeconds(1);

    // The simulated laboratory keeps its thread to itself. It must not be the one on which the command line begins: Ctrl-C is listened to only once that is given back.
    public Task<int> RunAsync(CancellationToken cancellation) =>
        options.Simulate(parsed) ? Task.Run(() => Simulated(cancellation), CancellationToken.None) : MeasuredAsync(cancellation);

    private int Simulated(CancellationToken cancellation)
    {
        var laboratory = new SimulatedAcquisition
        {
            Seed = options.Seed(parsed),
            Speed = options.Speed(parsed),
            Start = TimeProvider.System.GetUtcNow(),
            Resume = options.Resume(parsed),
            Ledger = options.Ledger(parsed, recipe),
        };
        return laboratory.Carry(recipe, options.Folder(parsed), engine => RunAsync(engine, simulated: true, cancellation));
    }

    private async Task<int> MeasuredAsync(CancellationToken cancellation)
    {
        var rig = recipe.Rig.IsSimulated ? VirtualRig.WithFolder(recipe.Rig, Path.Combine(Path.GetTempPath(), "fickian-opus")) : recipe.Rig;
        var instruments = rig.Instruments.Values.ToDictionary(i => i.Name, i => Create(i, Channel(i)), StringComparer.Ordinal);
        try
        {
            using var engine = new RunEngine(recipe, instruments, options.Ledger(parsed, recipe), new(options.Folder(parsed), TimeProvider.System)
            {
                Kind = recipe.Rig.IsSimulated ? RunKind.Simulated : RunKind.Measured,
                Resume = options.Resume(parsed),
            });
            return await RunAsync(engine, recipe.Rig.IsSimulated, cancellation);
        }
        finally
        {
            foreach (var instrument in instruments.Values)
                await instrument.DisposeAsync();
        }
    }

    private async Task<int> RunAsync(RunEngine engine, bool simulated, CancellationToken cancellation)
    {
        await using var dashboard = options.Dashboard(parsed)
            ? await DashboardServer.StartAsync(engine, new(engine.Board, recipe, simulated), TimeProvider.System, CancellationToken.None) : null;
        if (dashboard is not null)
        {
            await output.WriteLineAsync(dashboard.Address);
            await output.FlushAsync(CancellationToken.None);
        }

        engine.Board.Said += line =>
        {
            if (line.Level >= EventLevel.Information)
                error.WriteLine($"{line.Seconds,10:0.0} s  {line.Source,-12} {line.Sentence}");
        };
        await error.WriteLineAsync("Software replaces no hard-wired protection: over-temperature cut-out, relief valve, gas alarm.");
        using var over = new CancellationTokenSource();
        var person = Console.IsInputRedirected ? Task.CompletedTask : ListenAsync(engine, over.Token);
        RunReport report;
        try
        {
            report = await engine.RunAsync(cancellation);
        }
        catch (RunStoppedException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }

        await over.CancelAsync();
        await person;
        var code = await TellAsync(engine, report);
        if (dashboard is not null)
        {
            dashboard.Conclude(report);
            await StayAsync(cancellation);
        }

        return code;
    }

    // The page is left up for as long as a person wants to see how it ended, and for a moment where there is none.
    private async Task StayAsync(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested || Console.IsInputRedirected)
        {
            await Task.Delay(cancellation.IsCancellationRequested ? AfterCancellation : AfterTheEnd, TimeProvider.System, CancellationToken.None);
            return;
        }

        await error.WriteLineAsync("The dashboard stays up; q or Ctrl-C closes it.");
        while (!cancellation.IsCancellationRequested && !(Console.KeyAvailable && char.ToLowerInvariant(Console.ReadKey(intercept: true).KeyChar) == 'q'))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
    }

    private async Task<int> TellAsync(RunEngine engine, RunReport report)
    {
        foreach (var finding in report.Safe.Where(f => f.NotConfirmed is not null))
            await error.WriteLineAsync($"NOT CONFIRMED SAFE: {finding.Instrument}, {finding.What}: {finding.NotConfirmed}");
        await error.WriteLineAsync($"{report.Outcome}{(report.Sentence.Length > 0 ? $": {report.Sentence}" : ".")}");
        if (engine.Board.Uptake is { Diffusivity: { } diffusivity } uptake)
            await error.WriteLineAsync($"{uptake.Times.Count} points of the uptake; D = {diffusivity} by a sheet of {recipe.Uptake!.Thickness * 1e6:0} µm.");
        if (report.Journal.Length > 0)
            await output.WriteLineAsync(report.Journal);
        return report.Outcome == RunOutcome.Completed && report.IsSafe ? ExitCode.Fine : ExitCode.CheckFailed;
    }

    private static IInstrument Create(RigInstrument instrument, IByteChannel channel) => InstrumentCatalogue.Find(instrument.Kind).Create(new(instrument.Name, channel, TimeProvider.System)
    {
        Settings = instrument.Settings,
        Limits = instrument.Limits,
        Allowed = instrument.Allowed,
    });

    private static IByteChannel Channel(RigInstrument instrument) => instrument.Address.Length > 0
        ? ChannelAddress.Create(instrument.Address, InstrumentCatalogue.Find(instrument.Kind).Serial ?? new(9600))
        : throw new UsageException($"The rig file states no address of {instrument.Name}; state it, or run with --simulate.");

    private static async Task ListenAsync(RunEngine engine, CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, over);
                if (!Console.KeyAvailable)
                    continue;
                switch (char.ToLowerInvariant(Console.ReadKey(intercept: true).KeyChar))
                {
                    case 'p':
                        engine.Pause();
                        break;
                    case 'c':
                        engine.Continue();
                        break;
                    case 'a':
                        engine.Stop("Aborted by a person.");
                        break;
                    case 'e':
                        await engine.EmergencyStopAsync("a person at the keyboard");
                        break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
