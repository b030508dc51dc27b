using Fickian.Diffusion;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>An analysis of profiles for a reader at a terminal: numbers to standard output, findings to standard error.</summary>
internal static class FitProfileText
{
    // What fits a screen; --json has every place.
    private const int Rows = 16;

    public static void Write(TextWriter output, TextWriter error, string file, ProfileRun run, ProfileAnalysis analysis)
    {
        var what = string.Join(", ", new[] { run.Sample, run.Gas }.Where(s => s.Length > 0).Append(run.Provenance.ToString().ToLowerInvariant()));
        output.WriteLine($"{file} · {what} · {analysis.Method}, {(run.Profiles.Length == 1 ? "1 profile" : $"{run.Profiles.Length} profiles")}");
        foreach (var e in analysis.Estimates)
            output.WriteLine($"  {e.Name,-20} {e,-38} 95 %: {e.Interval(0.95).In(e.Unit)}");
        if (analysis.Fit is { } fit)
            output.WriteLine($"  {"residual rms",-20} {new Estimate(fit.All.Rms, 0, fit.All.Data.YQuantity.Unit)}");
        foreach (var curve in analysis.Diffusivities)
            Table(output, $"  {curve.XQuantity.AxisLabel,-20} D{(curve.Name.Length > 0 ? $" at {curve.Name}" : "")}", curve, Unit.SquareMetrePerSecond);
        if (analysis.SurfacePermeability is { } permeability)
            Table(output, $"  {"t / s",-20} k", permeability, Unit.MetrePerSecond);
        foreach (var finding in analysis.Findings)
            error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{finding}");
    }

    private static void Table(TextWriter output, string heading, Curve curve, Unit unit)
    {
        output.WriteLine(heading);
        var (x, y, s) = (curve.X.ToArray(), curve.Y.ToArray(), curve.StandardDeviation!.Value.ToArray());
        var rows = Math.Min(Rows, curve.Count);

        // The places nearest to even steps in x.
        var last = -1;
        for (var row = 0; row < rows; row++)
        {
            var at = rows == 1 ? x[0] : x[0] + ((x[^1] - x[0]) * row / (rows - 1.0));
            var near = 0;
            for (var i = 1; i < x.Length; i++)
                near = Math.Abs(x[i] - at) < Math.Abs(x[near] - at) ? i : near;
            if (near != last)
                output.WriteLine($"  {x[near],-20:G5} {new Estimate(y[near], s[near], unit)}");
            last = near;
        }
    }
}
