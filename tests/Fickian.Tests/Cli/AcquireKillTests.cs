using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Fickian.Acquisition.Journal;
using Fickian.Tests.Cli.Laboratory;

namespace Fickian.Tests.Cli;

/// <summary>The program is killed, or its lines are cut, at random moments of a run: nothing is lost that was more than a second old, and the rig ends safe.</summary>
/// <remarks>The rig is simulated by a program of its own, which outlives the one that is killed. FICKIAN_KILLS asks for more moments than the usual few.</remarks>
public sealed class AcquireKillTests(ITestOutputHelper report) : IAsyncDisposable
{
    private const double Speed = 20;

    private readonly string folder = Directory.CreateTempSubdirectory("fickian-kill-").FullName;
    private readonly List<Process> started = [];

    private static int Moments => int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_KILLS"), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var process in started)
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_kill_costs_a_second_at_most_and_the_next_start_makes_the_rig_safe_first()
    {
        var port = FreePort();
        var recipe = Rig(port, port);
        var rig = await StandInAsync();
        var random = new Random(9);
        for (var i = 0; i < Moments; i++)
        {
            var run = Start(["acquire", recipe, "--out", Path.Combine(folder, $"runs-{i}"), "--state", Path.Combine(folder, "state")]);
            await Line(run.StandardError, "start (S)");
            await Task.Delay(random.Next(50, 1500), Cancellation);
            run.Kill();
            await run.WaitForExitAsync(Cancellation);
            var killed = DateTimeOffset.UtcNow;

            var journal = Assert.Single(Directory.GetFiles(Path.Combine(folder, $"runs-{i}"), "*.fickian-journal"));
            var recovered = JournalRecovery.Repair(journal);
            Assert.All(recovered.Summary.Damage, d => Assert.True(d.IsTornTail));
            var last = RunData.Read(journal).Channel("stage.temperature").Samples.ToArray()[^1].Time.Utc;
            report.WriteLine($"kill {i}: the last sample is {(killed - last).TotalSeconds:0.00} s old.");

            // One second until the disk has it, and half a second from one poll to the next.
            Assert.InRange((killed - last).TotalSeconds, -0.1, 2);

            var next = Start(["acquire", recipe, "--out", Path.Combine(folder, $"next-{i}"), "--state", Path.Combine(folder, "state")]);
            var said = await Line(next.StandardError, "stage ");
            Assert.Contains("heater off: confirmed", said, StringComparison.Ordinal);
            await Line(next.StandardError, "flow below");
            await NothingIsOnAsync(rig);
            next.Kill();
            await next.WaitForExitAsync(Cancellation);
        }
    }

    [Fact]
    public async Task A_cut_line_ends_in_the_safe_state()
    {
        var port = FreePort();
        await using var line = new CuttableLine(port);
        var recipe = Rig(port, line.Port);
        var rig = await StandInAsync();
        var random = new Random(10);
        for (var i = 0; i < Moments; i++)
        {
            var run = Start(["acquire", recipe, "--out", Path.Combine(folder, $"cut-{i}"), "--state", Path.Combine(folder, "state")]);
            await Line(run.StandardError, "start (S)");
            await Task.Delay(random.Next(50, 1500), Cancellation);
            line.Cut();
            line.Mend();
            var clock = Stopwatch.StartNew();
            await Line(run.StandardError, "heater off: confirmed");
            report.WriteLine($"cut {i}: the heater was off {clock.Elapsed.TotalSeconds:0.00} s later.");
            await run.WaitForExitAsync(Cancellation);
            await NothingIsOnAsync(rig);
            Assert.Equal(ExitCodes.CheckFailed, run.ExitCode);
        }
    }

    private static class ExitCodes
    {
        public const int CheckFailed = 1;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The simulated rig listens at one port; the driver of the stage talks to another where a line that can be cut lies between.</summary>
    private string Rig(int listening, int talking)
    {
        var gas = FreePort();
        File.WriteAllText(Path.Combine(folder, "stand-in.json"), Text(listening, gas));
        File.WriteAllText(Path.Combine(folder, "rig.json"), Text(talking, gas));
        var recipe = Path.Combine(folder, "recipe.json");
        File.WriteAllText(recipe, """
            { "name": "kill", "rig": "rig.json", "steps": [
              { "record": [], "every": "0.2 s" },
              { "set": "flow.setpoint", "to": "5 mln/min" },
              { "ramp": "stage", "to": "150 °C", "rate": "10 K/min", "wait": false },
              { "hold": "1 h" } ] }
            """);
        return recipe;

        static string Text(int at, int gas) => $$"""
            {
              "name": "kill rig", "simulated": true,
              "instruments": { "stage": { "kind": "linkam-t95", "address": "tcp:127.0.0.1:{{at}}", "poll": "0.5 s", "maximumAge": "10 s", "limits": { "limit": ["0 °C", "200 °C"], "rate": ["0.1 K/min", "100 K/min"] } },
                "flow": { "kind": "bronkhorst-propar", "address": "tcp:127.0.0.1:{{gas}}", "simulator": { "capacity": 10, "node": 128 }, "poll": "1 s", "maximumAge": "30 s", "limits": { "setpoint": ["0 mln/min", "10 mln/min"] } } },
              "interlocks": [ { "name": "too hot", "when": "stage.temperature > 190 °C" } ],
              "heaters": [ { "temperature": "stage.temperature", "highest": "190 °C", "gainTime": "60 s", "fastestChange": "30 K/s" } ],
              "virtual": { "cellVolume": "60 ml", "pumpingSpeed": "0.5 l/s", "sample": "none", "thickness": "200 µm", "diffusivity": "3e-12 m²/s", "diffusivitySource": "test", "equilibriumBandArea": "5 cm⁻¹", "referencePressure": "40 mbar" }
            }
            """;
    }

    private async Task<Process> StandInAsync()
    {
        var rig = Start(["device", "simulate", Path.Combine(folder, "stand-in.json"), "--speed", $"{Speed}"]);
        await Line(rig.StandardOutput, "ready");
        return rig;
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fickian.Cli.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var process = Process.Start(start)!;
        started.Add(process);
        return process;
    }

    private static async Task<string> Line(StreamReader from, string word)
    {
        while (await from.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.Contains(word, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"The program ended without saying '{word}'.");
    }

    private static async Task NothingIsOnAsync(Process rig)
    {
        await rig.StandardInput.WriteLineAsync("outputs".AsMemory(), Cancellation);
        await rig.StandardInput.FlushAsync(Cancellation);
        Assert.Equal(0, Value(await Line(rig.StandardError, "stage.heater")));

        // The sensor of the controller has noise about 0; 5 mln/min are 3.7e-6 mol/s.
        Assert.InRange(Value(await Line(rig.StandardError, "flow.flow")), -1e-7, 1e-7);

        static double Value(string line) => double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
