namespace Fickian.Thermal;

/// <summary>A baseline over the rows of a scan in the order of time, whichever way the temperature runs.</summary>
/// <param name="Line">The line over temperature.</param>
/// <param name="First">First row that it was fitted to.</param>
/// <param name="Last">Last row that it was fitted to.</param>
internal sealed record TimedLine(ThermalBaseline Line, int First, int Last)
{
    public static TimedLine? Through(double[] x, double[] y, ScanRange range)
    {
        var (first, last) = (Array.FindIndex(x, range.Contains), Array.FindLastIndex(x, range.Contains));
        return first < 0 || last - first < 2 ? null : new(ThermalBaseline.Through(x.AsSpan(first, last - first + 1), y.AsSpan(first, last - first + 1), range), first, last);
    }

    public double[] Residuals(double[] x, double[] y) => [.. Enumerable.Range(First, Last - First + 1).Select(i => y[i] - Line.At(x[i]))];
}
