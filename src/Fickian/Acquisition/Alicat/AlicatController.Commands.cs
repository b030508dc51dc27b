using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Alicat;

/// <content>Commands beyond the parameters.</content>
public sealed partial class AlicatController
{
    /// <summary>Reads some quantities by their numbers, averaged over a time (DV).</summary>
    /// <param name="milliseconds">Time of the average, 1 to 9999 ms.</param>
    /// <param name="statistics">Numbers of the quantities: 2 pressure, 3 temperature, 4 volume flow, 5 mass flow, 37 set point.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Values in the units of the instrument, which its reply does not state; null for a number that it does not know.</returns>
    public async Task<IReadOnlyList<double?>> AverageAsync(int milliseconds, IReadOnlyList<int> statistics, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, 9999);
        var reply = await line.AskAsync($"DV {milliseconds} {string.Join(' ', statistics)}", "averages (DV)", text => AlicatReplies.Averages(text, statistics.Count) is not null, false, priority, cancellation);
        return AlicatReplies.Averages(reply, statistics.Count)!;
    }

    /// <summary>Makes the present flow or pressure the zero; only with no flow, and vented for pressures. The rig must allow <c>tare</c>.</summary>
    /// <param name="what">What is made zero.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The rig does not allow it, or gas flows.</exception>
    public async Task TareAsync(AlicatTare what, RequestPriority priority, CancellationToken cancellation)
    {
        setup.RequireAllowed("tare");
        if (await StoppedAsync(priority, cancellation) is { } flows)
            throw new DeviceException(DeviceFault.Forbidden, $"A tare needs standing gas: {flows}");
        await line.AskAsync(what switch { AlicatTare.Flow => "T", AlicatTare.GaugePressure => "TP", _ => "PC" }, $"tare ({what})", IsPoll, true, priority, cancellation);
    }

    /// <summary>Unit in which the instrument states a quantity (DCU), for firmware from 10v05 on.</summary>
    /// <param name="statistic">Number of the quantity: 2 pressure, 3 temperature, 4 volume flow, 5 mass flow.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its number and its name.</returns>
    public async Task<(int Code, string Label)> UnitAsync(int statistic, RequestPriority priority, CancellationToken cancellation) =>
        AlicatReplies.UnitOf(await line.AskAsync($"DCU {statistic}", "unit (DCU)", text => AlicatReplies.UnitOf(text) is not null, false, priority, cancellation))!.Value;

    /// <summary>Changes the unit in which the instrument states a quantity, and reads its columns anew. The rig must allow <c>unit</c>.</summary>
    /// <param name="statistic">Number of the quantity.</param>
    /// <param name="code">Number of the unit: 7 SLPM, 12 SCCM, 37 NLPM, 42 NCCM; 2 Pa, 6 mbar, 7 bar, 10 PSI, 13 torr.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task SetUnitAsync(int statistic, int code, RequestPriority priority, CancellationToken cancellation)
    {
        setup.RequireAllowed("unit");
        await line.AskAsync($"DCU {statistic} {code}", "unit (DCU)", text => AlicatReplies.UnitOf(text)?.Code == code, true, priority, cancellation);
        var found = await AlicatInspection.InspectAsync(line, cancellation);
        values = new(setup, found);
        description = found;
    }

    /// <summary>Unlocks the display (U), which a command that begins with L locks on old firmware.</summary>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task UnlockDisplayAsync(RequestPriority priority, CancellationToken cancellation) =>
        await line.AskAsync("U", "unlock of the display (U)", text => text.Length > 0 && text[0] == line.Unit, true, priority, cancellation);
}
