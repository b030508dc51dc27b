namespace Fickian.Acquisition.Simulators;

/// <summary>What a simulator needs: the clock of the laboratory, a seed, and what its surroundings do to it.</summary>
/// <param name="Time">Clock of the laboratory; it may run faster than the one on the wall.</param>
/// <param name="Seed">Seed of the noise.</param>
public sealed record SimulatorSetup(TimeProvider Time, int Seed)
{
    /// <summary>What the surroundings do to the instrument, by name and in SI: <c>pressure</c>, <c>temperature</c>, <c>mass</c>.</summary>
    public IReadOnlyDictionary<string, Func<double>> Inputs { get; init; } = new Dictionary<string, Func<double>>(StringComparer.Ordinal);

    /// <summary>Settings by name: firmware family, full scale, address.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>An input, or a constant if the simulator stands alone.</summary>
    /// <param name="name">Name of the input.</param>
    /// <param name="alone">Value when nothing is connected, SI.</param>
    public Func<double> Input(string name, double alone) => Inputs.GetValueOrDefault(name, () => alone);

    /// <summary>A setting, or the value that holds without it.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="otherwise">Value that holds without it.</param>
    public string Setting(string name, string otherwise) => Settings.GetValueOrDefault(name, otherwise);

    /// <summary>A setting that is a number.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="otherwise">Value that holds without it.</param>
    /// <exception cref="ArgumentException">It is no number.</exception>
    public double Setting(string name, double otherwise) =>
        !Settings.TryGetValue(name, out var text) ? otherwise
            : double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : throw new ArgumentException($"The setting '{name}' of the simulator must be a number and '{text}' was found.", name);
}
