using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Instruments;

/// <summary>What a driver needs to know before it talks: where the instrument is, its settings, the limits of the rig, the clocks.</summary>
/// <param name="Name">Name in the rig.</param>
/// <param name="Channel">The line, closed; the driver owns it.</param>
/// <param name="Laboratory">Clock of the laboratory.</param>
public sealed record InstrumentSetup(string Name, IByteChannel Channel, TimeProvider Laboratory)
{
    /// <summary>Clock of the line, for time-outs; it differs from that of the laboratory only where simulated time runs faster.</summary>
    public TimeProvider Wire { get; init; } = Laboratory;

    /// <summary>Settings of the driver by name: node, unit letter, firmware family, width of numbers.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Ranges that the rig allows, by parameter, each in its unit.</summary>
    public IReadOnlyDictionary<string, (double Minimum, double Maximum)> Limits { get; init; } = new Dictionary<string, (double, double)>(StringComparer.Ordinal);

    /// <summary>Dangerous parameters and commands that the rig allows, by name.</summary>
    public IReadOnlySet<string> Allowed { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>A setting, or the value that holds without it.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="otherwise">Value that holds without it.</param>
    public string Setting(string name, string otherwise) => Settings.GetValueOrDefault(name, otherwise);

    /// <summary>A setting that is a whole number.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="otherwise">Value that holds without it.</param>
    /// <param name="least">Least number.</param>
    /// <param name="most">Greatest number.</param>
    /// <exception cref="ArgumentException">It is no such number.</exception>
    public int Setting(string name, int otherwise, int least, int most) =>
        !Settings.TryGetValue(name, out var text) ? otherwise
            : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new ArgumentException($"The setting '{name}' of {Name} must be a whole number from {least} to {most} and '{text}' was found.", name);

    /// <summary>The parameter with the range that the rig allows.</summary>
    public Parameter Limited(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Limits.TryGetValue(parameter.Name, out var range) ? parameter.Within(range.Minimum, range.Maximum) : parameter;
    }

    /// <summary>Refuses a dangerous command that the rig does not allow.</summary>
    /// <param name="command">Name of the command or parameter.</param>
    /// <exception cref="Bus.DeviceException">It is not among <see cref="Allowed"/>.</exception>
    public void RequireAllowed(string command)
    {
        if (!Allowed.Contains(command))
            throw new Bus.DeviceException(Bus.DeviceFault.Forbidden, $"'{command}' of {Name} may do harm and the rig does not allow it; nothing was sent. Add it to 'allowed' in the rig file if that is meant.");
    }
}
