namespace Fickian.Fitting;

/// <summary>How strongly a point far from the law counts: less than its square.</summary>
/// <remarks>
/// With z = r/s, s the standard deviation of the point or, where none is known, 1.4826 times the median of |r|, and weight w(z) = ψ(z)/z:
/// Huber: w = min(1, k/|z|), k = 1.345;  soft L1: w = 1/√(1 + (z/k)²), k = 1.345;  Cauchy: w = 1/(1 + (z/k)²), k = 2.385.
/// With these k Huber's and Cauchy's loss lose 5 % of efficiency on normal errors. Huber bounds the pull of a point, Cauchy lets go of it, at the price of several minima.
/// Source: P. J. Huber, Robust Statistics (1981), chapter 7, also for the variance; P. W. Holland, R. E. Welsch, Commun. Statist. A 6, 813 (1977).
/// </remarks>
public sealed record RobustLoss
{
    private readonly Func<double, double> weight;
    private readonly Func<double, double> slope;

    private RobustLoss(string name, Func<double, double> weight, Func<double, double> slope)
    {
        Name = name;
        this.weight = weight;
        this.slope = slope;
    }

    /// <summary>Huber's loss: squares near the law, straight beyond.</summary>
    public static RobustLoss Huber { get; } = new("Huber", z => Math.Min(1, 1.345 / Math.Abs(z)), z => Math.Abs(z) <= 1.345 ? 1 : 0);

    /// <summary>A smooth relative of Huber's loss.</summary>
    public static RobustLoss SoftL1 { get; } = new("soft L1", z => 1 / Math.Sqrt(1 + Square(z, 1.345)), z => Math.Pow(1 + Square(z, 1.345), -1.5));

    /// <summary>Cauchy's loss: points far away no longer count.</summary>
    public static RobustLoss Cauchy { get; } = new("Cauchy", z => 1 / (1 + Square(z, 2.385)), z => (1 - Square(z, 2.385)) / Math.Pow(1 + Square(z, 2.385), 2));

    /// <summary>Name in words.</summary>
    public string Name { get; }

    /// <summary>Weight w(z) of a point, from 0 to 1.</summary>
    /// <param name="residual">z: residual over its standard deviation, 1.</param>
    public double Weight(double residual) => weight(residual);

    /// <summary>dψ/dz.</summary>
    internal double Slope(double residual) => slope(residual);

    private static double Square(double z, double k) => z / k * (z / k);
}
