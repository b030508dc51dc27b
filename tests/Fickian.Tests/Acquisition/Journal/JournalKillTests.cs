using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.IO.Pipes;
using Fickian.Acquisition.Journal;

namespace Fickian.Tests.Acquisition.Journal;

/// <summary>A program that is killed while it writes loses less than a second, and its journal is always recovered.</summary>
/// <remarks>The test host starts itself again with one test, which writes on a schedule of 1 kHz until it is killed; what it has written stands in shared memory.</remarks>
public sealed class JournalKillTests(ITestOutputHelper report) : IDisposable
{
    private const string Order = "FICKIAN_JOURNAL_TO_BE_KILLED";
    private const int Kills = 20;
    private const int Together = 4;

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // With an order in the environment this is the program that is killed; without one it writes half a second and checks that it kept its schedule.
    [Fact]
    public async Task A_writer_keeps_a_schedule_of_a_kilohertz()
    {
        var order = Environment.GetEnvironmentVariable(Order)?.Split('|');
        var path = order is null ? Path.Combine(folder, "own.fickian-journal") : order[0];
        using var shared = order is null ? MemoryMappedFile.CreateNew(null, 16) : MemoryMappedFile.CreateFromFile(order[1]);
        using var memory = shared.CreateViewAccessor();
        var announced = order is null ? 500 : int.Parse(order[2], System.Globalization.CultureInfo.InvariantCulture);
        using var journal = JournalWriter.Create(path, JournalSample.Header, TimeProvider.System);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var clock = Stopwatch.StartNew();
        for (var count = 0L; order is not null || count < announced;)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            for (; count < clock.ElapsedMilliseconds; count++)
            {
                var time = journal.Sample(1, count);
                memory.Write(0, time.Nanoseconds);
                memory.Write(8, count + 1);
                if (order is not null && count == announced)
                    Announce(order[3]);
            }
        }

        journal.Dispose();
        Assert.True(JournalSummary.Of(path).Channels[0].Samples >= announced);
    }

    [Fact]
    public async Task A_kill_costs_less_than_a_second_and_recovery_always_works()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Order) is not null, "this host is the one to be killed");
        var random = new Random(20);
        var moments = Enumerable.Range(0, Kills).Select(i => (Number: i, After: random.Next(1, 2500))).ToArray();
        var losses = new double[Kills];
        await Parallel.ForEachAsync(moments, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = TestContext.Current.CancellationToken }, async (kill, stop) =>
            losses[kill.Number] = await LossAfterKill(kill.Number, kill.After, stop));
        report.WriteLine($"{Kills} kills: lost {losses.Average():0.000} s on average, {losses.Max():0.000} s at most.");
        Assert.All(losses, l => Assert.InRange(l, 0, 1));
    }

    private async Task<double> LossAfterKill(int number, int after, CancellationToken stop)
    {
        var (path, memory, name) = (Path.Combine(folder, $"{number}.fickian-journal"), Path.Combine(folder, $"{number}.memory"), $"fickian-{Environment.ProcessId}-{number}");
        await File.WriteAllBytesAsync(memory, new byte[16], stop);
        using var pipe = new NamedPipeServerStream(name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var host = Start($"{path}|{memory}|{after}|{name}", folder);
        await pipe.WaitForConnectionAsync(stop);
        host.Kill();
        await host.WaitForExitAsync(stop);
        var written = await File.ReadAllBytesAsync(memory, stop);
        var recovered = JournalRecovery.Repair(path);
        Assert.All(recovered.Summary.Damage, d => Assert.True(d.IsTornTail));
        Assert.Empty(JournalRecovery.Repair(path).Summary.Damage);
        var samples = RunData.Read(path).Channels is [var only] ? only.Values() : [];
        Assert.Equal(Enumerable.Range(0, samples.Length).Select(i => (double)i), samples);
        Assert.True(samples.Length > 0 || after < 1000, $"nothing of {after} samples was kept");
        var last = samples.Length > 0 ? recovered.Summary.Channels[0].Last : 0;
        return Math.Max(0, (BitConverter.ToInt64(written) * 1e-9) - last);
    }

    private static Process Start(string order, string results)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(JournalKillTests).Assembly.Location);
        start.ArgumentList.Add("--results-directory");
        start.ArgumentList.Add(results);
        start.ArgumentList.Add("--filter-method");
        start.ArgumentList.Add($"*{nameof(JournalKillTests)}.{nameof(A_writer_keeps_a_schedule_of_a_kilohertz)}");
        start.Environment[Order] = order;
        var host = Process.Start(start)!;
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        return host;
    }

    private static void Announce(string name)
    {
        using var pipe = new NamedPipeClientStream(".", name, PipeDirection.Out);
        pipe.Connect();
    }
}
