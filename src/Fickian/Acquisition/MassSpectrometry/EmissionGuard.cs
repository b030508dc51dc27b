using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.MassSpectrometry;

/// <summary>The interlock of a hot filament: it may burn only while the gauges of the rig tell, freshly, a pressure below the limit of the rig.</summary>
/// <remarks>
/// The limit comes from the rig file alone, as the highest <c>emission-pressure</c>; without it emission is refused.
/// The pressures are told by setting <c>chamber-pressure</c> and <c>chamber-pressure-2</c> of the spectrometer: nothing goes over its line.
/// The gauge of the spectrometer itself works only while the filament burns, so it cannot say whether it may be lit.
/// </remarks>
internal sealed class EmissionGuard
{
    private readonly Lock gate = new();
    private readonly InstrumentSetup setup;
    private readonly TimeSpan age;
    private readonly double? limit;
    private readonly (double Pressure, long At)?[] told;

    public EmissionGuard(InstrumentSetup setup)
    {
        this.setup = setup;
        age = TimeSpan.FromSeconds(setup.Setting("pressure-age", 10, 1, 86_400));
        limit = setup.Limits.TryGetValue("emission-pressure", out var range) ? range.Maximum : null;
        told = new (double, long)?[setup.Setting("gauges", 2, 1, 2)];
        Parameters = [.. told.Select((_, i) => new Parameter(i == 0 ? "chamber-pressure" : $"chamber-pressure-{i + 1}", Unit.Pascal, Access.Write, $"pressure at the filament by gauge {i + 1} of the rig; emission needs it fresh and below the limit") { Minimum = 0, Maximum = 1e7 })];
    }

    /// <summary>The pressures that are told, one for each gauge.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Takes in what a gauge tells.</summary>
    /// <returns>Whether it is above the limit, so that emission has to be switched off.</returns>
    public bool Tell(Parameter gauge, double pressure)
    {
        lock (gate)
            told[gauge.Name == Parameters[0].Name ? 0 : 1] = (pressure, setup.Laboratory.GetTimestamp());
        return IsTooHigh(pressure);
    }

    /// <summary>Whether a pressure is above the limit.</summary>
    public bool IsTooHigh(double pressure) => pressure > (limit ?? 0);

    /// <summary>Refuses emission unless every gauge has freshly told a pressure below the limit.</summary>
    /// <exception cref="DeviceException">It is refused; nothing was sent.</exception>
    public void Require()
    {
        if (limit is not { } highest)
            throw Refused("the rig states no highest 'emission-pressure'; state it in the rig file");
        lock (gate)
        {
            for (var i = 0; i < told.Length; i++)
            {
                if (told[i] is not var (pressure, at))
                    throw Refused($"no pressure of gauge {i + 1} was told; set '{Parameters[i].Name}' first");
                if (setup.Laboratory.GetElapsedTime(at) > age)
                    throw Refused($"the pressure of gauge {i + 1} is older than {age.TotalSeconds:0} s; set '{Parameters[i].Name}' again");
                if (pressure > highest)
                    throw Refused($"gauge {i + 1} tells {pressure:G3} Pa, above the limit of {highest:G3} Pa; pump down first");
            }
        }
    }

    private DeviceException Refused(string why) => new(DeviceFault.Forbidden, $"Emission of {setup.Name} was not switched on: {why}.");
}
