using System.Numerics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake of a body with known modes where the gas pressure approaches its final value as 1 − e^{−βt}; b = βa²/D.</summary>
/// <remarks>
/// Image: (g/s)·b/(s + b). In time each mode is the sum of two waiting times,
/// 1 − F = Σₙ Aₙ[e^{−bt} + b·(e^{−λₙt} − e^{−bt})/(b − λₙ)] + e^{−bt}·T_N(b),  T_N = Σ Aₙλₙ/(λₙ − b) over n > N.
/// Every term is positive and regular at b = λₙ, on which the usual form, with g(−b) and poles that annul one another, fails.
/// T_N = g(−b) − Σ Aₙλₙ/(λₙ − b) over n ≤ N is regular below λ_{N+1} and taken as its mean over a circle; from b = λ_N/4 on e^{−bt} no longer counts.
/// Relative error of F and of 1 − F below 1e-12, at resonance and beside it.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), sections 4.3.3, 5.3.2, 6.3.2, for the usual form.
/// </remarks>
internal sealed class RelaxedResponse
{
    // 1 − Σ loses at most two digits.
    private const double Little = 0.01;

    private readonly ModalResponse body;
    private readonly double rate;
    private readonly double tail;

    /// <summary>Prepares a response.</summary>
    /// <param name="body">The body.</param>
    /// <param name="rate">b, above 0, finite.</param>
    public RelaxedResponse(ModalResponse body, double rate)
    {
        this.body = body;
        this.rate = rate;
        tail = rate < 0.25 * body.Modes[^1].Square ? CircleMean.Of(Tail, rate, 0.25 * rate) : 0;
    }

    /// <summary>Uptake at a time in seconds.</summary>
    public UptakeState At(double time)
    {
        var fourier = time / body.Unit;
        if (fourier <= 0)
            return UptakeState.Empty;
        if (fourier < ModalResponse.Start)
            return ModalResponse.Invert(Image, fourier);
        var rest = Rest(fourier);
        return rest < 1 - Little ? new(1 - rest, rest) : ModalResponse.Invert(Image, fourier);
    }

    private Complex Image(Complex p) => body.Image(p) * rate / ((p * p) + rate);

    private double Rest(double fourier)
    {
        var gas = Math.Exp(-rate * fourier);
        var sum = gas * tail;
        foreach (var (square, amplitude) in body.Modes)
        {
            var apart = Math.Abs(rate - square);
            var slower = Math.Exp(-Math.Min(rate, square) * fourier);
            var between = apart * fourier == 0 ? fourier : -Exponential.MinusOne(-apart * fourier) / apart;
            sum += amplitude * (gas + (rate * slower * between));
        }

        return sum;
    }

    private Complex Tail(Complex b)
    {
        var sum = body.Image(Complex.Sqrt(-b));
        foreach (var (square, amplitude) in body.Modes)
            sum -= amplitude * square / (square - b);
        return sum;
    }
}
