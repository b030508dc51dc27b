namespace Fickian.Acquisition.Channels;

/// <summary>A line to an instrument cannot be opened or was lost. The message is one sentence that names the address.</summary>
public sealed class ChannelException : IOException
{
    /// <summary>Creates the failure of a line.</summary>
    public ChannelException()
    {
    }

    /// <summary>Creates the failure of a line.</summary>
    /// <param name="message">One sentence: what was expected, what was found, what to do.</param>
    public ChannelException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the failure of a line.</summary>
    /// <param name="message">One sentence: what was expected, what was found, what to do.</param>
    /// <param name="inner">What the system said.</param>
    public ChannelException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>The peer has closed the line, or it was closed here.</summary>
    internal static ChannelException Lost(string address, Exception? inner = null) =>
        new($"The line {address} was lost{(inner is null ? "" : $" ({inner.Message.TrimEnd('.')})")}; see that the instrument is on and the cable is in.", inner);

    /// <summary>The line was not opened, or is closed.</summary>
    internal static ChannelException NotOpen(string address) => new($"The line {address} is not open; open it first.");
}
