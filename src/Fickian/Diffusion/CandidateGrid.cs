namespace Fickian.Diffusion;

/// <summary>Rates to try when a fit needs a start.</summary>
internal static class CandidateGrid
{
    /// <summary>Rates D/a² or k, 1/s, from 10⁻² to 10⁴ over the duration of the data, so many to a decade.</summary>
    public static IEnumerable<double> Rates(Curve data, int perDecade = 4)
    {
        var last = data.Count == 0 ? 0 : data.X.Span[^1];
        var unit = last > 0 ? 1 / last : 1;
        return Enumerable.Range(-2 * perDecade, (6 * perDecade) + 1).Select(i => unit * Math.Pow(10, i / (double)perDecade));
    }
}
