using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>The line to one node: reads of one or several parameters, and acknowledged writes.</summary>
internal sealed class ProparLine
{
    /// <summary>The node at the end of the cable, whatever its number.</summary>
    public const byte AnyNode = 0x80;

    private readonly ProparFraming framing;
    private readonly byte node;

    public ProparLine(InstrumentSetup setup)
    {
        framing = setup.Setting("framing", "ascii") switch
        {
            "ascii" => ProparFraming.Ascii,
            "binary" => ProparFraming.Binary,
            var other => throw new ArgumentException($"The setting 'framing' of {setup.Name} must be ascii or binary and '{other}' was found.", nameof(setup)),
        };
        node = (byte)setup.Setting("node", AnyNode, 1, AnyNode);
        Bus = new(setup.Name, setup.Channel, Framer(framing), new(TimeSpan.FromSeconds(0.5)), setup.Laboratory, setup.Wire);
    }

    public RequestBus Bus { get; }

    /// <summary>Sequence number of the last binary message.</summary>
    public byte Sequence { get; set; }

    public static IFramer Framer(ProparFraming framing) => framing == ProparFraming.Binary ? new ProparFramer() : LineFramer.CarriageReturnLineFeed;

    /// <summary>Reads some parameters in one exchange; the bytes of each value.</summary>
    public async Task<IReadOnlyList<byte[]>> ReadAsync(IReadOnlyList<ProparParameter> parameters, RequestPriority priority, CancellationToken cancellation)
    {
        var what = $"request of {string.Join(", ", parameters.Select(p => p.Name))}";
        var message = await AskAsync(ProparChain.EncodeRequest(parameters), what, false, data => Values(parameters, data) is not null, priority, cancellation);
        return Values(parameters, message.Data)!;
    }

    public async Task<double> NumberAsync(ProparParameter parameter, RequestPriority priority, CancellationToken cancellation) =>
        parameter.Number((await ReadAsync([parameter], priority, cancellation))[0]);

    public async Task<string> TextAsync(ProparParameter parameter, RequestPriority priority, CancellationToken cancellation) =>
        ProparParameter.Text((await ReadAsync([parameter], priority, cancellation))[0]);

    /// <summary>Writes one parameter; returns once it is acknowledged.</summary>
    public Task WriteAsync(ProparParameter parameter, double value, RequestPriority priority, CancellationToken cancellation) =>
        AskAsync(ProparChain.Encode(ProparChain.Write, [(parameter.Process, parameter.Code, parameter.Encode(value))]), $"write of {parameter.Name}", true, null, priority, cancellation);

    private static List<byte[]>? Values(IReadOnlyList<ProparParameter> parameters, byte[] data) =>
        data[0] == ProparChain.Answer && ProparChain.DecodeValues(data) is { } items && items.Count == parameters.Count
            && items.Zip(parameters).All(p => p.First.Process == p.Second.Process && p.First.Code == p.Second.Code)
            ? [.. items.Select(i => i.Value)]
            : null;

    private async Task<ProparMessage> AskAsync(byte[] data, string what, bool isWrite, Func<byte[], bool>? answers, RequestPriority priority, CancellationToken cancellation)
    {
        var sequence = ++Sequence;
        var request = new Request(new ProparMessage(sequence, node, data).Encode(framing), what) { IsWrite = isWrite, Accept = frame => Accept(frame, sequence, answers) };
        return await Bus.ConverseAsync(
            isWrite,
            priority,
            async line =>
            {
                var frame = (await line.AskAsync(request))[0];
                var message = ProparMessage.Decode(frame, framing)!;
                ProparStatus.Check(Bus.Name, what, message, request.Bytes, frame);
                return message;
            },
            cancellation);
    }

    // In ASCII there is no sequence number: a late reply is known by its tags alone, and a late acknowledge cannot be told from the one that is due.
    private ReplyPart Accept(ReadOnlyMemory<byte> frame, byte sequence, Func<byte[], bool>? answers)
    {
        if (ProparMessage.Decode(frame.Span, framing) is not { } message)
            return ReplyPart.Damaged;
        if ((framing == ProparFraming.Binary && message.Sequence != sequence) || (node != AnyNode && message.Node is { } from && from != node))
            return ReplyPart.Unsolicited;
        if (message.IsError)
            return ReplyPart.Last;
        if (message.IsStatus)
            return answers is null || message.Data[1] != 0 ? ReplyPart.Last : ReplyPart.Unsolicited;
        return message.Data[0] != ProparChain.Answer ? ReplyPart.Damaged
            : answers is null ? ReplyPart.Unsolicited
            : answers(message.Data) ? ReplyPart.Last
            : ProparChain.DecodeValues(message.Data) is null ? ReplyPart.Damaged : ReplyPart.Unsolicited;
    }
}
