using System.Globalization;

namespace Fickian.Acquisition.Channels;

/// <summary>Makes the channel of an address: <c>tcp:HOST:PORT</c>, <c>udp:HOST:PORT</c>, <c>pipe:NAME</c>, <c>serial:PORT</c> or <c>serial:PORT?19200,8N1</c>, and <c>replay:FILE#CASE</c> for a recorded exchange.</summary>
public static class ChannelAddress
{
    /// <summary>The channel, closed.</summary>
    /// <param name="address">Where the instrument is.</param>
    /// <param name="serial">Settings of a serial line whose address states none.</param>
    /// <exception cref="ArgumentException">It is no address.</exception>
    /// <exception cref="DataFileException">A recorded exchange cannot be read.</exception>
    public static IByteChannel Create(string address, SerialSettings serial)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.IndexOf(':', StringComparison.Ordinal);
        var rest = address[(at + 1)..];
        return (at < 0 ? "" : address[..at]) switch
        {
            "tcp" => Socket(rest, (h, p) => new TcpChannel(h, p)) ?? throw Unreadable(address),
            "udp" => Socket(rest, (h, p) => new UdpChannel(h, p)) ?? throw Unreadable(address),
            "pipe" when rest.Length > 0 => new PipeChannel(rest),
            "serial" when rest.Length > 0 => Serial(rest, serial),
            "replay" when rest.Length > 0 => Replay(rest),
            _ => throw Unreadable(address),
        };
    }

    /// <summary>Host and port of <c>HOST:PORT</c>; null if it is none.</summary>
    /// <param name="text">Host, colon, port.</param>
    public static (string Host, int Port)? HostAndPort(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf(':');
        return at > 0 && int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? (text[..at], port)
            : null;
    }

    private static IByteChannel? Socket(string text, Func<string, int, IByteChannel> create) =>
        HostAndPort(text) is var (host, port) ? create(host, port) : null;

    private static SerialChannel Serial(string text, SerialSettings settings)
    {
        var at = text.IndexOf('?', StringComparison.Ordinal);
        return at < 0 ? new(text, settings) : new(text[..at], SerialSettings.Parse(text[(at + 1)..]));
    }

    private static ReplayChannel Replay(string text)
    {
        var at = text.LastIndexOf('#');
        var (file, name) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        var steps = ProtocolVectorFile.Read(file);
        var chosen = name.Length == 0 ? steps : [.. steps.Where(v => v.Case == name)];
        return chosen.Count > 0 ? new(name.Length == 0 ? file : name, chosen)
            : throw new ArgumentException($"A case of {file} ({string.Join(", ", steps.Select(v => v.Case).Distinct().Take(5))}, …) was expected and '{name}' was found.", nameof(text));
    }

    private static ArgumentException Unreadable(string address) =>
        new($"An address such as tcp:127.0.0.1:9001, udp:HOST:PORT, pipe:OPUS, serial:/dev/ttyUSB0?19200,8N1 or replay:FILE#CASE was expected and '{address}' was found.", nameof(address));
}
