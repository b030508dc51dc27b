using Fickian.Diffusion;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>An uptake analysis for a reader at a terminal: numbers to standard output, findings to standard error.</summary>
internal static class UptakeText
{
    public static void Write(TextWriter output, TextWriter error, string file, UptakeRun run, UptakeAnalysis analysis)
    {
        output.WriteLine($"{file} · {string.Join(", ", new[] { run.Sample, run.Gas }.Where(s => s.Length > 0).Append(run.Provenance.ToString().ToLowerInvariant()))} · {analysis.Model.Name}, {analysis.Data.Count} points");
        foreach (var e in analysis.Estimates)
            output.WriteLine($"  {e.Name,-20} {e,-38} 95 %: {e.Interval(0.95).In(e.Unit)}");
        output.WriteLine($"  {"residual rms",-20} {EstimateText(analysis.Fit.Rms)}");
        output.WriteLine("  models by AICc");
        foreach (var s in analysis.Comparison.Scores)
            output.WriteLine($"    {s.Fit.Model.Name,-36} Δ {s.Distance,8:F1}   weight {s.Weight:F3}");
        foreach (var finding in analysis.Findings)
            error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{finding}");
    }

    private static string EstimateText(double value) => new Estimate(value, 0, Unit.One).ToString();
}
