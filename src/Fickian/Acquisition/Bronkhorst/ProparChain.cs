namespace Fickian.Acquisition.Bronkhorst;

/// <summary>The content of requests, writes and answers: one parameter, or several chained ones.</summary>
/// <remarks>
/// Bit 7 of the process byte says that another process follows, bit 7 of the parameter byte that another parameter of this process follows; the last of each has it clear.
/// A request gives each parameter two tags of the master's choice, which the answer repeats; here they equal process and parameter, as in the maker's library.
/// </remarks>
internal static class ProparChain
{
    public const byte Status = 0x00;
    public const byte Write = 0x01;
    public const byte Answer = 0x02;
    public const byte Request = 0x04;

    private const byte More = 0x80;

    /// <summary>A request for some parameters; those of one process stand together.</summary>
    public static byte[] EncodeRequest(IReadOnlyList<ProparParameter> parameters) =>
        Encode(Request, [.. parameters.Select(p => (p.Process, p.Code, p.Type == ProparType.Text ? new byte[] { p.Process, p.Code, 0 } : [p.Process, p.Code]))]);

    /// <summary>A write, or an answer with the given tags.</summary>
    /// <param name="command"><see cref="Write"/> or <see cref="Answer"/>.</param>
    /// <param name="items">Process or its tag, parameter or its tag, value.</param>
    public static byte[] Encode(byte command, IReadOnlyList<(byte Process, byte Code, byte[] Value)> items)
    {
        var data = new List<byte> { command };
        for (var i = 0; i < items.Count; i++)
        {
            var process = items[i].Process;
            if (i == 0 || process != items[i - 1].Process)
                data.Add((byte)(process | (items.Skip(i).Any(p => p.Process != process) ? More : 0)));
            data.Add((byte)(items[i].Code | (i + 1 < items.Count && items[i + 1].Process == process ? More : 0)));
            data.AddRange(items[i].Value);
        }

        return [.. data];
    }

    /// <summary>The parameters of a request; null if it is malformed.</summary>
    public static IReadOnlyList<ProparItem>? DecodeRequest(ReadOnlySpan<byte> data) => Decode(data, static (_, bytes) =>
    {
        var length = bytes.Length >= 2 && (bytes[1] & 0x60) == 0x60 ? 3 : 2;
        return bytes.Length >= length ? length : null;
    });

    /// <summary>The parameters of a write or an answer with their values; null if it is malformed.</summary>
    public static IReadOnlyList<ProparItem>? DecodeValues(ReadOnlySpan<byte> data) => Decode(data, ProparParameter.Length);

    private delegate int? Measure(byte code, ReadOnlySpan<byte> bytes);

    private static List<ProparItem>? Decode(ReadOnlySpan<byte> data, Measure measure)
    {
        var items = new List<ProparItem>();
        var (at, anotherProcess) = (1, true);
        while (anotherProcess)
        {
            if (at >= data.Length)
                return null;
            var process = (byte)(data[at] & 0x7f);
            anotherProcess = data[at++] >= More;
            for (var another = true; another;)
            {
                if (at >= data.Length)
                    return null;
                var tag = (byte)(data[at] & 0x7f);
                another = data[at++] >= More;
                if (measure(tag, data[at..]) is not { } length)
                    return null;
                var value = data.Slice(at, length).ToArray();
                at += length;
                items.Add(data[0] == Request ? new(process, tag, value[0], value[1], [], at) : new(process, tag, process, tag, value, at));
            }
        }

        return at == data.Length ? items : null;
    }
}
