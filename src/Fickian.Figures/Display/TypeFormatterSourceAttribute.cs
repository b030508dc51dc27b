namespace Fickian.Figures;

/// <summary>Tells a notebook which type makes the formatters of the marked type.</summary>
/// <remarks>
/// .NET Interactive recognises this attribute by its name alone, so that a library needs no reference to it:
/// it calls <c>CreateTypeFormatters()</c> of the source and uses <c>MimeType</c> and <c>Format(object, TextWriter)</c> of each result.
/// </remarks>
/// <param name="formatterSourceType">Type that makes the formatters.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>Formats to show first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
