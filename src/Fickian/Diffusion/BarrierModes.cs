using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake through a surface barrier, D ∂c/∂x = k(c_s − c), by eigenfunctions; sheet, cylinder and sphere alike.</summary>
/// <remarks>
/// 1 − F = Σₙ Aₙe^{−λₙFo},  Aₙ = 2m/(λₙqₙ),  qₙ = 1 + (2−m)ℓ + ℓ²λₙ,  ℓ = 1/L = D/(k·a),  λₙ = βₙ² of <see cref="Eigenvalues"/>;
/// dλₙ/dℓ = −2λₙ/qₙ and (dAₙ/dℓ)/Aₙ = (m − 2ℓλₙ + 2ℓ²λₙ/qₙ)/qₙ.
/// Up to Fo₀ = 0.01 the contour serves. Beyond, as long as F is below ½, F = F(Fo₀) + Σₙ Aₙe^{−λₙFo₀}(1 − e^{−λₙ(Fo−Fo₀)}): all terms are positive,
/// so that F keeps its digits also behind a tight barrier, where 1 − Σ would lose them; modes with λₙFo₀ > 40 do not count.
/// Relative error of F and 1 − F below 1e-12 for L from 1e-6 to ∞; of the derivatives below 1e-7 (the worst for L = 1e-6).
/// An instance holds the modes of one ℓ, within itself.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), eq. 4.53, 5.49, 6.45.
/// </remarks>
internal readonly struct BarrierModes : IUptakeSeries
{
    private const double Negligible = 40;
    private const double Start = ShortTimeContour.Longest;

    // Every mode has vanished, also the slowest behind L = 1e-6 and m = 1.
    private const double Longest = 1e100;

    private readonly BodyShape shape;
    private readonly double resistance;
    private readonly double startUptake;
    private readonly int count;
    private readonly Modes modes;

    /// <summary>Finds the modes.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="resistance">ℓ = D/(k·a), 1; finite.</param>
    public BarrierModes(BodyShape shape, double resistance)
    {
        this.shape = shape;
        this.resistance = resistance;
        startUptake = ShortTimeContour.At(shape, resistance, Vector256.Create(Start)).Uptake[0];
        double square;
        do
        {
            var root = Eigenvalues.Root(shape, resistance, count + 1);
            square = root * root;
            modes[count++] = Mode.Of((int)shape + 1, resistance, square);
        }
        while (square * Start < Negligible);

        for (var n = count - 2; n >= 0; n--)
            modes[n] = modes[n] with { Pending = modes[n].StartAmplitude + modes[n + 1].Pending };
    }

    /// <inheritdoc/>
    public UptakeLanes At(Vector256<double> fourier)
    {
        fourier = Vector256.Min(Vector256.Max(fourier, Vector256<double>.Zero), Vector256.Create(Longest));
        var start = Vector256.Create(Start);
        var early = Vector256.LessThanOrEqual(fourier, start);
        return early.ExtractMostSignificantBits() switch
        {
            0 => Long(fourier),
            0b1111 => ShortTimeContour.At(shape, resistance, fourier),
            _ => UptakeLanes.Select(early, ShortTimeContour.At(shape, resistance, Vector256.Min(fourier, start)), Long(Vector256.Max(fourier, start))),
        };
    }

    private UptakeLanes Long(Vector256<double> fourier)
    {
        var later = fourier - Vector256.Create(Start);
        var counted = Counted(later);
        var (rest, slope, barrier) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var n = 0; n < counted; n++)
        {
            ref readonly var mode = ref modes[n];
            var present = Vector256.Exp(later * -mode.Square) * mode.StartAmplitude;
            rest += present;
            slope += present * mode.Square;
            barrier += ((fourier * mode.SquareSlope) - Vector256.Create(mode.AmplitudeSlope)) * present;
        }

        var uptake = Vector256<double>.One - rest;
        var half = Vector256.Create(0.5);
        if (Vector256.GreaterThanAny(rest, half))
            uptake = Vector256.ConditionalSelect(Vector256.GreaterThan(rest, half), Gained(later, counted), uptake);
        return new(uptake, rest, slope * fourier, barrier);
    }

    // Modes beyond have decayed beside the slowest at all four times.
    private int Counted(Vector256<double> later)
    {
        var earliest = Math.Min(Math.Min(later[0], later[1]), Math.Min(later[2], later[3]));
        var n = 1;
        while (n < count && (modes[n].Square - modes[0].Square) * earliest <= Negligible)
            n++;
        return n;
    }

    private Vector256<double> Gained(Vector256<double> later, int counted)
    {
        var gained = Vector256.Create(startUptake + (counted < count ? modes[counted].Pending : 0));
        for (var n = 0; n < counted; n++)
            gained += Exponential.OneMinusDecay(later * modes[n].Square) * modes[n].StartAmplitude;
        return gained;
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

    // The n-th root is above (n − 1)π for every shape, so that the 22nd is the last that counts.
    [InlineArray(24)]
    private struct Modes
    {
        private Mode first;
    }
}
