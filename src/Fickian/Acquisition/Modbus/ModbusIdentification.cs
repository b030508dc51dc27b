using System.Text;

namespace Fickian.Acquisition.Modbus;

/// <summary>Reply to the question who a Modbus device is (function 43, type 14): texts by number, 0 maker, 1 product code, 2 version.</summary>
/// <param name="Objects">The texts.</param>
public sealed record ModbusIdentification(IReadOnlyDictionary<int, string> Objects)
{
    private const int HeaderLength = 7;

    /// <summary>Name of the maker; empty if not told.</summary>
    public string Maker => Objects.GetValueOrDefault(0, "");

    /// <summary>Product code; empty if not told.</summary>
    public string Product => Objects.GetValueOrDefault(1, "");

    /// <summary>Version; empty if not told.</summary>
    public string Version => Objects.GetValueOrDefault(2, "");

    /// <summary>Reads a reply; null if it is none.</summary>
    /// <param name="pdu">Message without unit and check.</param>
    public static ModbusIdentification? Decode(ReadOnlySpan<byte> pdu)
    {
        if (pdu.Length < HeaderLength || pdu[0] != 0x2b || pdu[1] != 0x0e)
            return null;
        var objects = new Dictionary<int, string>();
        var at = HeaderLength;
        for (var i = 0; i < pdu[6]; i++)
        {
            if (pdu.Length < at + 2 || pdu.Length < at + 2 + pdu[at + 1])
                return null;
            objects[pdu[at]] = Encoding.UTF8.GetString(pdu.Slice(at + 2, pdu[at + 1]));
            at += 2 + pdu[at + 1];
        }

        return at == pdu.Length ? new(objects) : null;
    }

    /// <summary>The reply of a device that tells no more than this.</summary>
    internal byte[] Encode()
    {
        List<byte> bytes = [0x2b, 0x0e, 0x01, 0x01, 0x00, 0x00, (byte)Objects.Count];
        foreach (var (number, text) in Objects)
            bytes.AddRange([(byte)number, (byte)Encoding.UTF8.GetByteCount(text), .. Encoding.UTF8.GetBytes(text)]);
        return [.. bytes];
    }
}
