using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Modbus;

/// <summary>Master of Modbus devices on one line: TCP, RTU, or RTU over TCP.</summary>
/// <remarks>
/// Of every reply transaction, protocol, unit, function, length and check are compared with the request.
/// A reply with an old transaction number is a late one and dropped; on a serial line so is one of another unit.
/// "Accepted" and "busy" are no failures: a question is asked again after a second, a command is left to its read-back.
/// A serial reply must end in a silence of 3.5 characters: bytes that follow at once make it unreadable.
/// Source: MODBUS Application Protocol V1.1b3, MODBUS over Serial Line V1.02.
/// </remarks>
public sealed class ModbusClient : IAsyncDisposable
{
    private const int MostWaits = 5;

    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1);

    private readonly TimeProvider laboratory;
    private readonly TimeSpan silence;
    private int transaction;

    /// <summary>Makes the master; nothing is sent.</summary>
    /// <param name="setup">Where the line is. Settings: see <see cref="KnownSettings"/>.</param>
    /// <param name="usual">How messages are wrapped if the setting <c>carrier</c> says nothing; null decides by the address.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public ModbusClient(InstrumentSetup setup, ModbusCarrier? usual = null)
    {
        ArgumentNullException.ThrowIfNull(setup);
        Carrier = setup.Setting("carrier", "") switch
        {
            "tcp" => ModbusCarrier.Tcp,
            "rtu" => ModbusCarrier.Rtu,
            "" => usual ?? (setup.Channel.Address.StartsWith("tcp:", StringComparison.Ordinal) ? ModbusCarrier.Tcp : ModbusCarrier.Rtu),
            var other => throw new ArgumentException($"The setting 'carrier' of {setup.Name} must be tcp or rtu and '{other}' was found.", nameof(setup)),
        };
        laboratory = setup.Laboratory;
        silence = Carrier == ModbusCarrier.Rtu ? TimeSpan.FromMilliseconds(setup.Setting("silence", 4, 1, 100)) : TimeSpan.Zero;
        IFramer framer = Carrier == ModbusCarrier.Tcp ? new ModbusTcpFramer() : new ModbusRtuFramer(IsDevice: false);
        Bus = new(setup.Name, EchoStrippingChannel.Wrap(setup.Channel, setup.Setting("echo", "no")), framer, new(TimeSpan.FromSeconds(1), silence), setup.Laboratory, setup.Wire);
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["carrier"] = "tcp or rtu (tcp at a tcp: address, else rtu); rtu at a tcp: address is RTU over TCP",
        ["silence"] = "silence that ends a message on a serial line, 1 to 100 ms (4)",
        ["echo"] = "yes if the adapter sends back what is sent (no)",
    };

    /// <summary>How messages are wrapped.</summary>
    public ModbusCarrier Carrier { get; }

    /// <summary>The line.</summary>
    public RequestBus Bus { get; }

    /// <summary>Number of the next transaction, so that a recorded exchange can be followed.</summary>
    internal int NextTransaction
    {
        get => transaction + 1;
        set => transaction = value - 1;
    }

    /// <summary>Asks, or commands, and waits for the reply.</summary>
    /// <param name="unit">Address of the device; 0 on a serial line is everybody, and nobody answers.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The reply. Of a command it may be that the device needs time: then only a read-back tells.</returns>
    /// <exception cref="DeviceException">No reply, a damaged one, or the device refuses.</exception>
    public async Task<ModbusReply> AskAsync(byte unit, ModbusRequest request, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var wait = 0; ; wait++)
        {
            var (sent, received) = await Bus.ConverseAsync(request.IsWrite, priority, line => TalkAsync(line, unit, request), cancellation);
            var reply = new ModbusReply(received.IsEmpty ? request.Pdu : Pdu(received));
            if (reply.Exception is not { } code)
                return reply;
            if (!reply.IsLater || (!request.IsWrite && wait == MostWaits))
                throw new DeviceException(DeviceFault.Refused, $"{Bus.Name} refuses {request.What} at unit {unit}: exception {(int)code:x2}, {Words(code)}.", sent, received);
            await Task.Delay(Later, laboratory, cancellation);
            if (request.IsWrite)
                return reply;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Bus.DisposeAsync();

    private async Task<(ReadOnlyMemory<byte> Sent, ReadOnlyMemory<byte> Received)> TalkAsync(Exchange line, byte unit, ModbusRequest request)
    {
        // Each attempt has a number of its own, so that the late reply to an earlier one is known.
        var number = (ushort)Interlocked.Increment(ref transaction);
        var pdu = request.Pdu.ToArray();
        var bytes = Carrier == ModbusCarrier.Tcp ? new ModbusTcpFrame(number, unit, pdu).Encode() : new ModbusRtuFrame(unit, pdu).Encode();
        var everybody = Carrier == ModbusCarrier.Rtu && unit == ModbusRtuFrame.Everybody;
        var reply = await line.AskAsync(new(bytes, request.What)
        {
            IsWrite = request.IsWrite,
            HasReply = !everybody,
            Accept = frame => Carrier == ModbusCarrier.Tcp ? JudgeTcp(frame.Span, number, unit, request) : JudgeRtu(frame.Span, unit, request),
        });
        if (everybody)
            return (bytes, default);
        if (Carrier == ModbusCarrier.Tcp)
            return (bytes, reply[0]);
        await Task.Delay(silence, Bus.Wire);
        return Bus.Rest() is { Length: > 0 } rest
            ? throw new DeviceException(DeviceFault.UnreadableReply, $"{Bus.Name} answered {request.What} and {rest.Length} bytes too many followed; see to speed and wiring.", bytes, (byte[])[.. reply[0], .. rest])
            : (bytes, reply[0]);
    }

    private static ReplyPart JudgeTcp(ReadOnlySpan<byte> bytes, ushort number, byte unit, ModbusRequest request) =>
        ModbusTcpFrame.Decode(bytes) is not { } frame ? ReplyPart.Damaged
            : frame.Transaction != number ? ReplyPart.Unsolicited
            : frame.Unit == unit && request.IsReply(frame.Pdu) ? ReplyPart.Last
            : ReplyPart.Damaged;

    private static ReplyPart JudgeRtu(ReadOnlySpan<byte> bytes, byte unit, ModbusRequest request) =>
        ModbusRtuFrame.Decode(bytes) is not { } frame ? ReplyPart.Damaged
            : frame.Unit != unit ? ReplyPart.Unsolicited
            : request.IsReply(frame.Pdu) ? ReplyPart.Last
            : ReplyPart.Damaged;

    private ReadOnlyMemory<byte> Pdu(ReadOnlyMemory<byte> frame) =>
        Carrier == ModbusCarrier.Tcp ? frame[ModbusTcpFrame.HeaderLength..] : frame[1..^ModbusCrc.Length];

    private static string Words(ModbusExceptionCode code) => code switch
    {
        ModbusExceptionCode.IllegalFunction => "it does not know the function",
        ModbusExceptionCode.IllegalAddress => "it has nothing at this address; see the register map",
        ModbusExceptionCode.IllegalValue => "it does not take this value or so many of them",
        ModbusExceptionCode.DeviceFailure => "it has failed while doing it",
        ModbusExceptionCode.Accepted or ModbusExceptionCode.Busy => "it is still busy; ask later",
        ModbusExceptionCode.GatewayPath => "the gateway knows no way to it",
        ModbusExceptionCode.GatewayTarget => "it does not answer behind the gateway",
        _ => "which no table explains",
    };
}
