using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Hiden;

/// <content>What the spectrometer is told, and its data.</content>
public sealed partial class HidenSpectrometer
{
    private const double Step = 0.1;
    private const double SameMass = 0.011;
    private const int Looks = 40;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private long sweeps;

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'.", nameof(parameter));
        known.Check(Name, value);
        switch (known.Name)
        {
            case "emission":
                return await EmitAsync(value == 1, priority, cancellation);
            case "filament":
                filament = (int)value;
                return new(WriteResult.Done, value, $"{Name} uses filament {filament} from the next emission on.");
            case "detector":
                detector = Detector.Choices[(int)value];
                return new(WriteResult.Done, value, $"{Name} uses the detector {detector} from the next scan on.");
            case "multiplier-voltage":
                return await TellAllAsync([$"lput multiplier 0 {value:0}"], priority, cancellation);
            case "emission-current":
                return await TellAllAsync([$"lput emission 20 {value * 1e6:0}"], priority, cancellation);
            case "scan":
                return value == 1 ? await StartAsync(priority, cancellation) : await StopAsync(priority, cancellation);
            default:
                return await ToldAsync(known, value, cancellation);
        }
    }

    private async Task<WriteOutcome> EmitAsync(bool on, RequestPriority priority, CancellationToken cancellation)
    {
        if (on)
            guard.Require();
        mayEmit = true;
        var outcome = await TellAllAsync(on ? HidenCommand.EmissionOn(filament) : HidenCommand.EmissionOff, priority, cancellation);
        mayEmit = on || outcome.Result != WriteResult.Acknowledged;
        return outcome;
    }

    private async Task<WriteOutcome> ToldAsync(Parameter gauge, double pressure, CancellationToken cancellation)
    {
        // Whether the filament burns cannot be read, so it is switched off unless this client has switched it off already.
        if (guard.Tell(gauge, pressure) && mayEmit && setup.Limits.ContainsKey("emission-pressure"))
        {
            var outcome = await EmitAsync(on: false, RequestPriority.Interlock, cancellation);
            Noticed?.Invoke($"Emission of {Name} was switched off because '{gauge.Name}' tells {pressure:G3} Pa, above the limit of the rig: {outcome.Sentence}");
        }

        return new(WriteResult.Done, pressure, $"{Name} takes {gauge.Name} to be {pressure:G3} Pa.");
    }

    private async Task<WriteOutcome> StartAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var stopped = await StopAsync(priority, cancellation);
        if (stopped.Result != WriteResult.Done)
            return stopped;
        var commands = HidenCommand.Clear.ToList();
        for (var i = 0; i < list.Masses.Count; i++)
            commands.AddRange(HidenCommand.Row(i + 1, list.Masses[i], list.Masses[i], 1, detector, report));
        if (list.Sweep is var (first, last))
            commands.AddRange(HidenCommand.Row(list.Masses.Count + 1, first, last, Step, detector, report));
        commands.AddRange(HidenCommand.Start(interval));
        var told = await TellAllAsync(commands, priority, cancellation);
        if (told.Result != WriteResult.Acknowledged)
            return told;
        job = Unquoted(await AskAsync(HidenCommand.Job, priority, cancellation));
        return await IsRunningAsync(priority, cancellation)
            ? new(WriteResult.Done, 1, $"{Name} scans, job {job}.")
            : new(WriteResult.NotDone, 0, $"{Name} took the scan and does not run; see its own program.");
    }

    private async Task<WriteOutcome> StopAsync(RequestPriority priority, CancellationToken cancellation)
    {
        // A job that is over already is not known any more: that its stop is rejected says nothing.
        if (job.Length > 0)
            await TellAllAsync([$"stop {job}"], priority, cancellation);
        var told = await TellAllAsync(HidenCommand.Abort, priority, cancellation);
        job = "";
        data.Clear();
        for (var look = 0; look < Looks; look++)
        {
            if (!await IsRunningAsync(priority, cancellation))
                return told.Result == WriteResult.Acknowledged ? new(WriteResult.Done, 0, $"{Name} does not scan.") : told;
            await Task.Delay(BetweenLooks, setup.Laboratory, cancellation);
        }

        return new(WriteResult.NotDone, 1, $"{Name} was told to abort and still runs; stop it in its own program.");
    }

    private async Task<bool> IsRunningAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var state = await AskAsync(HidenCommand.State, priority, cancellation);
        return state.EndsWith(':') ? state.Contains("Run:", StringComparison.Ordinal)
            : throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} answered the question for its state with '{state}', which is none.", HidenCommand.State.Bytes);
    }

    // The first command that is rejected, or not answered, ends the sequence.
    private async Task<WriteOutcome> TellAllAsync(IReadOnlyList<string> commands, RequestPriority priority, CancellationToken cancellation)
    {
        foreach (var command in commands)
        {
            try
            {
                await AskAsync(HidenCommand.Tell(command), priority, cancellation);
            }
            catch (DeviceException e) when (e.IsPassing)
            {
                return new(WriteResult.Unknown, null, $"Whether {Name} took '{command}' is not known: {e.Message}");
            }
            catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
            {
                return new(WriteResult.NotDone, null, e.Message);
            }
        }

        return new(WriteResult.Acknowledged, null, $"{Name} acknowledged {string.Join(", ", commands.Take(3).Select(c => $"'{c}'"))}{(commands.Count > 3 ? $" and {commands.Count - 3} more" : "")}.");
    }

    private async Task<HidenCycle?> LatestAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            data.Add(System.Text.Encoding.ASCII.GetBytes(await AskAsync(request, priority, cancellation)));
        }
        catch (DeviceException)
        {
            // A piece is missing: what was open cannot be completed.
            data.Clear();
            throw;
        }

        if (data.TakeMark())
        {
            var running = await IsRunningAsync(priority, cancellation);
            Noticed?.Invoke(running ? $"{Name} sent the mark '!' while it scans: an error in its data, or the end of a job; look at its own program." : $"{Name} has come to the end of its data.");
        }

        HidenCycle? latest = null;
        while (data.Next() is { } cycle)
            latest = cycle;
        return latest;
    }

    private IEnumerable<Reading> Currents(HidenCycle? cycle)
    {
        var state = cycle is null ? "no new cycle" : Fits(cycle) ? "" : "another list of masses is laid down";
        var values = state.Length == 0 ? Flat(cycle!) : [];
        return list.Currents.Select((p, i) => state.Length > 0 ? new Reading(p, null, state) : new Reading(p, values[i]));
    }

    private static double[] Flat(HidenCycle cycle) => [.. cycle.Rows.SelectMany(r => r.Values)];

    // In report 5 every value tells its mass; in report 17 only their number can be compared.
    private bool Fits(HidenCycle cycle)
    {
        var masses = list.Sweep is var (first, last)
            ? list.Masses.Concat(Enumerable.Range(0, (int)Math.Round((last - first) / Step) + 1).Select(i => first + (i * Step))).ToArray()
            : [.. list.Masses];
        return cycle.IsByMass
            ? report == 5 && cycle.Rows.Count == masses.Length && cycle.Rows.Zip(masses, (r, m) => r.Values.Length == 1 && Math.Abs(r.Key - m) < SameMass).All(same => same)
            : report == 17 && cycle.Rows.Count == list.Masses.Count + (list.Sweep is null ? 0 : 1) && Flat(cycle).Length == masses.Length;
    }

    private async Task<string?> SafelyAsync(string command, RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await TellAllAsync([command], priority, cancellation);
        mayEmit &= command != "lset enable 0" || outcome.Result != WriteResult.Acknowledged;
        return outcome.Result == WriteResult.Acknowledged ? null : outcome.Sentence;
    }
}
