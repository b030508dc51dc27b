namespace Fickian.Acquisition.Bus;

/// <summary>The right to talk on a line; giving it back lets the next one in.</summary>
internal sealed class ConversationTurn(ConversationQueue queue) : IDisposable
{
    private readonly CancellationTokenSource preemption = new();

    /// <summary>Is cancelled when an emergency wants the line.</summary>
    public CancellationToken Preempted => preemption.Token;

    public void Preempt() => preemption.Cancel();

    // The source is not disposed: an emergency may preempt at the very moment of the return.
    public void Dispose() => queue.Leave(this);
}
