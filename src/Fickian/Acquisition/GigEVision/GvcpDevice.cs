using System.Globalization;
using System.Net;
using System.Text;

namespace Fickian.Acquisition.GigEVision;

/// <summary>A camera that has answered a discovery.</summary>
/// <param name="Mac">Hardware address.</param>
/// <param name="Ip">Address.</param>
/// <param name="Manufacturer">Maker.</param>
/// <param name="Model">Type.</param>
/// <param name="Version">Version of the device.</param>
/// <param name="SerialNumber">Serial number.</param>
/// <param name="UserName">Name that a user gave it.</param>
public sealed record GvcpDevice(string Mac, IPAddress Ip, string Manufacturer, string Model, string Version, string SerialNumber, string UserName)
{
    internal const int Length = 0xf8;

    internal static byte[] Question(ushort id) => Gvcp.Encode(Gvcp.Discovery, id, [], 0x11);

    /// <summary>Reads the content of a discovery acknowledge; null if it is none.</summary>
    internal static GvcpDevice? Decode(ReadOnlySpan<byte> content) => content.Length < Length ? null : new(
        Convert.ToHexString(content[0x0a..0x10]),
        new IPAddress(content.Slice(0x24, 4)),
        Text(content.Slice(0x48, 32)),
        Text(content.Slice(0x68, 32)),
        Text(content.Slice(0x88, 32)),
        Text(content.Slice(0xd8, 16)),
        Text(content.Slice(0xe8, 16)));

    /// <summary>A text that ends at its first zero.</summary>
    internal static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end])}").Trim();
    }
}
