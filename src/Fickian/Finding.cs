namespace Fickian;

/// <summary>Something worth telling about data or a result that is usable all the same.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Where">File, line, column or parameter that it is about; empty if it is about the whole.</param>
public sealed record Finding(Severity Severity, string Message, string Where = "")
{
    /// <summary>A finding worth knowing.</summary>
    public static Finding Hint(string message, string where = "") => new(Severity.Hint, message, where);

    /// <summary>A finding that makes the data doubtful but usable.</summary>
    public static Finding Warning(string message, string where = "") => new(Severity.Warning, message, where);

    /// <inheritdoc/>
    public override string ToString() => Where.Length == 0 ? Message : $"{Where}: {Message}";
}
