namespace Fickian.Acquisition.Rigs;

/// <summary>A parameter of an instrument of the rig, as rig files and recipes name it: <c>stage.temperature</c>.</summary>
/// <param name="Instrument">Name of the instrument in the rig.</param>
/// <param name="Parameter">Name of the parameter.</param>
public readonly record struct ParameterName(string Instrument, string Parameter)
{
    /// <summary>Splits at the first dot.</summary>
    /// <param name="text">Instrument, dot, parameter.</param>
    /// <exception cref="FormatException">There is no dot with something on both sides.</exception>
    public static ParameterName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('.', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 ? new(text[..at].Trim(), text[(at + 1)..].Trim())
            : throw new FormatException($"a parameter such as stage.temperature was expected and '{text}' was found");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Instrument}.{Parameter}";
}
