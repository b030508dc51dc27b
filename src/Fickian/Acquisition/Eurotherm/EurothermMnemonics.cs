using System.Globalization;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>A controller reached by EI-Bisynch: values are text with their decimal point.</summary>
internal sealed class EurothermMnemonics : IEurothermLine
{
    private readonly int group;
    private readonly int unit;
    private readonly EurothermDecimals decimals;

    public EurothermMnemonics(InstrumentSetup setup)
    {
        group = setup.Setting("group", 0, 0, 9);
        unit = setup.Setting("unit", 1, 0, 9);
        decimals = new(setup.Setting("decimals", 1, 0, 3), setup.Setting("output-decimals", 1, 0, 2));
        Bus = new(setup.Name, EchoStrippingChannel.Wrap(setup.Channel, setup.Setting("echo", "no")), new BisynchReplyFramer(), new(TimeSpan.FromSeconds(1)), setup.Laboratory, setup.Wire);
    }

    public RequestBus Bus { get; }

    public bool Has(EurothermItem item) => item.Mnemonic.Length > 0;

    public double Step(EurothermItem item) => item.Scale == EurothermScale.Whole ? 0.1 : decimals.Step(item.Scale);

    public async Task<double> ReadAsync(EurothermItem item, RequestPriority priority, CancellationToken cancellation)
    {
        var request = new Request(BisynchMessage.Ask(group, unit, item.Mnemonic), $"{item.What} ({item.Mnemonic})")
        {
            Accept = frame => frame.Span[0] == BisynchMessage.EndOfTransmission || Value(item, frame.Span) is not null ? ReplyPart.Last : ReplyPart.Damaged,
        };
        var reply = (await Bus.AskAsync(request, priority, cancellation))[0];
        return Value(item, reply) ?? throw new DeviceException(DeviceFault.Refused, $"{Bus.Name} does not know the mnemonic {item.Mnemonic} ({item.What}); see its manual.", request.Bytes, reply);
    }

    public async Task WriteAsync(EurothermItem item, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var digits = item.Scale == EurothermScale.Percent ? decimals.Output : item.Scale == EurothermScale.Display ? decimals.Display : 1;
        var text = value.ToString($"F{digits}", CultureInfo.InvariantCulture);
        var request = new Request(new BisynchMessage(item.Mnemonic, text).Command(group, unit), $"{item.What} = {text} ({item.Mnemonic})")
        {
            IsWrite = true,
            Accept = frame => frame.Span[0] is BisynchMessage.Acknowledge or BisynchMessage.NotAcknowledge ? ReplyPart.Last : ReplyPart.Damaged,
        };
        var reply = (await Bus.AskAsync(request, priority, cancellation))[0];
        if (reply[0] == BisynchMessage.NotAcknowledge)
            throw new DeviceException(DeviceFault.Refused, $"{Bus.Name} refuses {request.What}: NAK; see its limits and whether it can be set.", request.Bytes, reply);
    }

    public ValueTask DisposeAsync() => Bus.DisposeAsync();

    // Status words come in hexadecimal behind '>'; anything else must be a plain decimal number.
    private static double? Value(EurothermItem item, ReadOnlySpan<byte> bytes)
    {
        if (BisynchMessage.Decode(bytes) is not { } message || message.Mnemonic != item.Mnemonic)
            return null;
        if (message.Value.StartsWith('>'))
            return int.TryParse(message.Value.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var word) ? word : null;
        return double.TryParse(message.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
