using Fickian.Numerics;
using MathNet.Numerics.Distributions;

namespace Fickian.Fitting;

/// <summary>Where a fit ended, with what its statistics are computed from.</summary>
internal sealed record FitSolution(ParameterSet Set, FitData Data, double[] Values, LeastSquaresResult End, FullJacobian Jacobian, FitOptions Options)
{
    /// <summary>Factor that a robust loss puts on the variance; 1 for least squares.</summary>
    public double VarianceFactor { get; init; } = 1;

    /// <summary>Independent points that autocorrelated residuals are worth; null if they count as independent.</summary>
    public double? EffectivePoints { get; init; }

    /// <summary>Factor that correlation of the residuals puts on the variance: (n − p)/(n_eff − p).</summary>
    public double CorrelationFactor => EffectivePoints is null ? 1 : DegreesOfFreedom / EffectiveDegreesOfFreedom;

    /// <summary>Points less free parameters.</summary>
    public int DegreesOfFreedom => Data.Count - Set.Free.Length;

    /// <summary>Sum of squares, not below what rounding makes of it.</summary>
    public double SumOfSquares => Math.Max(End.SumOfSquares, Data.RoundingFloor);

    /// <summary>χ²/ν, or the variance estimated from the residuals.</summary>
    public double ReducedSum => SumOfSquares / DegreesOfFreedom;

    /// <summary>Whether the standard deviations of the points are taken as they are.</summary>
    public bool IsAbsolute => Data.IsWeighted && Options.Loss is null && ReducedSum <= 1;

    /// <summary>Factor s² of the covariance.</summary>
    public double Variance => (IsAbsolute ? 1 : ReducedSum * VarianceFactor) * CorrelationFactor;

    /// <summary>Degrees of freedom of the standard errors.</summary>
    public double ErrorDegreesOfFreedom => EffectivePoints is not null ? EffectiveDegreesOfFreedom : IsAbsolute ? double.PositiveInfinity : DegreesOfFreedom;

    /// <summary>Independent points less free parameters; from one series no correlation can be estimated that would leave fewer than 4.</summary>
    public double EffectiveDegreesOfFreedom => Math.Max(Math.Min(4, DegreesOfFreedom), (EffectivePoints ?? Data.Count) - Set.Free.Length);

    /// <summary>Half width, in standard errors, of the two-sided interval of a linear model.</summary>
    public double Quantile(double confidence)
    {
        var p = 0.5 + (0.5 * confidence);
        return ErrorDegreesOfFreedom > 1e6 ? Normal.InvCDF(0, 1, p) : StudentT.InvCDF(0, 1, ErrorDegreesOfFreedom, p);
    }
}
