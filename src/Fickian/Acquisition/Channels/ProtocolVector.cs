namespace Fickian.Acquisition.Channels;

/// <summary>One step of an exchange, byte by byte: what the host sends and what the instrument answers.</summary>
/// <param name="Case">Name of the exchange; the steps of one case belong together.</param>
/// <param name="Step">Number of the step in its case, from 1.</param>
/// <param name="Host">What the host sends; null if the vector has no such direction.</param>
/// <param name="Device">What the instrument sends; null if it is not part of the vector, empty if the instrument stays silent.</param>
/// <param name="Command">Command or kind of frame.</param>
/// <param name="Meaning">Decoded content in plain words.</param>
/// <param name="Status">How the exchange is known: <c>real</c>, <c>sources</c>, <c>one-source</c>, <c>recorded</c>, <c>computed</c>, <c>unverified</c> or <c>wrong</c>.</param>
public sealed record ProtocolVector(string Case, int Step, byte[]? Host, byte[]? Device, string Command, string Meaning, string Status)
{
    /// <summary>The instrument stays silent until the time-out.</summary>
    public bool IsSilent => Device is { Length: 0 };
}
