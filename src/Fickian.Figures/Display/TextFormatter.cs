namespace Fickian.Figures;

/// <summary>A formatter in the shape that a notebook looks for by name.</summary>
/// <param name="mimeType">Format that is written.</param>
/// <param name="text">Text of a value.</param>
public sealed class TextFormatter(string mimeType, Func<object, string> text)
{
    /// <summary>Format that is written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes a value; always true, for nothing is refused.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(text(instance));
        return true;
    }
}
