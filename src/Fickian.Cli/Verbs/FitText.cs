using Fickian.Fitting;

namespace Fickian.Cli.Verbs;

/// <summary>A fit for a reader at a terminal: numbers to standard output, findings to standard error.</summary>
internal static class FitText
{
    public static void Write(TextWriter output, TextWriter error, FitDocuments.Result result)
    {
        var fit = result.Fit;
        output.WriteLine($"{result.Title} · {fit.Model.Name}, {fit.Data.Count} points");
        Write(output, result.Estimates);
        output.WriteLine($"  {"residual rms",-20} {new Estimate(fit.Rms, 0, fit.Data.YQuantity.Unit)}");
        result.Inference.Bootstrap?.Write(output);
        foreach (var profile in result.Inference.Profiles)
            profile.Write(output);
        if (result.Comparison is { } comparison)
            Write(output, comparison);
        Write(error, result.Findings);
    }

    /// <summary>A line for each estimate.</summary>
    public static void Write(TextWriter output, IEnumerable<Estimate> estimates, string indent = "  ")
    {
        foreach (var e in estimates)
            output.WriteLine($"{indent}{e.Name,-20} {e,-38} 95 %: {e.Interval(0.95).In(e.Unit)}");
    }

    /// <summary>A line for each finding.</summary>
    public static void Write(TextWriter error, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{finding}");
    }

    private static void Write(TextWriter output, ModelComparison comparison)
    {
        var all = comparison.Scores[0].Fit.Data.Count;
        var counted = comparison.Points < all ? $", counting {comparison.Points:F0} independent points of {all}" : "";
        output.WriteLine($"  models by AICc{counted}");
        var least = comparison.Scores.Min(comparison.BicOf);
        foreach (var s in comparison.Scores)
            output.WriteLine($"    {s.Fit.Model.Name,-42} Δ {s.Distance,8:F1}   weight {s.Weight:F3}   ΔBIC {comparison.BicOf(s) - least,8:F1}");
    }
}
