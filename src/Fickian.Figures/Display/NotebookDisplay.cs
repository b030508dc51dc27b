using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Fickian.Diffusion;
using Fickian.Files;
using Fickian.Fitting;
using Fickian.Reported;
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
        Show<Gallery>((Svg, gallery => gallery.ToSvg()), (Plain, gallery => gallery.ToString()));
        Show<InteractiveFigure>((Html, figure => figure.ToHtml()), (Plain, figure => figure.ToString()));
        Show<Estimate>((Html, e => $"<span>{DataFrameText.Escape(Named(e))}</span>"), (Latex, EstimateLatex.Format), (Plain, Named));
        Show<DataFrame>((Html, DataFrameText.Html), (Plain, DataFrameText.Plain));
        ShowTable<Curve>(curve => curve.ToDataFrame());
        ShowTable<FitResult>(fit => fit.ToDataFrame());
        ShowTable<ModelComparison>(models => models.ToDataFrame());
        ShowTable<Comparison>(comparison => new ComparisonTable(comparison).ToDataFrame());
        ShowTable<ComparisonTable>(comparisons => comparisons.ToDataFrame());
        ShowTable<SampleTable>(samples => samples.ToDataFrame());
        ShowTable<EstimateTable>(estimates => estimates.ToDataFrame(), most: 60);
        ShowTable<NumbersOfThePaper>(numbers => numbers.ToDataFrame(), most: 200);
        ShowTable<UnavailableFigures>(figures => figures.ToDataFrame(), most: 60);
        ShowTable<UptakeAnalysis>(analysis => analysis.ToDataFrame(), analysis => analysis.Findings.Select(f => f.ToString()));
        ShowTable<UptakeRun>(run => run.Uptake.ToDataFrame(), run => run.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}: {m.Value}"), most: 6);
    }

    private static void ShowTable<T>(Func<T, DataFrame> table, Func<T, IEnumerable<string>>? words = null, int most = 20) => Show<T>(
        (Html, value => string.Concat((words?.Invoke(value) ?? []).Select(w => $"<p>{DataFrameText.Escape(w)}</p>")) + DataFrameText.Html(table(value), most)),
        (Plain, value => string.Join('\n', [.. words?.Invoke(value) ?? [], DataFrameText.Plain(table(value), most)])));

    private static void Show<T>(params (string MimeType, Func<T, string> Text)[] formats)
    {
        foreach (var (mimeType, text) in formats)
            Formatter.Register(text, mimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), formats[0].MimeType, Plain);
    }

    private static string Named(Estimate estimate) => estimate.Name.Length == 0 ? estimate.ToString() : estimate.ToEquation(estimate.Name);

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
