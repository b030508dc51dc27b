using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake through a surface barrier, D ∂c/∂x = k(c_s − c), by eigenfunctions; sheet, cylinder and sphere alike.</summary>
/// <remarks>
/// 1 − F = Σₙ Aₙe^{−λₙFo},  Aₙ = 2m/(λₙqₙ),  qₙ = 1 + (2−m)ℓ + ℓ²λₙ,  ℓ = 1/L = D/(k·a),  λₙ = βₙ² of <see cref="Eigenvalues"/>;
/// dλₙ/dℓ = −2λₙ/qₙ and (dAₙ/dℓ)/Aₙ = (m − 2ℓλₙ + 2ℓ²λₙ/qₙ)/qₙ.
/// Up to Fo₀ = 0.01 the contour serves. Beyond, F = F(Fo₀) + Σₙ Aₙe^{−λₙFo₀}(1 − e^{−λₙ(Fo−Fo₀)}): all terms are positive,
/// so that F keeps its digits also behind a tight barrier, where 1 − Σ would lose them; modes with λₙFo₀ > 40 do not count.
/// Relative error of F and 1 − F below 1e-12 for L from 1e-6 to ∞; of the derivatives below 1e-7 (the worst for L = 1e-6).
/// An instance holds the modes of one ℓ and is immutable.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), eq. 4.53, 5.49, 6.45.
/// </remarks>
internal sealed class BarrierModes
{
    private const double Negligible = 40;
    private const double Start = ShortTimeContour.Longest;

    private readonly BodyShape shape;
    private readonly double resistance;
    private readonly Mode[] modes;
    private readonly double startUptake;

    /// <summary>Finds the modes.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="resistance">ℓ = D/(k·a), 1; finite.</param>
    public BarrierModes(BodyShape shape, double resistance)
    {
        this.shape = shape;
        this.resistance = resistance;
        var found = new List<Mode>(24);
        double square;
        do
        {
            var root = Eigenvalues.Root(shape, resistance, found.Count + 1);
            square = root * root;
            found.Add(Mode.Of((int)shape + 1, resistance, square));
        }
        while (square * Start < Negligible);

        modes = [.. found];
        for (var n = modes.Length - 2; n >= 0; n--)
            modes[n] = modes[n] with { Pending = modes[n].StartAmplitude + modes[n + 1].Pending };
        startUptake = ShortTimeContour.At(shape, resistance, Start).Uptake;
    }

    /// <summary>Uptake at a Fourier number Fo = Dt/a².</summary>
    public UptakePoint At(double fourier)
    {
        if (fourier <= 0)
            return UptakePoint.Empty;
        if (fourier <= Start)
            return ShortTimeContour.At(shape, resistance, fourier);

        var later = fourier - Start;
        var (rest, slope, barrier) = (0.0, 0.0, 0.0);
        var gained = startUptake;
        foreach (var mode in modes)
        {
            var exponent = mode.Square * later;
            if (exponent - (modes[0].Square * later) > Negligible)
            {
                // This mode and all faster ones have decayed beside the slowest: each has gained its whole amplitude.
                gained += mode.Pending;
                break;
            }

            var decay = Math.Exp(-exponent);
            var present = mode.StartAmplitude * decay;
            rest += present;
            gained += mode.StartAmplitude * (exponent < 0.5 ? -Exponential.MinusOne(-exponent) : 1 - decay);
            slope += mode.Square * present;
            barrier += ((mode.SquareSlope * fourier) - mode.AmplitudeSlope) * present;
        }

        return new(rest < 0.5 ? 1 - rest : gained, rest, slope, barrier);
    }

    /// <summary>One term.</summary>
    /// <param name="Square">λ.</param>
    /// <param name="StartAmplitude">A·e^{−λFo₀}.</param>
    /// <param name="Pending">Sum of <paramref name="StartAmplitude"/> over this mode and all faster ones.</param>
    /// <param name="SquareSlope">dλ/dℓ.</param>
    /// <param name="AmplitudeSlope">(dA/dℓ)/A.</param>
    private readonly record struct Mode(double Square, double StartAmplitude, double Pending, double SquareSlope, double AmplitudeSlope)
    {
        public static Mode Of(int m, double resistance, double square)
        {
            var q = 1 + ((2 - m) * resistance) + (resistance * resistance * square);
            var amplitude = 2 * m / (square * q);
            var relative = (m - (2 * resistance * square) + (2 * resistance * resistance * square / q)) / q;
            var start = amplitude * Math.Exp(-square * Start);
            return new(square, start, start, -2 * square / q, relative);
        }
    }
}
