using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Abscissas of a JCAMP-DX table at equal steps, from its labels and the X at the beginning of its lines.</summary>
/// <remarks>
/// FIRSTX and LASTX are exact and DELTAX is rounded, so that the points divide the stretch from FIRSTX to LASTX evenly; where LASTX is not given, DELTAX is used; without FIRSTX, the X of the lines times XFACTOR.
/// A table that breaks off before LASTX keeps the step that NPOINTS gives.
/// </remarks>
internal static class JcampAbscissa
{
    /// <summary>Positions of the ordinates.</summary>
    public static double[] Of(JcampScale scale, AsdfReader asdf, ImmutableArray<Finding>.Builder findings)
    {
        var n = asdf.Values.Count;
        JcampSpectrum.CheckCount(scale, n, findings);
        if (n == 0)
            return [];
        var factor = LineFactor(scale, asdf, findings);
        var (first, step, last) = Ends(scale, asdf, factor, n);
        if (scale.FirstX is null)
            findings.Add(Finding.Warning("FIRSTX is missing; the abscissas at the beginning of the lines were taken."));
        CheckDelta(scale, step, n, findings);
        CheckLines(asdf, factor, first, step, findings);
        var positions = new double[n];
        for (var i = 0; i < n; i++)
            positions[i] = last is { } end && i == n - 1 && n > 1 ? end : first + (i * step);
        if (!Array.TrueForAll(positions, double.IsFinite))
        {
            findings.Add(Finding.Warning("The labels give no finite abscissas; the points were counted."));
            return [.. Enumerable.Range(0, n).Select(i => (double)i)];
        }

        return positions;
    }

    private static (double First, double Step, double? Last) Ends(JcampScale scale, AsdfReader asdf, double factor, int n)
    {
        var (start, end) = (asdf.Marks[0], asdf.Marks[^1]);
        var lineStep = end.Index > start.Index ? (end.X - start.X) * factor / (end.Index - start.Index) : 0;
        var first = scale.FirstX ?? (start.X * factor);
        if (scale.LastX is not { } last || scale.FirstX is null)
            return (first, scale.DeltaX ?? lineStep, null);
        var counted = n > 1 ? (last - first) / (n - 1) : 0;
        if (scale.Points is { } points && points > 1 && points != n)
        {
            // The lines tell whether the table breaks off or the label is wrong.
            var stated = (last - first) / (points - 1);
            var reached = Math.Abs((end.X * factor) + (counted * (n - 1 - end.Index)) - last) <= 2 * Math.Abs(stated) + (2 * end.Rounding * Math.Abs(factor));
            if (!reached)
                return (first, stated, null);
        }

        return (first, counted, last);
    }

    // Some programs write the abscissa itself at the beginning of the lines, whatever XFACTOR says.
    private static double LineFactor(JcampScale scale, AsdfReader asdf, ImmutableArray<Finding>.Builder findings)
    {
        var mark = asdf.Marks[0];
        if (scale.XFactor == 1 || scale.FirstX is not { } first)
            return scale.XFactor;
        var slack = 1e-3 * Math.Abs(first);
        if (Math.Abs((mark.X * scale.XFactor) - first) <= slack + (mark.Rounding * Math.Abs(scale.XFactor)) || Math.Abs(mark.X - first) > slack + mark.Rounding)
            return scale.XFactor;
        findings.Add(Finding.Hint("The lines begin with the abscissa itself, not with that over XFACTOR."));
        return 1;
    }

    private static void CheckDelta(JcampScale scale, double step, int n, ImmutableArray<Finding>.Builder findings)
    {
        if (scale.DeltaX is { } delta && n > 1 && Math.Abs(Math.Abs(delta) - Math.Abs(step)) > 0.01 * Math.Abs(step))
            findings.Add(Finding.Warning($"DELTAX says {delta} and the ends of the axis give a step of {step:G9}; the ends were kept."));
    }

    private static void CheckLines(AsdfReader asdf, double factor, double first, double step, ImmutableArray<Finding>.Builder findings)
    {
        var wrong = asdf.Marks.Where(m => Math.Abs((m.X * factor) - (first + (m.Index * step))) > Math.Abs(step) + (m.Rounding * Math.Abs(factor)) + (1e-9 * Math.Abs(first))).ToArray();
        if (wrong.Length > 0)
            findings.Add(Finding.Warning($"{wrong.Length} of {asdf.Marks.Count} lines begin with another abscissa than their place gives; the first has {wrong[0].X * factor:G9} in the place of {first + (wrong[0].Index * step):G9}.", $"line {wrong[0].Line}"));
    }
}
