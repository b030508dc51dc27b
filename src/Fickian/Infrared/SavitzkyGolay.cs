using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Smoothing and derivatives by polynomials fitted to a moving window.</summary>
/// <remarks>
/// y⁽ᵈ⁾(xᵢ) is the d-th derivative at xᵢ of the polynomial that fits the 2m + 1 points around it by least squares. The m points at either end are taken from the polynomial of the first or last full window.
/// Exact where the spectrum is a polynomial of the degree. Noise falls by √Σc², the sum over the weights of the window; bands narrower than the window are broadened.
/// On even steps one set of weights serves all points; where steps are uneven or points missing, each window is fitted with its own positions. A missing point gets no value, and a window with no more points than the degree gives none.
/// The derivative is with respect to the position, cm⁻¹, whichever way the axis runs.
/// Source: A. Savitzky and M. J. E. Golay, Anal. Chem. 36, 1627 (1964); P. A. Gorry, Anal. Chem. 62, 570 (1990), for the ends.
/// </remarks>
public sealed record SavitzkyGolay : ISpectrumFilter
{
    private readonly ImmutableArray<double> weights;

    /// <summary>Makes a filter.</summary>
    /// <param name="points">Points of the window, odd, more than the degree.</param>
    /// <param name="degree">Degree of the polynomial, 0 to 20.</param>
    /// <param name="derivative">Order d of the derivative, from 0, smoothing, to the degree.</param>
    /// <exception cref="ArgumentException">The window is even or too small, or the order exceeds the degree.</exception>
    public SavitzkyGolay(int points, int degree, int derivative = 0)
    {
        if (degree is < 0 or > 20 || derivative < 0 || derivative > degree)
            throw new ArgumentException($"A degree from 0 to 20 and an order of derivative up to the degree are expected; found degree {degree} and order {derivative}.", nameof(degree));
        if (points % 2 == 0 || points <= degree)
            throw new ArgumentException($"An odd window with more points than the degree {degree} is expected; found {points}.", nameof(points));
        (Points, Degree, Derivative) = (points, degree, derivative);
        weights = ImmutableCollectionsMarshal.AsImmutableArray(LocalPolynomial.EvenWeights(points, degree, derivative));
    }

    /// <summary>Points of the window.</summary>
    public int Points { get; }

    /// <summary>Degree of the polynomial.</summary>
    public int Degree { get; }

    /// <summary>Order of the derivative.</summary>
    public int Derivative { get; }

    /// <summary>Factor by which white noise is multiplied away from the ends, for steps of 1.</summary>
    public double NoiseFactor => Math.Sqrt(weights.AsSpan((Points / 2) * Points, Points).ToArray().Sum(w => w * w));

    /// <inheritdoc/>
    public Quantity Describe(Quantity value, Quantity axis)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(axis);
        if (Derivative == 0)
            return value;
        var order = Derivative == 1 ? "" : string.Concat(Derivative.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
        return new($"{value.Name} derivative", $"d{order}{value.Symbol}/d{axis.Symbol}{order}", new($"{value.Unit}/({axis.Unit}){order}", value.Unit.InSI / Math.Pow(axis.Unit.InSI, Derivative)));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The spectrum has fewer points than the window.</exception>
    public void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        var direction = SpectralPositions.Require(x, y, result);
        if (y.IsEmpty)
            return;
        if (x.Length < Points)
            throw new ArgumentException($"A window of {Points} points needs a spectrum of at least as many; found {x.Length}.", nameof(x));
        var even = SpectralPositions.AreEven(x);
        var scale = Math.Pow(direction / SpectralPositions.MeanStep(x), Derivative);
        for (var start = 0; start < y.Length; start += x.Length)
        {
            var own = y.Slice(start, x.Length);
            var smooth = result.Slice(start, x.Length);
            if (even)
                Convolve(own, scale, smooth);
            else
                smooth.Fill(double.NaN);
            FitWindows(x, own, smooth);
        }
    }

    // A gap within the window shows as a sum that is not finite.
    private void Convolve(ReadOnlySpan<double> y, double scale, Span<double> smooth)
    {
        var half = Points / 2;
        var middle = smooth[half..(y.Length - half)];
        middle.Clear();
        for (var j = 0; j < Points; j++)
            VectorArithmetic.AddScaled(middle, weights[(half * Points) + j], y.Slice(j, middle.Length));
        for (var i = 0; i < half; i++)
        {
            smooth[i] = VectorArithmetic.Dot(weights.AsSpan(i * Points, Points), y[..Points]);
            smooth[^(i + 1)] = VectorArithmetic.Dot(weights.AsSpan((Points - 1 - i) * Points, Points), y[^Points..]);
        }

        if (Derivative > 0)
            VectorArithmetic.Scale(smooth, scale);
    }

    private void FitWindows(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> smooth)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(smooth[i]) && double.IsFinite(y[i]))
                continue;
            var first = Math.Clamp(i - (Points / 2), 0, x.Length - Points);
            smooth[i] = double.IsFinite(y[i]) ? LocalPolynomial.Derivative(x.Slice(first, Points), y.Slice(first, Points), x[i], Degree, Derivative) : double.NaN;
        }
    }
}
