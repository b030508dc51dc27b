using System.Collections.Immutable;
using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Extended multiplicative scatter correction (EMSC): brings spectra to the thickness and baseline of a reference spectrum.</summary>
/// <remarks>
/// y(ν̃) = b·r(ν̃) + Σₖ cₖTₖ(u) + Σⱼ gⱼsⱼ(ν̃) + e, by least squares; the corrected spectrum is (y − Σₖ cₖTₖ − Σⱼ gⱼsⱼ)/b.
/// r the reference, Tₖ Chebyshev's polynomials of the position scaled to −1 … 1, sⱼ spectra of interferents such as water vapour. White noise is assumed for the standard errors; what no term describes makes them too small.
/// Missing points do not count and stay missing. A spectrum whose b is not positive has nothing to be scaled by and gets no values.
/// Source: H. Martens and E. Stark, J. Pharm. Biomed. Anal. 9, 625 (1991).
/// </remarks>
public sealed record MultiplicativeScatterCorrection : ISpectrumFilter
{
    private readonly double[] columns;
    private readonly LinearLeastSquares system;

    /// <summary>Makes a correction.</summary>
    /// <param name="reference">Reference spectrum without gaps, mostly a mean.</param>
    /// <param name="degree">Degree of the polynomial baseline, 0 to 8.</param>
    /// <param name="interferents">Spectra to be removed, on the axis of the reference.</param>
    /// <exception cref="ArgumentException">A spectrum has a gap or another axis, or the degree lies outside 0 to 8.</exception>
    public MultiplicativeScatterCorrection(Spectrum reference, int degree = 2, params Spectrum[] interferents)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(interferents);
        if (degree is < 0 or > 8)
            throw new ArgumentOutOfRangeException(nameof(degree), degree, "A baseline of degree 0 to 8 is expected.");
        foreach (var spectrum in interferents.Prepend(reference))
        {
            RequireAxis(reference, spectrum.Axis.Values.Span);
            if (spectrum.Values.ToArray().Any(v => !double.IsFinite(v)))
                throw new ArgumentException($"Spectra without gaps are expected; '{spectrum.Name}' has some.", nameof(reference));
        }

        (Reference, Degree, Interferents) = (reference, degree, [.. interferents]);
        columns = [.. reference.Values.Span, .. ChebyshevColumns.Of(reference.Axis.Values.Span, degree), .. interferents.SelectMany(s => s.Values.ToArray())];
        system = new(columns, reference.Count);
    }

    /// <summary>Reference spectrum r.</summary>
    public Spectrum Reference { get; }

    /// <summary>Degree of the polynomial baseline.</summary>
    public int Degree { get; }

    /// <summary>Spectra of interferents s.</summary>
    public ImmutableArray<Spectrum> Interferents { get; }

    /// <summary>Coefficients of one spectrum with their standard errors, and the corrected spectrum.</summary>
    /// <exception cref="ArgumentException">The spectrum has another axis than the reference, too few points, or the terms depend on each other.</exception>
    public MultiplicativeScatterFit Fit(Spectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        RequireAxis(Reference, spectrum.Axis.Values.Span);
        var coefficients = new double[Degree + 2 + Interferents.Length];
        var errors = new double[coefficients.Length];
        var (rest, freedom) = system.Solve(spectrum.Values.Span, coefficients, errors);
        if (!double.IsFinite(coefficients[0]))
            throw new ArgumentException($"{coefficients.Length} terms that do not depend on each other and at least as many points are expected; '{spectrum.Name}' has {spectrum.Values.ToArray().Count(double.IsFinite)} points. Take a lower degree or fewer interferents.", nameof(spectrum));
        var estimates = coefficients.Zip(errors, (c, e) => new Estimate(c, e, Unit.One)
        {
            DegreesOfFreedom = Math.Max(freedom, 1),
            Verdict = double.IsFinite(e) ? Verdict.Determined : Verdict.NotDetermined,
        }).ToArray();
        return new(
            estimates[0] with { Name = "multiplier" },
            [.. estimates.Skip(1).Take(Degree + 1)],
            [.. estimates.Skip(Degree + 2).Zip(Interferents, (e, s) => e with { Name = s.Name })],
            freedom > 0 ? Math.Sqrt(rest / freedom) : double.PositiveInfinity,
            spectrum.Filter(this));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The positions are not those of the reference.</exception>
    public void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        SpectralPositions.Require(x, y, result);
        RequireAxis(Reference, x);
        var n = x.Length;
        Span<double> coefficients = stackalloc double[Degree + 2 + Interferents.Length];
        for (var start = 0; start < y.Length; start += n)
        {
            var own = y.Slice(start, n);
            system.Solve(own, coefficients);
            var multiplier = coefficients[0] > 0 ? coefficients[0] : double.NaN;
            coefficients[0] = 0;
            var corrected = result.Slice(start, n);
            LinearLeastSquares.Combine(columns, coefficients, corrected);
            for (var i = 0; i < n; i++)
                corrected[i] = double.IsFinite(own[i]) ? (own[i] - corrected[i]) / multiplier : double.NaN;
        }
    }

    private static void RequireAxis(Spectrum reference, ReadOnlySpan<double> x)
    {
        var own = reference.Axis.Values.Span;
        var tolerance = 1e-3 * SpectralPositions.MeanStep(own);
        var same = own.Length == x.Length;
        for (var i = 0; same && i < x.Length; i++)
            same = Math.Abs(own[i] - x[i]) <= tolerance;
        if (!same)
            throw new ArgumentException($"Spectra on the axis of the reference '{reference.Name}' are expected, {own.Length} points from {reference.Axis.First} to {reference.Axis.Last}; found {x.Length} points{(x.IsEmpty ? "" : $" from {x[0]} to {x[^1]}")}.", nameof(x));
    }
}
