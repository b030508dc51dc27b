using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>Finds out what is at the other end: identity, configuration, and which values this instrument has. It only reads.</summary>
internal sealed class BronkhorstDescription(InstrumentSetup setup, ProparLine line)
{
    private readonly int channel = setup.Setting("channel", 1, 1, 16);

    public async Task<Identity> IdentifyAsync(CancellationToken cancellation)
    {
        var serial = await line.TextAsync(ProparParameters.Serial, RequestPriority.Recipe, cancellation);
        var type = await OptionalTextAsync(ProparParameters.DeviceType, cancellation);
        var model = await OptionalTextAsync(ProparParameters.Model, cancellation);
        return new("Bronkhorst", model.Length > 0 ? model : type, serial, await OptionalTextAsync(ProparParameters.Firmware, cancellation));
    }

    public async Task<BronkhorstConfiguration> ConfigurationAsync(CancellationToken cancellation)
    {
        var unit = await line.TextAsync(OfChannel(ProparParameters.CapacityUnit), RequestPriority.Recipe, cancellation);
        if (BronkhorstValues.CapacityUnit(setup, unit) is null)
            throw new DeviceException(DeviceFault.WrongDevice, $"{setup.Name} controls in '{unit}', which is no known unit of {setup.Setting("quantity", "flow")}; set 'quantity' to flow or pressure as the instrument is, or change the unit at the instrument.");
        var capacity = await NumberAsync(ProparParameters.Capacity, cancellation);
        if (!(capacity > 0 && double.IsFinite(capacity)))
            throw new DeviceException(DeviceFault.UnreadableReply, $"{setup.Name} gives {capacity:G6} {unit} as its full scale, which cannot be; see to the instrument.");
        return new(
            capacity,
            unit,
            (int)await NumberAsync(ProparParameters.FluidIndex, cancellation),
            await line.TextAsync(OfChannel(ProparParameters.FluidName), RequestPriority.Recipe, cancellation),
            (BronkhorstControlMode)(int)await NumberAsync(ProparParameters.ControlMode, cancellation),
            await HasAsync(ProparParameters.ValveSafeState, cancellation) ? (int)await NumberAsync(ProparParameters.ValveSafeState, cancellation) : null,
            await OptionalTextAsync(ProparParameters.UserTag, cancellation));
    }

    /// <summary>Those of the values that this instrument has: one that it refuses would spoil the common request for all.</summary>
    public async Task<IReadOnlyList<BronkhorstValue>> PresentAsync(IReadOnlyList<BronkhorstValue> values, CancellationToken cancellation)
    {
        var present = new List<BronkhorstValue>();
        foreach (var value in values)
        {
            if (await HasAsync(value.Wire, cancellation))
                present.Add(value);
        }

        // Parameters of one process stand together, so that the request is short.
        return [.. present.GroupBy(v => v.Wire.Process).SelectMany(g => g)];
    }

    private ProparParameter OfChannel(ProparParameter parameter) => parameter.OfChannel(channel);

    private Task<double> NumberAsync(ProparParameter parameter, CancellationToken cancellation) => line.NumberAsync(OfChannel(parameter), RequestPriority.Recipe, cancellation);

    private async Task<string> OptionalTextAsync(ProparParameter parameter, CancellationToken cancellation) =>
        await HasAsync(parameter, cancellation) ? await line.TextAsync(OfChannel(parameter), RequestPriority.Recipe, cancellation) : "";

    private async Task<bool> HasAsync(ProparParameter parameter, CancellationToken cancellation)
    {
        try
        {
            await line.ReadAsync([OfChannel(parameter)], RequestPriority.Recipe, cancellation);
            return true;
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            return false;
        }
    }
}
