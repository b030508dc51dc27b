using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Alicat;

/// <summary>Finds out what is at the other end, in the order that matters: stale stream, version, maker's table, layout, full scale.</summary>
internal static partial class AlicatInspection
{
    public static async Task<AlicatDescription> InspectAsync(AlicatLine line, CancellationToken cancellation)
    {
        await line.StopStreamAsync(cancellation);
        var version = await OptionalAsync(line, "VE", "version (VE)", text => AlicatFirmware.Find(text) is not null, cancellation);
        var maker = await line.TableAsync('M', cancellation);
        var firmware = AlicatFirmware.Find(version ?? "") ?? AlicatFirmware.Find(Entry(maker, "Software Revision"))
            ?? throw Unreadable(line, "version in VE or ??M*", maker);
        var table = await line.TableAsync('D', cancellation);
        var layout = AlicatLayout.Decode(table) ?? throw Unreadable(line, "table of columns (??D*) without gaps", table);
        var (model, serial) = (Entry(maker, "Model Number"), Entry(maker, "Serial Number"));
        if (model.Length == 0 || serial.Length == 0)
            throw Unreadable(line, "model and serial number in ??M*", maker);
        var poll = await line.AskAsync("", "poll", text => layout.Poll(text) is not null, false, RequestPriority.Recipe, cancellation);
        if (layout.Poll(poll) is null)
            throw Unreadable(line, "poll of the layout of ??D*", [poll]);
        return new(firmware, model, serial, layout, await GasesAsync(line, cancellation), await FullScaleAsync(line, firmware, model, layout, cancellation));
    }

    /// <summary>The entry of the maker's table; empty if it has none.</summary>
    public static string Entry(IReadOnlyList<string> maker, string name) =>
        maker.Select(l => Row().Match(l).Groups[1].Value).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim() ?? "";

    /// <summary>The gases of the table; numbers and names.</summary>
    public static IReadOnlyDictionary<int, string> Gases(IReadOnlyList<string> table) =>
        table.Select(l => Gas().Match(l)).Where(m => m.Success).ToDictionary(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture), m => m.Groups[2].Value);

    private static async Task<IReadOnlyDictionary<int, string>> GasesAsync(AlicatLine line, CancellationToken cancellation)
    {
        try
        {
            return Gases(await line.TableAsync('G', cancellation));
        }
        catch (DeviceException e) when (e.Fault is DeviceFault.Refused or DeviceFault.NoReply)
        {
            return new Dictionary<int, string>();
        }
    }

    // From FPF, else from the table of columns, else from the name of the type: MCR-200SLPM-D.
    private static async Task<double> FullScaleAsync(AlicatLine line, AlicatFirmware firmware, string model, AlicatLayout layout, CancellationToken cancellation)
    {
        if (layout.Numbers.FirstOrDefault(c => c.IsSetpoint) is not { } setpoint)
            return double.NaN;
        if (firmware.HasNamedCommands && await OptionalAsync(line, $"FPF {Controlled(setpoint)}", "full scale (FPF)", t => FullScale().IsMatch(t), cancellation) is { } reply
            && FullScale().Match(reply) is var match && match.Groups[2].Value == setpoint.Label)
        {
            return double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }

        match = InModel().Match(model);
        return double.IsFinite(setpoint.Highest) ? setpoint.Highest
            : match.Success && match.Groups[2].Value == setpoint.Label ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : double.NaN;
    }

    // The quantity that a set point belongs to: 37 mass flow, 36 volume flow, 34 pressure.
    private static int Controlled(AlicatColumn setpoint) => setpoint.Statistic switch { 37 => 5, 36 => 4, 38 => 6, 39 => 7, _ => 2 };

    private static async Task<string?> OptionalAsync(AlicatLine line, string command, string what, Predicate<string> isReply, CancellationToken cancellation)
    {
        try
        {
            return await line.AskAsync(command, what, isReply, false, RequestPriority.Recipe, cancellation);
        }
        catch (DeviceException e) when (e.Fault is DeviceFault.Refused or DeviceFault.NoReply)
        {
            return null;
        }
    }

    private static DeviceException Unreadable(AlicatLine line, string expected, IReadOnlyList<string> found)
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(string.Join('\r', found));
        return new(DeviceFault.UnreadableReply, $"From {line.Bus.Name} a {expected} was expected and {RawBytes.Text(bytes)} was found; see that it is an Alicat instrument with the letter {line.Unit}.", default, bytes);
    }

    [GeneratedRegex(@"^[A-Z] +M\d\d (.*)$")]
    private static partial Regex Row();

    [GeneratedRegex(@"^[A-Z] +G(\d\d) +(\S+)$")]
    private static partial Regex Gas();

    [GeneratedRegex(@"^[A-Z] ([+-]?\d+(?:\.\d+)?) \d+ (\S+)$")]
    private static partial Regex FullScale();

    [GeneratedRegex(@"-(\d+(?:\.\d+)?)([A-Z]+)-")]
    private static partial Regex InModel();
}
