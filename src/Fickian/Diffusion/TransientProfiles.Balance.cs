namespace Fickian.Diffusion;

/// <content>The balance of a pair of successive profiles, and how noise of the points enters it.</content>
public sealed partial class TransientProfiles
{
    /// <summary>Concentration, D and its standard deviation at each place of a pair.</summary>
    private IEnumerable<(double Concentration, double Diffusivity, double Deviation)> OfPair(int pair)
    {
        var (before, after) = (profiles[pair - 1], profiles[pair]);
        double[] slope = [.. before.Slope.Zip(after.Slope, (p, q) => 0.5 * (p + q))];
        double[] misfit = [.. before.Misfit(curves[pair - 1]).Zip(after.Misfit(curves[pair]), (p, q) => 0.5 * (p + q))];
        var (influx, least) = (Influx(pair), LeastSlope * slope.Max(Math.Abs));
        for (var i = 0; i < slope.Length; i++)
        {
            if (Math.Abs(slope[i]) <= least || before.X[i] <= 0)
                continue;
            var diffusivity = influx[i] / slope[i];

            // D = q/g, so that u(D) = u(q − D·g)/g.
            var (first, _, weights) = after.Weights(before.X[i]);
            var place = i;
            var noise = Noise(pair, j => InfluxWeight(pair, j, place), j => j >= first && j < first + weights.Length ? -0.5 * diffusivity * weights[j - first] : 0) / Math.Abs(slope[i]);
            yield return (0.5 * (before.Value[i] + after.Value[i]), diffusivity, double.Hypot(noise, diffusivity * misfit[i] / slope[i]));
        }
    }

    /// <summary>Standard deviation of a quantity that is linear in the points of two profiles.</summary>
    /// <param name="pair">Number of the later profile.</param>
    /// <param name="odd">Weight of a point of the later profile, which that of the earlier one enters with the other sign.</param>
    /// <param name="even">Weight of a point of either profile.</param>
    private double Noise(int pair, Func<int, double> odd, Func<int, double> even)
    {
        var (before, after) = (deviations[pair - 1], deviations[pair]);
        var sum = 0.0;
        for (var j = 0; j < after.Length; j++)
        {
            var (change, both) = (odd(j), even(j));
            sum += Math.Pow((both + change) * after[j], 2) + Math.Pow((both - change) * before[j], 2);
        }

        return Math.Sqrt(sum);
    }

    /// <summary>−j at each position: what enters within x, over the area there.</summary>
    private double[] Influx(int pair)
    {
        var (before, after) = (profiles[pair - 1], profiles[pair]);
        var interval = times[pair] - times[pair - 1];
        var (x, power) = (before.X, (int)shape);
        var influx = new double[x.Length];

        // Between the centre and the first point the profile is flat to second order.
        var held = (after.Value[0] - before.Value[0]) * Math.Pow(x[0], power + 1) / (power + 1);
        for (var j = 0; j < x.Length; j++)
        {
            if (j > 0)
                held += after.Integral(j - 1, j, 0, power) - before.Integral(j - 1, j, 0, power);
            influx[j] = x[j] > 0 ? held / (interval * Math.Pow(x[j], power)) : 0;
        }

        return influx;
    }

    /// <summary>Weight of a point of the later profile in the influx at a place.</summary>
    private double InfluxWeight(int pair, int point, int place)
    {
        var (after, power) = (profiles[pair], (int)shape);
        var x = after.X;
        var core = point < centre.Length ? centre[point] * Math.Pow(x[0], power + 1) / (power + 1) : 0;
        return (core + after.IntegralWeight(point, 0, place, power)) / ((times[pair] - times[pair - 1]) * Math.Pow(x[place], power));
    }

    /// <summary>−j at the surface, and the weight of each point of the later profile in it.</summary>
    private (double Influx, double[] Weights) SurfaceInflux(int pair)
    {
        var (before, after) = (profiles[pair - 1], profiles[pair]);
        var (x, last, power) = (before.X[^1], before.X.Length - 1, (int)shape);
        var rim = 0.5 * (after.Value[^1] - before.Value[^1] + after.At(halfLength).Value - before.At(halfLength).Value);
        var area = Math.Pow(halfLength, power);
        var shell = (Math.Pow(halfLength, power + 1) - Math.Pow(x, power + 1)) / (power + 1) / (times[pair] - times[pair - 1]) / area;
        var (inner, outer) = (after.Weights(x), after.Weights(halfLength));
        double[] weights = [.. Enumerable.Range(0, last + 1).Select(j => InfluxWeight(pair, j, last) * Math.Pow(x, power) / area)];
        for (var j = 0; j < inner.Value.Length; j++)
            weights[inner.First + j] += 0.5 * shell * (inner.Value[j] + outer.Value[j]);
        return ((Influx(pair)[^1] * Math.Pow(x, power) / area) + (rim * shell), weights);
    }
}
