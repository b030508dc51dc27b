using System.IO.Pipes;
using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Simulators;

/// <summary>Offers a simulator at a named pipe of this computer, to one user at a time: programs that are commanded over a pipe.</summary>
public sealed class PipeListener : IAsyncDisposable
{
    private readonly ISimulator simulator;
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;
    private readonly string name;
    private NamedPipeServerStream next;

    private PipeListener(ISimulator simulator, string name)
    {
        (this.simulator, this.name) = (simulator, name);
        next = Listen(name);
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Starts to listen.</summary>
    /// <param name="simulator">The simulated instrument.</param>
    /// <param name="name">Name of the pipe, for example <c>OPUS</c>.</param>
    /// <exception cref="ChannelException">The pipe is taken.</exception>
    public static PipeListener Start(ISimulator simulator, string name)
    {
        try
        {
            return new(simulator, name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ChannelException($"The pipe '{name}' cannot be opened ({e.Message.TrimEnd('.')}); choose another name.", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await accepting;
        await next.DisposeAsync();
        ending.Dispose();
    }

    private static NamedPipeServerStream Listen(string name) => new(name, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await next.WaitForConnectionAsync(ending.Token);
                var accepted = next;
                next = Listen(name);
                await simulator.ServeAsync(new PipeChannel(name, accepted), ending.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The listener ends, or its pipe was taken away.
        }
    }
}
