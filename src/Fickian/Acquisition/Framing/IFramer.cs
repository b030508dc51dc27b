namespace Fickian.Acquisition.Framing;

/// <summary>Finds the messages of a protocol in a row of bytes.</summary>
public interface IFramer
{
    /// <summary>Longest frame that the protocol has, bytes; what is longer is damaged.</summary>
    int LongestFrame { get; }

    /// <summary>Looks at the beginning of what has arrived.</summary>
    /// <param name="bytes">Bytes not yet consumed, oldest first.</param>
    /// <returns>A frame, bytes that belong to none, or the wish for more.</returns>
    FrameScan Scan(ReadOnlySpan<byte> bytes);
}
