namespace Fickian.Acquisition.Modbus;

/// <summary>Check of Modbus RTU: CRC-16 with the reflected polynomial a001, begun at ffff, low byte first.</summary>
internal static class ModbusCrc
{
    public const int Length = 2;

    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xffff;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xa001;
        }

        return (ushort)crc;
    }

    /// <summary>Whether the last two bytes are the check of those before.</summary>
    public static bool Holds(ReadOnlySpan<byte> frame) =>
        frame.Length > Length && Of(frame[..^Length]) == (frame[^2] | (frame[^1] << 8));
}
