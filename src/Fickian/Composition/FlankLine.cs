namespace Fickian.Composition;

/// <summary>The baseline of a signal: a straight line by least squares through points on both sides of it.</summary>
/// <param name="Centre">Mean abscissa of the points.</param>
/// <param name="Level">Mean ordinate.</param>
/// <param name="Slope">Slope.</param>
/// <param name="Spread">Σ(x − centre)².</param>
/// <param name="Residuals">What the line leaves over, [n].</param>
internal sealed record FlankLine(double Centre, double Level, double Slope, double Spread, double[] Residuals)
{
    /// <summary>The line through points.</summary>
    public static FlankLine Through(double[] x, double[] y)
    {
        var (centre, level) = (x.Average(), y.Average());
        var spread = x.Sum(v => (v - centre) * (v - centre));
        var slope = x.Zip(y, (v, w) => (v - centre) * (w - level)).Sum() / spread;
        return new(centre, level, slope, spread, [.. x.Zip(y, (v, w) => w - level - (slope * (v - centre)))]);
    }

    /// <summary>The line at an abscissa.</summary>
    public double At(double x) => Level + (Slope * (x - Centre));
}
