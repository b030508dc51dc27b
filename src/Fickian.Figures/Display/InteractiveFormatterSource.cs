using System.Diagnostics.CodeAnalysis;

namespace Fickian.Figures;

/// <summary>Makes the formatters that show interactive figures in a notebook.</summary>
public sealed class InteractiveFormatterSource
{
    /// <summary>One formatter for each format.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The convention of the notebook asks for an instance method.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TextFormatter("text/html", instance => ((InteractiveFigure)instance).ToHtml()),
        new TextFormatter("text/plain", instance => instance.ToString() ?? ""),
    ];
}
