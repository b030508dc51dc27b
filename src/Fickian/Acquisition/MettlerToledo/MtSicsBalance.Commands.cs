using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.MettlerToledo;

/// <content>What the balance is told to do, each command with the look at what became of it.</content>
public sealed partial class MtSicsBalance
{
    private const int TareDecimals = 4;

    /// <summary>Shows a text on the display.</summary>
    /// <param name="text">Printable ASCII without quotes, at most 20 characters.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">The text cannot be shown; nothing was sent.</exception>
    public Task<WriteOutcome> DisplayAsync(string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 20 || text.Any(c => c is < ' ' or > '~' or '"'))
            throw new ArgumentException($"At most 20 printable ASCII characters without quotes were expected and '{text}' was found; nothing was sent.", nameof(text));
        return CommandAsync(SicsCommand.Display(text), RequestPriority.Recipe, cancellation);
    }

    /// <summary>Shows the weight again.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<WriteOutcome> DisplayWeightAsync(CancellationToken cancellation) => CommandAsync(SicsCommand.WeightDisplay, RequestPriority.Recipe, cancellation);

    private Task<WriteOutcome> PresetAsync(double mass, RequestPriority priority, CancellationToken cancellation) =>
        ConfirmedWrite.RunAsync(
            Name,
            Tare,
            mass,
            async () => await AskAsync(mass == 0 ? SicsCommand.ClearTare : SicsCommand.PresetTare(Weighing.Weight.Digits(mass, "g", TareDecimals).TrimEnd('0').TrimEnd('.'), "g"), priority, cancellation),
            async () => (await WeighAsync(SicsCommand.TareValue, priority, cancellation)).Mass);

    private async Task<WriteOutcome> ZeroAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await CommandAsync(request, priority, cancellation);
        return outcome.Result == WriteResult.Acknowledged ? outcome with { ReadBack = (await WeighAsync(SicsCommand.Weight, priority, cancellation)).Mass } : outcome;
    }

    // A Mettler Toledo balance tells the tare that it took; a KERN balance only says that it did. Either way it is read back.
    private async Task<WriteOutcome> TakeTareAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        SicsReply reply;
        try
        {
            reply = (await AskAsync(request, priority, cancellation))[^1];
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            return new(WriteResult.Unknown, null, $"Whether {Name} took a tare is not known: {e.Message}");
        }

        var told = SicsWeight.Decode(reply)?.Mass;
        if (told is null && reply.Status != "A")
            throw Unreadable(request, reply);
        var found = (await WeighAsync(SicsCommand.TareValue, priority, cancellation)).Mass;
        return told is { } taken && !(found is { } read && Tare.Agrees(taken, read))
            ? new(WriteResult.NotDone, found, $"{Name} told a tare of {taken:G9} kg and reads back {(found is null ? "none" : $"{found:G9} kg")}.")
            : new(found is null ? WriteResult.Acknowledged : WriteResult.Done, found, $"The tare of {Name} is {found:G9} kg.");
    }

    private async Task<WriteOutcome> AdjustAsync(RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            await AskAsync(SicsCommand.Adjust, priority, cancellation);
            return new(WriteResult.Done, null, $"{Name} has adjusted itself.");
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            return new(WriteResult.NotDone, null, e.Message);
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            return new(WriteResult.Unknown, null, $"Whether {Name} has adjusted itself is not known: {e.Message}");
        }
    }

    private async Task<WriteOutcome> RestartAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await CommandAsync(SicsCommand.Restart, priority, cancellation);
        return outcome.Result == WriteResult.Acknowledged ? outcome with { Result = WriteResult.Done } : outcome;
    }

    private async Task<WriteOutcome> CommandAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            var reply = (await AskAsync(request, priority, cancellation))[^1];
            return reply.Status is "A" or "S" or "D"
                ? new(WriteResult.Acknowledged, null, $"{Name} acknowledged {request.What}.")
                : throw Unreadable(request, reply);
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            return new(WriteResult.Unknown, null, $"Whether {Name} took {request.What} is not known: {e.Message}");
        }
    }
}
