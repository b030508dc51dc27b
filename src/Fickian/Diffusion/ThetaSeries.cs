using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Fickian.Diffusion;

/// <summary>Sheet of half-thickness a or sphere of radius a, empty at first, surface at constant concentration; Fo = Dt/a².</summary>
/// <remarks>
/// Both are theta functions. Long times:  1 − F = C Σₙ q^{eₙ}/eₙ,  ∂F/∂Fo = 2m Σₙ q^{eₙ},  with
/// sheet: m = 1, q = e^{−π²Fo/4}, eₙ = 1, 9, 25, …, C = 8/π²;  sphere: m = 3, q = e^{−π²Fo}, eₙ = 1, 4, 9, …, C = 6/π².
/// Short times:  F = (2m/√π)√Fo − ½m(m−1)Fo, the images behind the surface being below e^{−1/Fo}.
/// They are left out below Fo = 0.028, where twelve powers of one exponential take over; from Fo = 0.18 four suffice.
/// Relative error of F and of 1 − F below 1e-14.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), eq. 4.18, 4.20, 6.20, 6.22.
/// </remarks>
internal readonly struct ThetaSeries : IUptakeSeries
{
    private const double Join = 0.028;
    private const double FewTermsFrom = 0.18;
    private const int FewTerms = 4;

    // q has long vanished; the product of zero with an overflow would not be a number.
    private const double Longest = 1e6;

    private static readonly double[] OddSquares = [.. Enumerable.Range(0, 12).Select(n => 1 / Math.Pow((2 * n) + 1, 2))];
    private static readonly double[] Squares = [.. Enumerable.Range(1, 12).Select(n => 1 / Math.Pow(n, 2))];

    private readonly bool isSheet;
    private readonly double m;
    private readonly double decay;
    private readonly double amplitude;
    private readonly double[] weights;

    private ThetaSeries(bool isSheet)
    {
        this.isSheet = isSheet;
        (m, decay, amplitude, weights) = isSheet
            ? (1, -Math.PI * Math.PI / 4, 8 / (Math.PI * Math.PI), OddSquares)
            : (3, -Math.PI * Math.PI, 6 / (Math.PI * Math.PI), Squares);
    }

    /// <summary>The plane sheet.</summary>
    public static ThetaSeries Sheet { get; } = new(isSheet: true);

    /// <summary>The sphere.</summary>
    public static ThetaSeries Sphere { get; } = new(isSheet: false);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UptakeLanes At(Vector256<double> fourier)
    {
        fourier = Vector256.Min(Vector256.Max(fourier, Vector256<double>.Zero), Vector256.Create(Longest));
        var early = Vector256.LessThan(fourier, Vector256.Create(Join));
        var bits = early.ExtractMostSignificantBits();
        if (bits == 0b1111)
            return Short(fourier);
        var late = Long(fourier);
        return bits == 0 ? late : UptakeLanes.Select(early, Short(fourier), late);
    }

    private UptakeLanes Short(Vector256<double> fourier)
    {
        var root = Vector256.Sqrt(fourier) * (2 * m / Math.Sqrt(Math.PI));
        var linear = fourier * (0.5 * m * (m - 1));
        var uptake = root - linear;
        return new(uptake, Vector256<double>.One - uptake, (root * 0.5) - linear, Vector256<double>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private UptakeLanes Long(Vector256<double> fourier)
    {
        var terms = Vector256.LessThanAny(fourier, Vector256.Create(FewTermsFrom)) ? weights.Length : FewTerms;
        var power = Vector256.Exp(fourier * decay);
        var square = power * power;
        var eighth = square * square * square * square;
        var (step, ratio) = isSheet ? (eighth, eighth) : (power * square, square);
        var (rest, slope) = (power, power);
        for (var n = 1; n < terms; n++)
        {
            power *= step;
            step *= ratio;
            rest += power * weights[n];
            slope += power;
        }

        rest *= amplitude;
        return new(Vector256<double>.One - rest, rest, slope * fourier * (2 * m), Vector256<double>.Zero);
    }
}
