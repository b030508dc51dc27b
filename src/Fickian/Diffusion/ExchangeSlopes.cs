namespace Fickian.Diffusion;

/// <summary>Derivatives of the uptake of sheet, cylinder and sphere with barrier, finite bath and exponential pressure, from those of the image.</summary>
/// <remarks>
/// F̄ = g·b/[s(s + b)],  g = m(1 + κ)/N:  ∂g/∂ℓ = −gs/N,  ∂g/∂κ = g/(1 + κ) − gm/N,  b·∂/∂b ln = s/(s + b),  Fo·∂F/∂Fo from sF̄.
/// One pass along the contour gives all of them at any time; absolute error below 1e-12, relative at short times.
/// With Fo = Dt/a², ℓ = D/(ka), b = βa²/D, κ = 1/α:  D∂/∂D = Fo∂/∂Fo + ℓ∂/∂ℓ − b∂/∂b,  k∂/∂k = −ℓ∂/∂ℓ,  α∂/∂α = −κ∂/∂κ.
/// </remarks>
/// <param name="Diffusivity">D·∂F/∂D.</param>
/// <param name="Permeability">k·∂F/∂k.</param>
/// <param name="Bath">α·∂F/∂α.</param>
/// <param name="Rate">β·∂F/∂β.</param>
internal readonly record struct ExchangeSlopes(double Diffusivity, double Permeability, double Bath, double Rate)
{
    /// <summary>Slopes at one time.</summary>
    /// <param name="surface">The body.</param>
    /// <param name="rate">b; +∞ for a step.</param>
    /// <param name="fourier">Fo.</param>
    public static ExchangeSlopes At(SurfaceExchange surface, double rate, double fourier)
    {
        if (fourier <= 0)
            return default;
        var m = (int)surface.Shape + 1;
        var vertex = Math.Sqrt(LaplaceContour.Vertex / fourier);
        var (time, barrier, bath, gas) = (0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k <= LaplaceContour.Intervals; k++)
        {
            var p = vertex * LaplaceContour.Direction[k];
            var s = p * p;
            var denominator = surface.Denominator(p);
            var late = double.IsPositiveInfinity(rate) ? 0 : s / (s + rate);
            var inflow = LaplaceContour.Weight[k] * m * (1 + surface.Load) / denominator * (1 - late);
            time += inflow.Real;
            barrier -= (inflow / denominator).Real;
            bath += (inflow / s * ((1 / (1 + surface.Load)) - (m / denominator))).Real;
            gas += (inflow / s * late).Real;
        }

        var (byBarrier, byRate) = (surface.Resistance * barrier / fourier, gas / fourier);
        return new(time + byBarrier - byRate, -byBarrier, -surface.Load * bath / fourier, byRate);
    }

    /// <summary>Derivatives with respect to D, k and a third parameter as far as they are free.</summary>
    /// <param name="model">The model, with three parameters.</param>
    /// <param name="fourier">D/a², 1/s.</param>
    /// <param name="surface">The body.</param>
    /// <param name="rate">b; +∞ for a step.</param>
    /// <param name="time">Time, s, [n].</param>
    /// <param name="parameters">D, k, α or β, [3].</param>
    /// <param name="derivatives">Receives the derivatives, [free × n].</param>
    public static void Fill(
        IUptakeModel model, double fourier, SurfaceExchange surface, double rate, ReadOnlySpan<double> time, ReadOnlySpan<double> parameters, Span<double> derivatives)
    {
        for (var i = 0; i < time.Length; i++)
        {
            var slopes = At(surface, rate, fourier * time[i]);
            var row = 0;
            if (model.Diffusivity.IsFree)
                derivatives[(row++ * time.Length) + i] = slopes.Diffusivity / parameters[0];
            if (model.SurfacePermeability.IsFree)
                derivatives[(row++ * time.Length) + i] = slopes.Permeability / parameters[1];
            if (model.Parameters[2].IsFree)
                derivatives[(row * time.Length) + i] = (model is FiniteBath ? slopes.Bath : slopes.Rate) / parameters[2];
        }
    }
}
