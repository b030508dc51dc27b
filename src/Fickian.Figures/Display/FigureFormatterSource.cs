using System.Diagnostics.CodeAnalysis;

namespace Fickian.Figures;

/// <summary>Makes the formatters that show figures in a notebook.</summary>
public sealed class FigureFormatterSource
{
    /// <summary>One formatter for each format: vectors first, then words.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The convention of the notebook asks for an instance method.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TextFormatter("image/svg+xml", instance => instance is Figure figure ? figure.ToSvg() : ((Panels)instance).ToSvg()),
        new TextFormatter("text/plain", instance => instance.ToString() ?? ""),
    ];
}
