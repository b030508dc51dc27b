using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.MassSpectrometry;

namespace Fickian.Acquisition.Mmsp;

/// <content>What the spectrometer is asked.</content>
public sealed partial class MmspSpectrometer
{
    private long lastScan = -1;

    /// <summary>The sweep of the next scan, or null if no new one is there yet.</summary>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The settings ask for no sweep, or the scan is not the one that was laid down.</exception>
    public async Task<MassScan?> NextSweepAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var (first, _) = list.Sweep ?? throw new DeviceException(DeviceFault.Refused, $"A sweep was expected and the settings of {Name} ask for none; state 'sweep', for example 10-50.");
        var reply = await AskAsync(MmspTarget.NextScan, priority, cancellation);
        if (reply.Values(Name) is not { } values)
            return null;
        Require(values, reply);
        var from = Heads + list.Masses.Count;
        return new((long)(reply.Number("scannum") ?? 0), Enumerable.Range(0, values.Length - from).Select(i => first + (i / (double)PointsPerMass)).ToArray(), values.AsMemory(from));
    }

    private int PointsPerScan => Heads + list.Masses.Count + (list.Sweep is var (first, last) ? (int)Math.Round((last - first) * PointsPerMass) + 1 : 0);

    private void Require(double[] values, MmspReply reply)
    {
        if (values.Length != PointsPerScan)
            throw new DeviceException(DeviceFault.UnreadableReply, $"A scan of {PointsPerScan} values was expected of {Name} and one of {values.Length} was found: somebody has laid down other channels; set 'scan' to 1 again.", default, reply.Body);
    }

    private async Task<double> NumberAsync(MmspTarget target, RequestPriority priority, CancellationToken cancellation)
    {
        var reply = await AskAsync(target, priority, cancellation);
        return reply.Number() ?? throw NoSuch(target, reply, "a number");
    }

    private async Task<MmspStatus> StatusAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var reply = await AskAsync(MmspTarget.SystemStatus, priority, cancellation);
        return (MmspStatus)(reply.Whole() ?? throw NoSuch(MmspTarget.SystemStatus, reply, "a whole number"));
    }

    private async Task<bool> InControlAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var reply = await AskAsync(MmspTarget.AmInControl, priority, cancellation);
        var mine = reply.Truth() ?? throw NoSuch(MmspTarget.AmInControl, reply, "true or false");
        if (tookControl && !mine)
        {
            tookControl = false;
            Noticed?.Invoke($"Another client has taken control of {Name}: nothing is written to it any more; take control again if that is meant.");
        }

        return mine;
    }

    private async Task<Reading> PressureAsync(double errors, RequestPriority priority, CancellationToken cancellation)
    {
        var pressure = await NumberAsync(MmspTarget.TotalPressure, priority, cancellation);
        return errors != 0 ? new(TotalPressure, null, "hardware error, emission counts as off")
            : pressure <= 0 ? new(TotalPressure, null, "emission off")
            : pascals is { } unit ? new(TotalPressure, pressure * unit)
            : new(TotalPressure, null, "the unit is not known; state 'pressure-unit' or start a scan");
    }

    private async Task<IReadOnlyList<Reading>> CurrentsAsync(double errors, RequestPriority priority, CancellationToken cancellation)
    {
        Parameter[] all = [Baseline, .. list.Currents];
        var reply = await AskAsync(MmspTarget.LastScan, priority, cancellation);
        var values = reply.Values(Name);
        var state = values is null ? "no scan"
            : values.Length != PointsPerScan ? "another list of channels is laid down"
            : errors != 0 ? "hardware error, emission counts as off"
            : "";
        if (state.Length > 0)
            return [.. all.Select(p => new Reading(p, null, state))];

        // The last scan stays the last one until the next is over: the same numbers twice are one measurement.
        var number = (long)(reply.Number("scannum") ?? throw NoSuch(MmspTarget.LastScan, reply, "the number of a scan"));
        var old = number == lastScan;
        lastScan = number;
        return [.. all.Select((p, i) => old ? new Reading(p, null, "no new scan") : new Reading(p, values![Heads - 1 + i]))];
    }

    private async Task<Reading> DiagnosticAsync(Parameter parameter, string name, Func<double, double> convert, RequestPriority priority, CancellationToken cancellation)
    {
        var reply = await AskAsync(MmspTarget.Diagnostics, priority, cancellation);
        return new(parameter, convert(reply.Number(name) ?? throw NoSuch(MmspTarget.Diagnostics, reply, name)));
    }

    private DeviceException NoSuch(MmspTarget target, MmspReply reply, string expected) =>
        new(DeviceFault.UnreadableReply, $"{Name} answered {target.What} with {RawBytes.Text(reply.Body)}, where {expected} was expected.", System.Text.Encoding.ASCII.GetBytes(target.Text), reply.Body);
}
