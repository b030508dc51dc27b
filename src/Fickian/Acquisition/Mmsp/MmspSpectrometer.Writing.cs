using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mmsp;

/// <content>What the spectrometer is told, each command with the look at what became of it.</content>
public sealed partial class MmspSpectrometer
{
    private async Task<WriteOutcome> TakeControlAsync(RequestPriority priority, CancellationToken cancellation)
    {
        await TellAsync(MmspTarget.TakeControl, priority, cancellation);
        tookControl = await InControlAsync(priority, cancellation);
        if (!tookControl)
            return new(WriteResult.NotDone, 0, $"{Name} does not give its control; see who has it.");
        await TellAsync(MmspTarget.ClientName(setup.Setting("client", "fickian")), priority, cancellation);
        return new(WriteResult.Done, 1, $"{Name} is under control of this client.");
    }

    private async Task<WriteOutcome> ReleaseAsync(RequestPriority priority, CancellationToken cancellation)
    {
        tookControl = false;
        await TellAsync(MmspTarget.ReleaseControl, priority, cancellation);
        return await InControlAsync(priority, cancellation)
            ? new(WriteResult.NotDone, 1, $"{Name} keeps this client in control.")
            : new(WriteResult.Done, 0, $"Control of {Name} is released.");
    }

    private async Task<WriteOutcome> EmitAsync(bool on, RequestPriority priority, CancellationToken cancellation)
    {
        if (on)
            guard.Require();
        await RequireControlAsync(priority, cancellation);
        return await ShownAsync(MmspTarget.Emission(on), on ? 1 : 0, async () => await IsEmittingAsync(priority, cancellation) == on, priority, cancellation);
    }

    // Hardware errors count as off: where the instrument has tripped, its last diagnostics may still show the current.
    private async Task<bool> IsEmittingAsync(RequestPriority priority, CancellationToken cancellation) =>
        await NumberAsync(MmspTarget.HardwareErrors, priority, cancellation) == 0
            && (await ReadAsync(EmissionCurrent, priority, cancellation)).Value > 0;

    private async Task<WriteOutcome> MultiplyAsync(bool on, RequestPriority priority, CancellationToken cancellation)
    {
        await RequireControlAsync(priority, cancellation);
        if (on && !await IsEmittingAsync(priority, cancellation))
            throw new DeviceException(DeviceFault.Forbidden, $"The multiplier of {Name} was not switched on: emission is off; switch that on first.");
        return await ShownAsync(MmspTarget.Multiplier(on), on ? 1 : 0, async () => (await PotentialAsync(priority, cancellation) > 0) == on, priority, cancellation);
    }

    private async Task<double> PotentialAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var reply = await AskAsync(MmspTarget.Diagnostics, priority, cancellation);
        return reply.Number("electronMultiplierPotential") ?? throw NoSuch(MmspTarget.Diagnostics, reply, "electronMultiplierPotential");
    }

    private async Task<WriteOutcome> SelectFilamentAsync(int number, RequestPriority priority, CancellationToken cancellation)
    {
        await RequireControlAsync(priority, cancellation);
        return await ShownAsync(MmspTarget.Filament(number), number, async () => (await AskAsync(MmspTarget.IonSource, priority, cancellation)).Number("filamentSelected") == number, priority, cancellation);
    }

    private async Task<WriteOutcome> StartAsync(RequestPriority priority, CancellationToken cancellation)
    {
        await RequireControlAsync(priority, cancellation);
        await CheckAsync(priority, cancellation);
        await TellAsync(MmspTarget.StopScan, priority, cancellation);
        await TellAsync(MmspTarget.PressureUnit(2), priority, cancellation);
        pascals = 1;
        foreach (var target in Layout())
            await TellAsync(target, priority, cancellation);
        lastScan = -1;
        return await ShownAsync(MmspTarget.StartScan, 1, async () => (await StatusAsync(priority, cancellation)).HasFlag(MmspStatus.Scanning), priority, cancellation);
    }

    private IEnumerable<MmspTarget> Layout()
    {
        yield return MmspTarget.Timestamp(1);
        yield return MmspTarget.Head(2, "TotalPressure", list.Dwell);
        yield return MmspTarget.Head(3, "Baseline", list.Dwell);
        for (var i = 0; i < list.Masses.Count; i++)
            yield return MmspTarget.Single(Heads + 1 + i, list.Masses[i], list.Dwell);
        var last = Heads + list.Masses.Count;
        if (list.Sweep is var (from, to))
            yield return MmspTarget.Sweep(++last, from, to, PointsPerMass, list.Dwell);
        yield return MmspTarget.Channels(1, last);
        yield return MmspTarget.ScanCount(-1);
        yield return MmspTarget.ScanInterval(0);
    }

    // The limits of the instrument are looked at before anything is laid down.
    private async Task CheckAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var limits = await AskAsync(MmspTarget.Filter, priority, cancellation);
        if ((limits.Number("massMin"), limits.Number("massMax"), limits.Number("dwellMin"), limits.Number("dwellMax")) is not ({ } lightest, { } heaviest, { } shortest, { } longest))
            throw NoSuch(MmspTarget.Filter, limits, "limits of mass and dwell");
        double[] masses = list.Sweep is var (from, to) ? [.. list.Masses, from, to] : [.. list.Masses];
        if (masses.Any(m => m < lightest || m > heaviest) || list.Dwell * 1000 < shortest || list.Dwell * 1000 > longest)
            throw new DeviceException(DeviceFault.Refused, $"{Name} takes masses from {lightest} to {heaviest} and dwells from {shortest} to {longest} ms; the settings ask for masses {string.Join(", ", masses)} and {list.Dwell * 1000} ms; nothing was laid down.");
    }

    private async Task<WriteOutcome> StopAsync(RequestPriority priority, CancellationToken cancellation)
    {
        await RequireControlAsync(priority, cancellation);
        return await ShownAsync(MmspTarget.StopScan, 0, async () => !(await StatusAsync(priority, cancellation)).HasFlag(MmspStatus.Scanning), priority, cancellation);
    }

    private async Task<WriteOutcome> ToldAsync(Parameter gauge, double pressure, CancellationToken cancellation)
    {
        if (guard.Tell(gauge, pressure) && tookControl)
            await TripAsync($"'{gauge.Name}' tells {pressure:G3} Pa", cancellation);
        return new(WriteResult.Done, pressure, $"{Name} takes {gauge.Name} to be {pressure:G3} Pa.");
    }

    private async Task TripAsync(string why, CancellationToken cancellation)
    {
        if (!tookControl || !await IsEmittingAsync(RequestPriority.Interlock, cancellation))
            return;
        var outcome = await EmitAsync(on: false, RequestPriority.Interlock, cancellation);
        Noticed?.Invoke($"Emission of {Name} was switched off because {why}, above the limit of the rig: {outcome.Sentence}");
    }

    private async Task<string?> SafelyAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        // Safety goes before good manners: control is taken even from another client.
        if (!await InControlAsync(priority, cancellation))
            await TakeControlAsync(priority, cancellation);
        tookControl = true;
        var outcome = await SetAsync(parameter, 0, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }

    private async Task RequireControlAsync(RequestPriority priority, CancellationToken cancellation)
    {
        if (!tookControl || !await InControlAsync(priority, cancellation))
            throw new DeviceException(DeviceFault.Forbidden, $"Nothing was written to {Name}: this client is not in control of it; set 'control' to 1 first.");
    }

    // A command whose reply did not come is not repeated: what it did shows in what is read next.
    private async Task<WriteOutcome> ShownAsync(MmspTarget target, double value, Func<Task<bool>> shows, RequestPriority priority, CancellationToken cancellation)
    {
        var doubt = "";
        try
        {
            await TellAsync(target, priority, cancellation);
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            doubt = " (its reply did not come)";
        }

        for (var look = 0; look < Looks; look++)
        {
            try
            {
                if (await shows())
                    return new(WriteResult.Done, value, $"{Name} took {target.What}{doubt}.");
            }
            catch (DeviceException e) when (e.IsPassing)
            {
                return new(WriteResult.Unknown, null, $"Whether {Name} took {target.What} is not known{doubt}: {e.Message}");
            }

            await Task.Delay(BetweenLooks, setup.Laboratory, cancellation);
        }

        return new(WriteResult.NotDone, null, $"{Name} was told {target.What} and does not show it{doubt}; see its errors.");
    }

    private Task<MmspReply> TellAsync(MmspTarget target, RequestPriority priority, CancellationToken cancellation) => AskAsync(target, priority, cancellation);
}
