using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Delay of a gas between sample and mass spectrometer, from the loss of mass that it makes.</summary>
/// <remarks>
/// Least squares of I(t) = a + b·r(t − τ), r = −dm/dt, over τ in steps of half the interval of the currents, then by a parabola: the maximum of the cross-correlation.
/// u²(τ) = 2s²·(n/n_eff)/(d²SSR/dτ²). Not determined where currents and rate correlate by less than 0.5, or the best delay is an end of what was searched.
/// Assumes that the ion follows all of the loss; a tube that also smears the gas moves its mean, which counts as delay here.
/// </remarks>
public static class TransferDelay
{
    private const double LeastCorrelation = 0.5;

    /// <summary>The delay, s.</summary>
    /// <param name="trace">Mass, on the clock of the run.</param>
    /// <param name="ion">Ion on the clock of the run, not delayed.</param>
    /// <param name="longest">Longest delay that is possible, s.</param>
    /// <param name="halfWidth">Half of the window over which the rate is taken, s.</param>
    public static Estimate Between(MassTrace trace, IonTrace ion, double longest, double halfWidth)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(ion);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longest);
        var rate = trace.LossRate(halfWidth);
        var (t, y) = (ion.Time.ToArray(), ion.Current.ToArray());
        var step = Math.Min(longest / 8, (t[^1] - t[0]) / (t.Length - 1) / 2);
        var count = (int)Math.Ceiling(2 * longest / step);
        var sums = Enumerable.Range(0, count + 1).Select(k => Rest(k)).ToArray();
        var best = Array.IndexOf(sums, sums.Min());
        var quantity = new Quantity("transferDelay", "τ", Unit.Second);
        var variance = y.Sum(v => (v - y.Average()) * (v - y.Average()));
        if (best == 0 || best == count || !(1 - (sums[best] / variance) > LeastCorrelation * LeastCorrelation))
            return new(At(best), double.PositiveInfinity, Unit.Second) { Name = quantity.Name, Verdict = Verdict.NotDetermined };
        var bend = (sums[best + 1] - (2 * sums[best]) + sums[best - 1]) / (step * step);
        var shift = 0.5 * (sums[best - 1] - sums[best + 1]) / (sums[best - 1] - (2 * sums[best]) + sums[best + 1]);
        var residuals = Residuals(At(best));
        var effective = EffectiveSample.SizeOf(residuals);
        var s2 = sums[best] / Math.Max(1, y.Length - 3);
        return new(At(best) + (shift * step), Math.Sqrt(2 * s2 * y.Length / effective / bend), Unit.Second) { Name = quantity.Name, DegreesOfFreedom = Math.Max(1, effective - 3) };

        // From −longest on, so that a delay of zero lies within.
        double At(int k) => (k * step) - longest;

        double Rest(int k) => Residuals(At(k)).Sum(r => r * r);

        double[] Residuals(double delay)
        {
            var r = Array.ConvertAll(t, v => BetweenPoints.At(rate.X.Span, rate.Y.Span, v - delay));
            var (mr, my) = (r.Average(), y.Average());
            var slope = Math.Max(0, TemperatureProgramme.Slope(r, y));
            return [.. y.Select((v, i) => v - my - (slope * (r[i] - mr)))];
        }
    }
}
