using Fickian.Fitting;

namespace Fickian.Cli.Verbs;

/// <summary>A fit for a reader at a terminal: numbers to standard output, findings to standard error.</summary>
internal static class FitText
{
    public static void Write(TextWriter output, TextWriter error, string title, FitResult fit, IEnumerable<Estimate> estimates, ModelComparison? comparison, IEnumerable<Finding> findings)
    {
        output.WriteLine($"{title} · {fit.Model.Name}, {fit.Data.Count} points");
        foreach (var e in estimates)
            output.WriteLine($"  {e.Name,-20} {e,-38} 95 %: {e.Interval(0.95).In(e.Unit)}");
        output.WriteLine($"  {"residual rms",-20} {new Estimate(fit.Rms, 0, fit.Data.YQuantity.Unit)}");
        if (comparison is not null)
        {
            output.WriteLine("  models by AICc");
            foreach (var s in comparison.Scores)
                output.WriteLine($"    {s.Fit.Model.Name,-36} Δ {s.Distance,8:F1}   weight {s.Weight:F3}");
        }

        foreach (var finding in findings)
            error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{finding}");
    }
}
