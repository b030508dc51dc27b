using System.Globalization;
using System.Text;

namespace Fickian.Acquisition.Linkam;

/// <summary>Reply to <c>T</c>: ten bytes SB1 EB1 PB1 GS1 x x T3 T2 T1 T0.</summary>
/// <remarks>
/// SB1 is the state, EB1 is 0x80 and a field of error bits, PB1 holds the speed of the pump in its lower five bits whatever the offset (0x80 and 0xE0 are both reported),
/// T is four hexadecimal digits, two's complement, in tenths of a degree Celsius.
/// </remarks>
/// <param name="State">What the controller is doing.</param>
/// <param name="Errors">Error bits.</param>
/// <param name="PumpSpeed">Speed of the liquid-nitrogen pump, 0 to 30.</param>
/// <param name="Temperature">Temperature, K; it means nothing while the sensor is open.</param>
public sealed record LinkamStatus(LinkamState State, LinkamErrors Errors, int PumpSpeed, double Temperature)
{
    /// <summary>Bytes of a status without its CR.</summary>
    public const int Length = 10;

    private const LinkamErrors Known = LinkamErrors.TooFast | LinkamErrors.SensorOpen | LinkamErrors.CurrentProtection | LinkamErrors.SerialLine;

    /// <summary>Reads a status; null if the bytes are none.</summary>
    /// <param name="bytes">Ten bytes, without the CR.</param>
    public static LinkamStatus? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length || !Enum.IsDefined((LinkamState)bytes[0]) || bytes[1] is < 0x80 or > 0xbf || ((LinkamErrors)(bytes[1] & 0x3f) & ~Known) != LinkamErrors.None || (bytes[2] & 0x80) == 0)
            return null;
        return ushort.TryParse(Encoding.ASCII.GetString(bytes[6..]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var tenths)
            ? new((LinkamState)bytes[0], (LinkamErrors)(bytes[1] & 0x3f), bytes[2] & 0x1f, ((short)tenths / 10.0).Celsius())
            : null;
    }

    /// <summary>The bytes of the status, without the CR.</summary>
    public byte[] Encode()
    {
        var tenths = (short)Math.Clamp(Math.Round((Temperature - 273.15) * 10), short.MinValue, short.MaxValue);
        byte[] head = [(byte)State, (byte)(0x80 | (int)Errors), (byte)(0x80 | PumpSpeed), 0x80, 0x80, 0x80];
        return [.. head, .. Encoding.ASCII.GetBytes(((ushort)tenths).ToString("x4"))];
    }
}
