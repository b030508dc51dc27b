namespace Fickian.Diffusion;

/// <summary>How the time of uptake grows with the size of the sample: τ ∝ aᵖ, p = 2 for diffusion, p = 1 for a surface barrier.</summary>
/// <remarks>
/// τ = a²/D of the fits without a barrier, D their apparent diffusivity; straight line of −ln(D/a²) over ln a, weighted with the errors of D/a².
/// Two sizes give p without a check on it; with three and more, errors are multiplied by √(χ²/ν) where that exceeds 1.
/// All samples must be of one shape and material.
/// Source: J. Kärger, D. M. Ruthven, D. N. Theodorou, Diffusion in Nanoporous Materials (2012), for the use of size to tell mechanisms apart.
/// </remarks>
/// <param name="Exponent">p with its error.</param>
/// <param name="Sizes">Number of sizes.</param>
public sealed record ThicknessScaling(Estimate Exponent, int Sizes)
{
    /// <summary>What the exponent says.</summary>
    public string Statement
    {
        get
        {
            var interval = Exponent.Interval(0.95);
            var found = $"The time of uptake grows as the size to the power {Exponent} (95 %: {interval.Lower:0.00} to {interval.Upper:0.00})";
            return (interval.Contains(2), interval.Contains(1)) switch
            {
                (true, false) => $"{found}: diffusion inside governs it; a surface barrier alone is excluded.",
                (false, true) => $"{found}: a surface barrier governs it; diffusion inside alone is excluded.",
                (true, true) => $"{found}: the sizes are too close, or the errors too large, to tell diffusion from a surface barrier.",
                _ when interval.Lower > 1 && interval.Upper < 2 => $"{found}: between a surface barrier (1) and diffusion (2), so both take part.",
                _ => $"{found}: neither diffusion (2) nor a surface barrier (1); look for heat, different samples, or wrong sizes.",
            };
        }
    }

    /// <summary>Finds the exponent from fits of samples of different size.</summary>
    /// <param name="samples">Analyses of one uptake curve each, by models without a barrier.</param>
    /// <exception cref="ArgumentException">There are not two different sizes, or a D is not determined.</exception>
    public static ThicknessScaling Of(params UptakeAnalysis[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return Of([.. samples.Select(s => (s.Model.CharacteristicLength, s.RateConstant))]);
    }

    /// <summary>Finds the exponent from rate constants.</summary>
    /// <param name="samples">Half-thickness or radius, m, and D/a² of each sample.</param>
    /// <exception cref="ArgumentException">There are not two different sizes, or a rate constant is not determined.</exception>
    public static ThicknessScaling Of(params (double Size, Estimate RateConstant)[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Select(s => s.Size).Distinct().Count() < 2)
            throw new ArgumentException("The exponent of size needs samples of at least two sizes.", nameof(samples));
        if (Array.Exists(samples, s => s.RateConstant.Verdict != Verdict.Determined || !(s.RateConstant.StandardError > 0)))
            throw new ArgumentException("Every rate constant must be determined and have an error; leave out the samples whose D is only bounded.", nameof(samples));
        var weights = Array.ConvertAll(samples, s => Math.Pow(s.RateConstant.Value / s.RateConstant.StandardError, 2));
        var total = weights.Sum();
        var x = Array.ConvertAll(samples, s => Math.Log(s.Size));
        var y = Array.ConvertAll(samples, s => -Math.Log(s.RateConstant.Value));
        var (meanX, meanY) = (weights.Zip(x, (w, v) => w * v).Sum() / total, weights.Zip(y, (w, v) => w * v).Sum() / total);
        var spread = weights.Select((w, i) => w * (x[i] - meanX) * (x[i] - meanX)).Sum();
        var slope = weights.Select((w, i) => w * (x[i] - meanX) * (y[i] - meanY)).Sum() / spread;
        var misfit = weights.Select((w, i) => w * Math.Pow(y[i] - meanY - (slope * (x[i] - meanX)), 2)).Sum();
        var excess = samples.Length > 2 ? Math.Max(1, misfit / (samples.Length - 2)) : 1;
        return new(new Estimate(slope, Math.Sqrt(excess / spread), Unit.One) { Name = "exponent", DegreesOfFreedom = excess > 1 ? samples.Length - 2 : double.PositiveInfinity }, samples.Length);
    }
}
