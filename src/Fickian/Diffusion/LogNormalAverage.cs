namespace Fickian.Diffusion;

/// <summary>Mean of uptake curves over a log-normal distribution of their time scales.</summary>
/// <remarks>
/// ⟨F⟩ = ∫ F(z) e^{−z²/2}/√(2π) dz ≈ h Σ F(kh) e^{−(kh)²/2}/√(2π), the trapezoidal rule, which is accurate to all digits for functions regular in a strip about the real axis.
/// As a function of the logarithm of time uptake is regular to ±iπ/2, which gives an error of e^{−π²/(hτ)}, τ = standard deviation of the logarithm of the time scale;
/// the bell itself gives e^{−2π²/h²}. With h = min(0.7, 0.3/τ) both are below 1e-14.
/// Source: L. N. Trefethen, J. A. C. Weideman, SIAM Rev. 56, 385 (2014).
/// </remarks>
internal static class LogNormalAverage
{
    private const double WidestStep = 0.7;
    private const double StepOfTime = 0.3;

    // e^{−z²/2} is 2e-22 there, so that the few fastest members count right even while the many take up 1e-8.
    private const double Farthest = 10;

    /// <summary>Averages.</summary>
    /// <param name="spread">τ, standard deviation of the natural logarithm of the time scale, not negative.</param>
    /// <param name="fill">Fills a curve for a standardised deviate z.</param>
    /// <param name="mean">Receives the mean curve, [n].</param>
    public static void Fill(double spread, Action<double, double[]> fill, Span<double> mean)
    {
        mean.Clear();
        var one = new double[mean.Length];
        var step = spread * WidestStep > StepOfTime ? StepOfTime / spread : WidestStep;
        var reach = spread == 0 ? 0 : (int)(Farthest / step);
        var total = 0.0;
        for (var k = -reach; k <= reach; k++)
        {
            var weight = Math.Exp(-0.5 * k * step * k * step);
            total += weight;
            fill(k * step, one);
            for (var i = 0; i < one.Length; i++)
                mean[i] += weight * one[i];
        }

        // The sum of the weights is √(2π)/h to the last digit; divided by itself a constant keeps all of them.
        for (var i = 0; i < mean.Length; i++)
            mean[i] /= total;
    }
}
