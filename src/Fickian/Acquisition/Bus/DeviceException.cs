namespace Fickian.Acquisition.Bus;

/// <summary>An exchange with an instrument failed. The message is one sentence; the raw bytes of both directions are kept.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>States what went wrong.</summary>
    /// <param name="fault">Kind of the failure.</param>
    /// <param name="message">One sentence: what was expected, what was found, what to do.</param>
    /// <param name="sent">Bytes of the request.</param>
    /// <param name="received">Bytes that came back.</param>
    /// <param name="inner">What the line said.</param>
    public DeviceException(DeviceFault fault, string message, ReadOnlyMemory<byte> sent = default, ReadOnlyMemory<byte> received = default, Exception? inner = null)
        : base(message, inner) => (Fault, Sent, Received) = (fault, sent.ToArray(), received.ToArray());

    /// <summary>Kind of the failure.</summary>
    public DeviceFault Fault { get; }

    /// <summary>Bytes of the request.</summary>
    public byte[] Sent { get; }

    /// <summary>Bytes that came back.</summary>
    public byte[] Received { get; }

    /// <summary>Whether the same request may go well another time.</summary>
    public bool IsPassing => Fault is DeviceFault.NoReply or DeviceFault.UnreadableReply;
}
