using System.Globalization;
using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Weighing;

namespace Fickian.Acquisition.MettlerToledo;

/// <content>What the balance is asked.</content>
public sealed partial class MtSicsBalance
{
    /// <summary>Gross, net and tare at one moment.</summary>
    /// <exception cref="DeviceException">The balance does not know the command, or answers something else.</exception>
    public async Task<SicsLoad> LoadAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var reply = (await AskAsync(SicsCommand.Load, priority, cancellation))[^1];
        return SicsLoad.Decode(reply) ?? throw Unreadable(SicsCommand.Load, reply);
    }

    /// <summary>A row of weights as fast as the balance sends them; then the stream is stopped.</summary>
    /// <param name="count">Number of weights, at least 1.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The stream breaks off.</exception>
    public Task<IReadOnlyList<Weight>> StreamAsync(int count, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return bus.ConverseAsync<IReadOnlyList<Weight>>(true, priority, async line =>
        {
            try
            {
                return [.. (await line.AskAsync(SicsCommand.Stream(count))).Select(f => Decoded(SicsCommand.StableWeight, f))];
            }
            finally
            {
                // Any single weight ends the stream; what of it is still on the way is taken for the reply, or heard as unasked.
                await line.AskAsync(SicsCommand.Weight);
            }
        }, cancellation);
    }

    /// <summary>A text that the balance tells about itself.</summary>
    /// <param name="command"><c>I0</c> commands, <c>I1</c> levels and versions, <c>I2</c> type, <c>I3</c> software, <c>I4</c> serial number, <c>I10</c> name, <c>I11</c> model.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The fields, without quotes; of several lines, those of all.</returns>
    /// <exception cref="ArgumentException">It is no such command; nothing was sent.</exception>
    /// <exception cref="DeviceException">The balance does not answer it, or is busy.</exception>
    public Task<string[]> InformationAsync(string command, CancellationToken cancellation) =>
        command is "I0" or "I1" or "I2" or "I3" or "I4" or "I10" or "I11"
            ? TextAsync(command == "I4" ? SicsCommand.Serial : SicsCommand.Inform(command, command), RequestPriority.Recipe, cancellation)
            : throw new ArgumentException($"One of I0, I1, I2, I3, I4, I10, I11 was expected and '{command}' was found; nothing was sent.", nameof(command));

    private async Task<Weight> WeighAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        var reply = (await AskAsync(request, priority, cancellation))[^1];
        return SicsWeight.Decode(reply) ?? throw Unreadable(request, reply);
    }

    private async Task<Reading> DoorAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var fields = await TextAsync(SicsCommand.Door, priority, cancellation);
        return fields is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new(Door, position, Door.Choices.ContainsKey(position) ? Reading.Ok : $"position {position} is not among those that are known")
            : throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} answered the question for the draft shield with '{string.Join(' ', fields)}', which is no position.");
    }

    private async Task<Reading> ProbeAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var fields = await TextAsync(SicsCommand.Temperature, priority, cancellation);
        return fields is ["1", var text, ..] && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var celsius)
            ? new(Temperature, celsius.Celsius())
            : throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} answered the question for its temperature with '{string.Join(' ', fields)}', which is none.");
    }

    private async Task<string> OptionalTextAsync(string command, string what, CancellationToken cancellation)
    {
        try
        {
            return string.Join(' ', await TextAsync(SicsCommand.Inform(command, what), RequestPriority.Recipe, cancellation));
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            // Simple balances do not know it, busy ones do not tell it.
            return "";
        }
    }

    internal async Task<string[]> TextAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        var replies = await AskAsync(request, priority, cancellation);
        return replies.All(r => r.Status is "A" or "B") ? [.. replies.SelectMany(r => r.Fields)] : throw Unreadable(request, replies[^1]);
    }

    // A transmission error counts as a damaged reply: the same question may go well another time.
    private Task<IReadOnlyList<SicsReply>> AskAsync(Request request, RequestPriority priority, CancellationToken cancellation) =>
        bus.ConverseAsync<IReadOnlyList<SicsReply>>(request.IsWrite, priority, async line =>
        {
            var frames = await line.AskAsync(request);
            var replies = frames.Select(f => SicsReply.Decode(f)!).ToArray();
            var last = replies[^1];
            if (last.Id == "ET")
                throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} answered {request.What} with ET: {last.Reason}; see to speed and parity.", request.Bytes, frames[^1]);
            if (last.IsError || last.Status == "L" || (last.Status is "I" or "+" or "-" && (request.IsWrite || last.Id is not ("S" or "SIX1"))))
                throw new DeviceException(DeviceFault.Refused, $"{Name} refused {request.What} ({last.Line}): {last.Reason}.", request.Bytes, frames[^1]);
            return replies;
        }, cancellation);

    private Weight Decoded(Request request, byte[] frame) => SicsReply.Decode(frame) is { IsError: false } reply && SicsWeight.Decode(reply) is { } weight
        ? weight
        : throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} answered {request.What} with {RawBytes.Text(frame)}, which is no weight.", request.Bytes, frame);

    private DeviceException Unreadable(Request request, SicsReply reply) =>
        new(DeviceFault.UnreadableReply, $"{Name} answered {request.What} with '{reply.Line}', which is not its reply; see what the balance is and how it is set up.", request.Bytes, Encoding.ASCII.GetBytes(reply.Line));
}
