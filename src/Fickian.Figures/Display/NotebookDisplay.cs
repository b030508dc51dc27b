using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace Fickian.Figures;

/// <summary>How values of this library look at the end of a notebook cell.</summary>
public static class NotebookDisplay
{
    private const string Svg = "image/svg+xml";
    private const string Html = "text/html";
    private const string Latex = "text/latex";
    private const string Plain = "text/plain";

    /// <summary>Registers all formats with the notebook. Calling it again changes nothing.</summary>
    public static void Register()
    {
        Show<Figure>((Svg, figure => figure.ToSvg()), (Plain, figure => figure.ToString()));
        Show<Panels>((Svg, panels => panels.ToSvg()), (Plain, panels => panels.ToString()));
        Show<InteractiveFigure>((Html, figure => figure.ToHtml()), (Plain, figure => figure.ToString()));
        Show<Estimate>((Html, e => $"<span>{DataFrameText.Escape(Named(e))}</span>"), (Latex, EstimateLatex.Format), (Plain, Named));
        Show<Curve>((Html, curve => DataFrameText.Html(curve.ToTable())), (Plain, curve => DataFrameText.Plain(curve.ToTable())));
        Show<DataFrame>((Html, DataFrameText.Html), (Plain, DataFrameText.Plain));
    }

    private static void Show<T>(params (string MimeType, Func<T, string> Text)[] formats)
    {
        foreach (var (mimeType, text) in formats)
            Formatter.Register(text, mimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), formats[0].MimeType, Plain);
    }

    private static string Named(Estimate estimate) => estimate.Name.Length == 0 ? estimate.ToString() : $"{estimate.Name} = {estimate}";

    // Curve.ToDataFrame takes a missing standard deviation for an empty column.
    private static DataFrame ToTable(this Curve curve) => curve.StandardDeviation is { Length: 0 }
        ? new DataFrame(new DoubleDataFrameColumn(curve.XQuantity.AxisLabel, curve.X.ToArray()), new DoubleDataFrameColumn(curve.YQuantity.AxisLabel, curve.Y.ToArray()))
        : curve.ToDataFrame();

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A notebook loads this assembly and calls nothing before the first value is shown.")]
    internal static void RegisterWhenLoaded()
    {
        try
        {
            Register();
        }
        catch (Exception problem) when (problem is MissingMethodException or TypeLoadException or FileNotFoundException or FileLoadException)
        {
            // Another version of the notebook's formatting assembly: figures are still shown through their attribute.
        }
    }
}
