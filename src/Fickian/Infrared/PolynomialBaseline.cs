using System.Collections.Immutable;
using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>A polynomial through the ranges where the spectrum is baseline, by least squares.</summary>
/// <remarks>
/// b(ν̃) = Σₖ cₖTₖ(u), u the position scaled to −1 … 1 over the axis, T Chebyshev's polynomials, which keeps the system well conditioned.
/// Every point of the ranges weighs the same. Outside the ranges the polynomial is interpolated, beyond the outermost extrapolated, which high degrees do badly.
/// A spectrum with no more points in the ranges than the degree has no baseline.
/// </remarks>
public sealed record PolynomialBaseline : IBaseline
{
    /// <summary>Makes a baseline.</summary>
    /// <param name="degree">Degree of the polynomial, 0 to 20.</param>
    /// <param name="ranges">Ranges where the spectrum is baseline; none for all of it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degree is negative or above 20.</exception>
    public PolynomialBaseline(int degree, params WavenumberRange[] ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        if (degree is < 0 or > 20)
            throw new ArgumentOutOfRangeException(nameof(degree), degree, "A polynomial of degree 0 to 20 is expected; higher ones follow the noise.");
        (Degree, Ranges) = (degree, [.. ranges]);
    }

    /// <summary>Degree of the polynomial.</summary>
    public int Degree { get; }

    /// <summary>Ranges where the spectrum is baseline; none for all of it.</summary>
    public ImmutableArray<WavenumberRange> Ranges { get; }

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> baseline)
    {
        SpectralPositions.Require(x, y, baseline);
        var n = x.Length;
        var columns = ChebyshevColumns.Of(x, Degree);
        var inside = new bool[n];
        for (var i = 0; i < n; i++)
        {
            foreach (var range in Ranges)
                inside[i] |= range.Contains(x[i]);
            inside[i] |= Ranges.IsEmpty;
        }

        var system = new LinearLeastSquares(columns, n, inside);
        Span<double> coefficients = stackalloc double[Degree + 1];
        for (var start = 0; start < y.Length; start += n)
        {
            system.Solve(y.Slice(start, n), coefficients);
            LinearLeastSquares.Combine(columns, coefficients, baseline.Slice(start, n));
        }
    }
}
