using System.Diagnostics;
using System.Globalization;

namespace Fickian.Tests.Acquisition;

/// <summary>A program that others wrote, started on the loopback address for one test: it says <c>ready PORT</c> when it listens, and is ended by its handle.</summary>
internal sealed class LoopbackPeer : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private LoopbackPeer(Process process, int port) => (this.process, Port, errors) = (process, port, process.StandardError.ReadToEndAsync());

    public int Port { get; }

    /// <summary>Starts a server and waits until it says where it listens.</summary>
    public static async Task<LoopbackPeer> StartAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        var server = Process.Start(Piped(start))!;
        while (await server.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
                return new(server, int.Parse(line.AsSpan(6), CultureInfo.InvariantCulture));
        }

        throw new InvalidOperationException($"{start.FileName} ended before it listened: {await server.StandardError.ReadToEndAsync(cancellation)}");
    }

    /// <summary>Runs a program to its end and gives what it printed.</summary>
    public static async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        using var program = Process.Start(Piped(start))!;
        var said = program.StandardError.ReadToEndAsync(cancellation);
        var output = await program.StandardOutput.ReadToEndAsync(cancellation);
        await program.WaitForExitAsync(cancellation);
        Assert.True(program.ExitCode == 0, await said);
        return output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await errors;
        process.Dispose();
    }

    private static ProcessStartInfo Piped(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, false);
        return start;
    }
}
