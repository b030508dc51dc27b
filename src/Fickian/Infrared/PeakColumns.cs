using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>A peak of unit height and its slopes by position, logarithm of the width and mixing, on fixed points.</summary>
/// <remarks>Columns stand one after another, each filled up with zeros to a multiple of four points.</remarks>
internal sealed class PeakColumns
{
    private const double LogTwo = 0.693147180559945309;
    private const double OliveroLongbothum = 0.5346;
    private static readonly double RootLogTwo = Math.Sqrt(LogTwo);
    private static readonly double TwoOverRootPi = 2 / Math.Sqrt(Math.PI);

    private readonly PeakShape shape;
    private readonly double[] x;
    private readonly int points;

    public PeakColumns(PeakShape shape, double[] wavenumbers)
    {
        this.shape = shape;
        points = wavenumbers.Length;
        // Points of the filling lie where the last one does; their values are cleared.
        x = new double[(points + 3) / 4 * 4];
        Array.Fill(x, wavenumbers.Length > 0 ? wavenumbers[^1] : 0);
        wavenumbers.CopyTo(x, 0);
    }

    /// <summary>Number of columns: the peak and one per non-linear parameter.</summary>
    public int Count => HasMixing ? 4 : 3;

    /// <summary>Distance from one column to the next.</summary>
    public int Stride => x.Length;

    /// <summary>Whether the mixing is a parameter.</summary>
    public bool HasMixing => shape is PeakShape.PseudoVoigt or PeakShape.Voigt;

    /// <summary>Largest mixing: the Gaussian part of a Voigt profile keeps a width of its own.</summary>
    public double LargestMixing => shape == PeakShape.Voigt ? 0.9999 : 1;

    /// <summary>Fills the columns.</summary>
    /// <param name="position">Position, cm⁻¹.</param>
    /// <param name="logWidth">Logarithm of the full width at half height in cm⁻¹.</param>
    /// <param name="mixing">Mixing η.</param>
    /// <param name="columns">Receives peak and slopes, [<see cref="Count"/> × <see cref="Stride"/>].</param>
    public void Fill(double position, double logWidth, double mixing, Span<double> columns)
    {
        var all = MemoryMarshal.Cast<double, Vector256<double>>(columns[..(Count * Stride)]);
        var (inverse, size) = (Math.Exp(-logWidth), Stride / 4);
        switch (shape)
        {
            case PeakShape.Gauss:
                Gauss(position, inverse, all, size);
                break;
            case PeakShape.Lorentz:
                Lorentz(position, inverse, all, size);
                break;
            case PeakShape.PseudoVoigt:
                PseudoVoigt(position, inverse, mixing, all, size);
                break;
            default:
                Voigt(position, inverse, mixing, all, size);
                break;
        }

        for (var k = 0; k < Count; k++)
            columns.Slice((k * Stride) + points, Stride - points).Clear();
    }

    /// <summary>Area of a peak over height times width, and its slope by the mixing.</summary>
    public (double Factor, double Slope) Area(double mixing)
    {
        var (gauss, lorentz) = (0.5 * Math.Sqrt(Math.PI / LogTwo), 0.5 * Math.PI);
        switch (shape)
        {
            case PeakShape.Gauss:
                return (gauss, 0);
            case PeakShape.Lorentz:
                return (lorentz, 0);
            case PeakShape.PseudoVoigt:
                return (gauss + (mixing * (lorentz - gauss)), lorentz - gauss);
            default:
                var (part, slope) = GaussianPart(mixing);
                var y = RootLogTwo * mixing / part;
                var top = ErrorFunctions.Erfcx(y);
                var factor = gauss * part / top;
                var along = RootLogTwo * (part - (mixing * slope)) / (part * part);
                return (factor, factor * ((slope / part) - (((2 * y) - (TwoOverRootPi / top)) * along)));
        }
    }

    private void Gauss(double position, double inverse, Span<Vector256<double>> all, int size)
    {
        var at = MemoryMarshal.Cast<double, Vector256<double>>(x.AsSpan());
        for (var i = 0; i < size; i++)
        {
            var t = (at[i] - Vector256.Create(position)) * inverse;
            var g = Vector256.Exp(-4 * LogTwo * (t * t));
            var slope = 8 * LogTwo * (t * g);
            all[i] = g;
            all[size + i] = slope * inverse;
            all[(2 * size) + i] = slope * t;
        }
    }

    private void Lorentz(double position, double inverse, Span<Vector256<double>> all, int size)
    {
        var at = MemoryMarshal.Cast<double, Vector256<double>>(x.AsSpan());
        for (var i = 0; i < size; i++)
        {
            var t = (at[i] - Vector256.Create(position)) * inverse;
            var g = Vector256<double>.One / (Vector256<double>.One + (4 * (t * t)));
            var slope = 8 * (t * (g * g));
            all[i] = g;
            all[size + i] = slope * inverse;
            all[(2 * size) + i] = slope * t;
        }
    }

    private void PseudoVoigt(double position, double inverse, double mixing, Span<Vector256<double>> all, int size)
    {
        var at = MemoryMarshal.Cast<double, Vector256<double>>(x.AsSpan());
        for (var i = 0; i < size; i++)
        {
            var t = (at[i] - Vector256.Create(position)) * inverse;
            var square = t * t;
            var gauss = Vector256.Exp(-4 * LogTwo * square);
            var lorentz = Vector256<double>.One / (Vector256<double>.One + (4 * square));
            var slope = 8 * (t * (((1 - mixing) * LogTwo * gauss) + (mixing * (lorentz * lorentz))));
            all[i] = gauss + (mixing * (lorentz - gauss));
            all[size + i] = slope * inverse;
            all[(2 * size) + i] = slope * t;
            all[(3 * size) + i] = lorentz - gauss;
        }
    }

    // ∂K/∂x = −2(xK − yL), ∂K/∂y = 2(xL + yK) − 2/√π with W = K + iL.
    private void Voigt(double position, double inverse, double mixing, Span<Vector256<double>> all, int size)
    {
        var at = MemoryMarshal.Cast<double, Vector256<double>>(x.AsSpan());
        var (part, partSlope) = GaussianPart(mixing);
        var scale = 2 * RootLogTwo * inverse / part;
        var y = RootLogTwo * mixing / part;
        var alongY = RootLogTwo * (part - (mixing * partSlope)) / (part * part);
        var top = ErrorFunctions.Erfcx(y);
        var topSlope = (2 * y * top) - TwoOverRootPi;
        var (height, yy) = (Vector256.Create(1 / top), Vector256.Create(y));
        for (var i = 0; i < size; i++)
        {
            var u = (at[i] - Vector256.Create(position)) * scale;
            var (k, l) = Faddeeva.W(u, yy);
            var g = k * height;
            var bySide = -2 * ((u * k) - (yy * l)) * height;
            var byDepth = ((2 * ((u * l) + (yy * k))) - Vector256.Create(TwoOverRootPi)) * height;
            all[i] = g;
            all[size + i] = -scale * bySide;
            all[(2 * size) + i] = -(u * bySide);
            all[(3 * size) + i] = (-partSlope / part * (u * bySide)) + (alongY * (byDepth - (g * (topSlope / top))));
        }
    }

    // Width of the Gaussian over that of the profile, √((1 − aη)² − (1 − a)²η²), 0 at η = 1.
    private static (double Part, double Slope) GaussianPart(double mixing)
    {
        var (rest, least) = (1 - (OliveroLongbothum * mixing), 1 - OliveroLongbothum);
        var part = Math.Sqrt((rest * rest) - (least * least * mixing * mixing));
        return (part, -((OliveroLongbothum * rest) + (least * least * mixing)) / part);
    }
}
