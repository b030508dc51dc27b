using System.Collections.Immutable;
using Fickian.Fitting;
using MathNet.Numerics.Distributions;

namespace Fickian.Thermal;

/// <summary>Whether an ion current stays as it is: the claim that nothing evolves, with how well the data bear it.</summary>
/// <remarks>
/// Change = slope of the least-squares line times the duration, over the mean current; its error with the effective number of points n_eff of the residuals, and n_eff − 2 degrees of freedom.
/// No trend found is not proof of none. Equivalence is (two one-sided tests, TOST): the change lies within ±bound with the stated confidence if its 1 − 2α interval does.
/// Detection limit: the change that a test at 5 % would find with 95 % probability, (t₀.₉₇₅ + t₀.₉₅)·u. Only a drift over the whole stretch is tested: search bursts by <see cref="GasEventSearch"/>.
/// Source: D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15, 657 (1987), for TOST; not consulted.
/// </remarks>
public sealed record NothingEvolves
{
    private const double Confidence = 0.95;

    private NothingEvolves(IonTrace trace, MannKendall trend, Estimate mean, Estimate change, double bound) =>
        (Trace, Trend, MeanCurrent, RelativeChange, Bound) = (trace, trend, mean, change, bound);

    /// <summary>The ion.</summary>
    public IonTrace Trace { get; }

    /// <summary>Test for a trend.</summary>
    public MannKendall Trend { get; }

    /// <summary>Mean current of the stretch.</summary>
    public Estimate MeanCurrent { get; }

    /// <summary>Whether the mean current stands out of its error: above five times it. Where not, relative changes say nothing, and the mean bounds what is there.</summary>
    public bool HasCurrent => MeanCurrent.Value > 5 * MeanCurrent.StandardError;

    /// <summary>Change of the current over the stretch, relative to its mean, 1.</summary>
    public Estimate RelativeChange { get; }

    /// <summary>Largest change that counts as nothing, relative to the mean, 1.</summary>
    public double Bound { get; }

    /// <summary>p-value of the equivalence test: small where the change is shown to lie within the bound.</summary>
    public double EquivalencePValue
    {
        get
        {
            if (!double.IsFinite(RelativeChange.StandardError))
                return 1;
            var u = RelativeChange.StandardError;
            return u == 0 ? (Math.Abs(RelativeChange.Value) < Bound ? 0 : 1)
                : Math.Max(StudentT.CDF(0, 1, RelativeChange.DegreesOfFreedom, -(RelativeChange.Value + Bound) / u), StudentT.CDF(0, 1, RelativeChange.DegreesOfFreedom, (RelativeChange.Value - Bound) / u));
        }
    }

    /// <summary>Whether the change is shown to lie within the bound.</summary>
    public bool IsEquivalent => EquivalencePValue < 1 - Confidence;

    /// <summary>Whether there is a trend, at 5 %.</summary>
    public bool HasTrend => Trend.PValue < 1 - Confidence;

    /// <summary>Relative change that would be found with 95 % probability, 1.</summary>
    public double DetectionLimit => RelativeChange.StandardError == 0 ? 0
        : (StudentT.InvCDF(0, 1, RelativeChange.DegreesOfFreedom, 0.975) + StudentT.InvCDF(0, 1, RelativeChange.DegreesOfFreedom, 0.95)) * RelativeChange.StandardError;

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings =>
    [
        .. HasTrend && IsEquivalent ? [Finding.Hint($"There is a trend, but it is shown to be smaller than {100 * Bound:0.#} % of the current.", Trace.Name)] : Array.Empty<Finding>(),
        .. HasCurrent && !HasTrend && !IsEquivalent ? [Finding.Warning($"No trend is found, and none is excluded: the data do not bound the change to {100 * Bound:0.#} % of the current.", Trace.Name)] : Array.Empty<Finding>(),
    ];

    /// <summary>Tests a stretch of an ion current.</summary>
    /// <param name="trace">The stretch.</param>
    /// <param name="bound">Largest relative change that counts as nothing, above 0.</param>
    /// <exception cref="ArgumentException">The mean current is zero.</exception>
    public static NothingEvolves In(IonTrace trace, double bound = 0.05)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var (t, y) = (trace.Time.ToArray(), trace.Current.ToArray());
        var (mean, middle, slope) = (y.Average(), t.Average(), TemperatureProgramme.Slope(t, y));
        if (mean == 0)
            throw new ArgumentException($"A mean current other than zero was expected for '{trace.Name}': changes are stated relative to it.", nameof(trace));
        var rest = y.Select((v, i) => v - mean - (slope * (t[i] - middle))).ToArray();
        var effective = EffectiveSample.SizeOf(rest);
        var spread = t.Sum(v => (v - middle) * (v - middle));
        var error = Math.Sqrt(rest.Sum(r => r * r) / Math.Max(1, y.Length - 2) / spread * (y.Length / effective));
        var scale = (t[^1] - t[0]) / mean;
        var change = new Estimate(slope * scale, error * Math.Abs(scale), Unit.One) { Name = "relativeChange", DegreesOfFreedom = Math.Max(1, effective - 2) };
        var meanError = Math.Sqrt(rest.Sum(r => r * r) / Math.Max(1, y.Length - 2) / effective);
        var level = new Estimate(mean, meanError, trace.Quantity.Unit) { Name = "meanCurrent", DegreesOfFreedom = Math.Max(1, effective - 2) };
        return new(trace, MannKendall.Of(trace.OverTime), level, change, bound);
    }
}
