namespace Fickian.Sorption;

/// <summary>Slope of a straight line through a few estimates.</summary>
/// <remarks>
/// a = Σwᵢ(xᵢ − x̄)yᵢ/Σwᵢ(xᵢ − x̄)²,  wᵢ = 1/uᵢ²,  u²(a) = 1/Σwᵢ(xᵢ − x̄)², times χ²/ν where that exceeds 1 (ν = n − 2 > 0).
/// If no u is known (all 0) the weights are equal and the scatter alone gives the error; then two points give none.
/// </remarks>
internal static class WeightedSlope
{
    public static Estimate Of(double[] x, Estimate[] y)
    {
        var weighted = Array.TrueForAll(y, e => e.StandardError > 0);
        if (weighted && Array.Exists(y, e => !double.IsFinite(e.StandardError)))
            return new(double.NaN, double.PositiveInfinity, Unit.One) { Verdict = Verdict.NotDetermined };
        var w = Array.ConvertAll(y, e => weighted ? 1 / (e.StandardError * e.StandardError) : 1);
        var total = w.Sum();
        var (centre, middle) = (w.Zip(x, (a, b) => a * b).Sum() / total, w.Zip(y, (a, b) => a * b.Value).Sum() / total);
        var (spread, slope) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            spread += w[i] * (x[i] - centre) * (x[i] - centre);
            slope += w[i] * (x[i] - centre) * (y[i].Value - middle);
        }

        slope /= spread;
        var freedom = x.Length - 2;
        var scatter = Enumerable.Range(0, x.Length).Sum(i => w[i] * Math.Pow(y[i].Value - middle - (slope * (x[i] - centre)), 2));
        var reduced = freedom > 0 ? scatter / freedom : weighted ? 1 : double.PositiveInfinity;
        var absolute = weighted && reduced <= 1;
        return new(slope, Math.Sqrt((absolute ? 1 : reduced) / spread), Unit.One)
        {
            DegreesOfFreedom = absolute ? double.PositiveInfinity : Math.Max(1, freedom),
        };
    }
}
