namespace Fickian.Acquisition.Channels;

/// <summary>Plays the instrument of a recorded exchange: each step waits for exactly its bytes and answers with its own.</summary>
/// <param name="name">Name for messages.</param>
/// <param name="steps">Steps in order; one without host bytes is sent unasked, one without device bytes is answered with nothing.</param>
public sealed class ReplayChannel(string name, IReadOnlyList<ProtocolVector> steps) : IByteChannel
{
    private readonly Lock gate = new();
    private readonly List<byte> sent = [];
    private readonly Queue<byte> answers = new();
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int next;
    private bool open;

    /// <inheritdoc/>
    public string Address => $"replay:{name}";

    /// <summary>What the host sent against the script, or null while it follows it.</summary>
    public string? Mismatch { get; private set; }

    /// <summary>Every step has been played and nothing more was sent.</summary>
    public bool IsFinished
    {
        get
        {
            lock (gate)
                return next == steps.Count && sent.Count == 0 && Mismatch is null;
        }
    }

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            open = true;
            PlayUnasked();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (!open)
                    throw ChannelException.NotOpen(Address);
                if (answers.Count > 0)
                    return Take(buffer.Span);
                wait = arrival.Task;
            }

            await wait.WaitAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (!open)
                throw ChannelException.NotOpen(Address);
            sent.AddRange(bytes.Span);
            Play();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void DiscardInput()
    {
        // What the script sends is what the instrument answers: it is there when it is read, not before.
    }

    /// <inheritdoc/>
    public Task CloseAsync()
    {
        lock (gate)
        {
            open = false;
            Wake();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, answers.Count);
        for (var i = 0; i < count; i++)
            buffer[i] = answers.Dequeue();
        return count;
    }

    private void Play()
    {
        while (Mismatch is null && sent.Count > 0)
        {
            if (next == steps.Count)
            {
                Mismatch = $"After the last step of {name} nothing more was expected and {Convert.ToHexString(sent.ToArray())} was sent.";
                return;
            }

            var expected = steps[next].Host!;
            var length = Math.Min(expected.Length, sent.Count);
            if (!expected.AsSpan(0, length).SequenceEqual(sent.GetRange(0, length).ToArray()))
                Mismatch = $"In step {steps[next].Step} of {name} {Convert.ToHexString(expected)} was expected and {Convert.ToHexString(sent.ToArray())} was sent.";
            if (Mismatch is not null || length < expected.Length)
                return;
            sent.RemoveRange(0, length);
            Answer();
            PlayUnasked();
        }
    }

    private void PlayUnasked()
    {
        while (next < steps.Count && steps[next].Host is null)
            Answer();
    }

    private void Answer()
    {
        foreach (var b in steps[next++].Device ?? [])
            answers.Enqueue(b);
        Wake();
    }

    private void Wake()
    {
        arrival.TrySetResult();
        arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
