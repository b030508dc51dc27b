namespace Fickian.Acquisition.Bus;

/// <summary>One request: its bytes and how to know its reply.</summary>
/// <param name="Bytes">What goes over the line, terminator and check included.</param>
/// <param name="What">What is asked or commanded, for messages: <c>status (T)</c>.</param>
public sealed record Request(ReadOnlyMemory<byte> Bytes, string What)
{
    /// <summary>Whether the request may change something at the instrument. Only requests that do not are ever repeated.</summary>
    public bool IsWrite { get; init; }

    /// <summary>Longest wait for each message of the reply; null takes that of the line.</summary>
    public TimeSpan? TimeOut { get; init; }

    /// <summary>Silence after which a reply of several messages counts as whole, where its last one cannot be known; null if it can.</summary>
    public TimeSpan? WholeAfter { get; init; }

    /// <summary>Whether the instrument answers at all.</summary>
    public bool HasReply { get; init; } = true;

    /// <summary>Says what an arrived message is to this request. By default the first one is the reply.</summary>
    public Func<ReadOnlyMemory<byte>, ReplyPart> Accept { get; init; } = static _ => ReplyPart.Last;
}
