namespace Fickian.Diffusion;

/// <summary>The work of <see cref="BoltzmannMatano"/>: D of each point, and the weight of every point in it.</summary>
/// <remarks>
/// D = −m/(2tg) with the moment m = (x − x_M)(c − P) + ∫(c − P)dx up to the plateau P, and the slope g; both are linear in the points but for x_M, so that
/// u²(D)/D² = Σⱼ σⱼ²(∂m/∂cⱼ/m − ∂g/∂cⱼ/g)² + (Δg/g)², Δg the misfit of the parabolas.
/// Source: JCGM 100:2008 (GUM), 5.1.2, for the propagation.
/// </remarks>
internal sealed class MatanoInversion
{
    private const double LeastSlope = 0.05;

    private readonly Curve profile;
    private readonly SmoothedProfile smooth;
    private readonly double plateau;
    private readonly double[] plateauWeights;
    private readonly double[] planeWeights;

    /// <summary>Finds plateaus and plane.</summary>
    /// <param name="profile">Concentration over position, m.</param>
    /// <param name="window">Points on either side; null for the best.</param>
    /// <param name="isCouple">Whether there is a plateau on either side, or a surface at x = 0.</param>
    public MatanoInversion(Curve profile, int? window, bool isCouple)
    {
        smooth = new SmoothedProfile(profile, window);
        this.profile = profile;
        (plateau, plateauWeights) = Plateau(smooth.X.Length - 1 - smooth.Window);
        planeWeights = new double[smooth.X.Length];
        if (!isCouple)
            return;
        var (left, leftWeights) = Plateau(0);
        if (left == plateau)
            throw new ArgumentException($"A couple has two plateaus of different concentration; both are {left}.", nameof(profile));
        var (last, step) = (smooth.X.Length - 1, left - plateau);
        var area = smooth.Integral(0, last, plateau);
        Plane = smooth.X[0] + (area / step);
        for (var j = 0; j <= last; j++)
        {
            var areaWeight = smooth.IntegralWeight(j, 0, last) - (plateauWeights[j] * (smooth.X[^1] - smooth.X[0]));
            planeWeights[j] = (areaWeight - ((Plane - smooth.X[0]) * (leftWeights[j] - plateauWeights[j]))) / step;
        }
    }

    /// <summary>Position of the Matano plane, m; 0 at a surface.</summary>
    public double Plane { get; }

    /// <summary>D with its standard deviation over c.</summary>
    public Curve Diffusivity(double time)
    {
        if (!(time > 0 && double.IsFinite(time)))
            throw new ArgumentException($"The time of a profile is positive and finite, in seconds; found {time}.", nameof(time));
        var (sigma, misfit) = (SmoothedProfile.Deviations(profile), smooth.Misfit(profile));
        var least = LeastSlope * smooth.Slope.Max(Math.Abs);
        var last = smooth.X.Length - 1;
        var points = new List<(double, double, double)>();
        for (var i = 0; i < last; i++)
        {
            // ∫ x dc by parts: the points are integrated, never differenced, and noise averages out.
            var moment = ((smooth.X[i] - Plane) * (smooth.Value[i] - plateau)) + smooth.Integral(i, last, plateau);
            if (Math.Abs(smooth.Slope[i]) <= least)
                continue;
            var diffusivity = -moment / (2 * time * smooth.Slope[i]);
            var noise = Noise(i, moment, sigma) / (2 * time * Math.Abs(smooth.Slope[i]));
            points.Add((smooth.Value[i], diffusivity, double.Hypot(noise, diffusivity * misfit[i] / smooth.Slope[i])));
        }

        return MeasuredDiffusivity.Over(points, profile.Provenance, profile.YQuantity.Unit);
    }

    // Standard deviation of m − (m/g)·g as the points scatter, which over 2tg is that of D.
    private double Noise(int i, double moment, double[] sigma)
    {
        var (x, last) = (smooth.X, smooth.X.Length - 1);
        var (first, value, slope) = smooth.Weights(x[i]);
        var (arm, height) = (x[i] - Plane, smooth.Value[i] - plateau);
        var sum = 0.0;
        for (var j = 0; j <= last; j++)
        {
            var near = j >= first && j < first + value.Length;
            var weight = (arm * ((near ? value[j - first] : 0) - plateauWeights[j])) - (height * planeWeights[j])
                + smooth.IntegralWeight(j, i, last) - (plateauWeights[j] * (x[last] - x[i]));
            if (near)
                weight -= moment / smooth.Slope[i] * slope[j - first];
            sum += weight * weight * sigma[j] * sigma[j];
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Mean of the smoothed values from an index on, over a window, and the weights of the points in it.</summary>
    private (double Value, double[] Weights) Plateau(int from)
    {
        var (mean, weights) = (0.0, new double[smooth.X.Length]);
        for (var i = from; i <= from + smooth.Window; i++)
        {
            var (first, value, _) = smooth.Weights(smooth.X[i]);
            mean += smooth.Value[i] / (smooth.Window + 1);
            for (var j = 0; j < value.Length; j++)
                weights[first + j] += value[j] / (smooth.Window + 1);
        }

        return (mean, weights);
    }
}
