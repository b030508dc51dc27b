using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace Fickian.Thermal;

/// <summary>Repeated determinations of one quantity: mean, standard error, and a value that does not belong to the others.</summary>
/// <remarks>
/// x̄ = Σxᵢ/n, u = s/√n, ν = n − 1 (<see cref="Estimate.OfReplicates"/>); interval by Student's t.
/// Test of Grubbs for one outlier, both sides, at 5 %: G = max|xᵢ − x̄|/s against (n − 1)/√n·√[t²/(n − 2 + t²)], t the quantile 1 − 0.05/(2n) of n − 2 degrees of freedom; from three values on.
/// A value so found is named, never left out: that is for the experimenter to decide.
/// Source: F. E. Grubbs, Technometrics 11, 1 (1969); the test of ASTM E178 and ISO 5725-2.
/// </remarks>
/// <param name="Mean">Mean with the standard error of its scatter; not determined for a single value.</param>
/// <param name="Values">The values, SI.</param>
/// <param name="Findings">An outlier, if there is one.</param>
public sealed record Replicates(Estimate Mean, ImmutableArray<double> Values, ImmutableArray<Finding> Findings)
{
    private const double Significance = 0.05;

    /// <summary>The mean of values.</summary>
    /// <param name="quantity">What was determined.</param>
    /// <param name="values">Values, SI, at least one, finite.</param>
    public static Replicates Of(Quantity quantity, params double[] values)
    {
        var mean = Estimate.OfReplicates(quantity, values);
        return new(mean, [.. values], Outlier(quantity, values) is { } i
            ? [Finding.Warning($"Value {i + 1} of {values.Length}, {values[i] / quantity.Unit.InSI:G5} {quantity.Unit}, lies further from the others than chance allows (Grubbs, 5 %); it was kept.", quantity.Name)]
            : []);
    }

    /// <summary>The mean with an error that all values share added to that of their scatter.</summary>
    /// <remarks>u² = u_scatter² + u_shared²; degrees of freedom by Welch and Satterthwaite. A single value has the shared error alone, with the error of its reading in it.</remarks>
    /// <param name="shared">Standard error that repeating does not reduce: calibration, liquid, air; SI.</param>
    /// <param name="reading">Standard error of one reading, SI, which a single value needs; 0 if it is not known.</param>
    public Estimate WithShared(double shared, double reading = 0)
    {
        if (Values.Length == 1)
            return reading > 0 ? Mean with { StandardError = Math.Sqrt((shared * shared) + (reading * reading)), Verdict = Verdict.Determined } : Mean;
        var (scatter, both) = (Mean.StandardError * Mean.StandardError, (Mean.StandardError * Mean.StandardError) + (shared * shared));
        return Mean with { StandardError = Math.Sqrt(both), DegreesOfFreedom = scatter > 0 ? (Values.Length - 1) * both * both / (scatter * scatter) : double.PositiveInfinity };
    }

    private static int? Outlier(Quantity quantity, double[] values)
    {
        var n = values.Length;
        if (n < 3)
            return null;
        var mean = Estimate.OfReplicates(quantity, values);
        var deviation = mean.StandardError * Math.Sqrt(n);
        var at = Array.IndexOf(values, values.MaxBy(v => Math.Abs(v - mean.Value)));
        var t = StudentT.InvCDF(0, 1, n - 2, 1 - (Significance / (2 * n)));
        var critical = (n - 1) / Math.Sqrt(n) * Math.Sqrt(t * t / (n - 2 + (t * t)));

        // Values that are alike to rounding have no outlier.
        return deviation > 1e-12 * Math.Abs(mean.Value) && Math.Abs(values[at] - mean.Value) / deviation > critical ? at : null;
    }
}
