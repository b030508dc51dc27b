using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Noise drawn anew from the residuals of baselines, in blocks that keep the correlation of neighbours.</summary>
/// <remarks>Block length: three integrated correlation times, from 1 to a quarter of the residuals. Residuals are multiplied by √(n/ν), ν the degrees of freedom that the baselines left.</remarks>
internal sealed class NoiseBlocks
{
    private readonly double[] residuals;
    private readonly int block;

    /// <summary>Takes the residuals of one or more baselines, one after the other.</summary>
    public NoiseBlocks(double[] residuals, int parameters)
    {
        var n = residuals.Length;
        var scale = n > parameters ? Math.Sqrt(n / (double)(n - parameters)) : 1;
        this.residuals = Array.ConvertAll(residuals, r => r * scale);
        var time = n / EffectiveSample.SizeOf(residuals);
        block = Math.Clamp((int)Math.Ceiling(3 * time), 1, Math.Max(1, n / 4));
        StandardDeviation = n == 0 ? 0 : Math.Sqrt(this.residuals.Sum(r => r * r) / n);
        CorrelationTime = Math.Max(1, time);
    }

    /// <summary>Standard deviation of a point.</summary>
    public double StandardDeviation { get; }

    /// <summary>Points that are worth one independent point.</summary>
    public double CorrelationTime { get; }

    /// <summary>Adds a new draw to an ordinate.</summary>
    public double[] AddedTo(double[] y, Random random)
    {
        var result = (double[])y.Clone();
        if (residuals.Length == 0)
            return result;
        for (var at = 0; at < result.Length;)
        {
            var from = random.Next(residuals.Length);
            for (var i = 0; i < block && at < result.Length; i++, at++)
                result[at] += residuals[(from + i) % residuals.Length];
        }

        return result;
    }
}
