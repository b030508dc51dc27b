using System.Collections.Immutable;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Interference of the light reflected inside a sample with parallel faces: found, measured and removed.</summary>
/// <remarks>
/// A(ν̃) ∋ a(ν̃)·cos(2π·2nd·ν̃ + φ): the period in wavenumber is 1/(2nd), n the refractive index and d the thickness, so that the period measures n·d.
/// The frequency 2nd is found in the periodogram of the spectrum less a polynomial background and refined by least squares, with an amplitude that varies as a polynomial and a phase that does not.
/// n is taken as constant across the spectrum: dispersion of 1 % shifts the thickness by as much and weakens the fit. Harmonics of strong reflections are left in. Bands have to be left out, since the background does not follow them.
/// Fringes that white noise shows with a probability above 0.001 do not count. Errors are those of white noise; what the background does not follow makes them too small.
/// Source: T. Hirschfeld and A. W. Mantz, Appl. Spectrosc. 30, 552 (1976), for the fringes; see <see cref="FitResult"/> for the errors.
/// </remarks>
/// <param name="RefractiveIndex">n with its standard error, 1.</param>
/// <param name="Thinnest">Smallest thickness that is looked for, m.</param>
/// <param name="Thickest">Largest thickness that is looked for, m; its fringes have to be wider than two steps of the axis.</param>
public sealed record InterferenceFringes(Estimate RefractiveIndex, double Thinnest, double Thickest) : ISpectrumFilter
{
    // One centimetre of optical path per cm⁻¹; thickness is in metres.
    private const double CentimetresPerMetre = 100;
    private const double FalseAlarm = 1e-3;
    private const double FewestFringes = 2;

    /// <summary>Ranges that hold bands and do not count.</summary>
    public ImmutableArray<WavenumberRange> Excluded { get; init; } = [];

    /// <summary>Degree of the polynomial background.</summary>
    public int BackgroundDegree { get; init => field = Degree(value); } = 6;

    /// <summary>Degree of the polynomial that the amplitude follows.</summary>
    public int AmplitudeDegree { get; init => field = Degree(value); } = 2;

    /// <summary>Measures the fringes of a spectrum.</summary>
    /// <exception cref="ArgumentException">The spectrum holds too few points, or the thicknesses do not suit its axis.</exception>
    /// <exception cref="FitException">No minimum was found.</exception>
    public FringeFit Find(Spectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        var fringes = new double[spectrum.Count];
        var (fit, frequency, alarm) = Measure(spectrum.Axis.Values.Span, spectrum.Values.Span, fringes);
        if (fit is null && double.IsNaN(alarm))
            throw new ArgumentException($"At least {Unknowns + 3} points beside the bands are expected, across {FewestFringes} fringes; '{spectrum.Name}' has fewer.", nameof(spectrum));
        var metres = 0.5 / CentimetresPerMetre;
        var optical = fit is null
            ? new Estimate(double.NaN, double.PositiveInfinity, Unit.Metre) { Verdict = Verdict.NotDetermined }
            : fit.Derive(new("opticalThickness", "nd", Unit.Metre), v => metres * v[0]);
        var thickness = fit is null ? optical : Estimate.RatioOfIndependent(optical, RefractiveIndex).In(Unit.Metre);
        var amplitude = fit is null ? 0 : Math.Sqrt(2 * fringes.Average(f => f * f));
        return new(optical with { Name = "optical thickness" }, thickness with { Name = "thickness" }, amplitude, fit is null ? double.NaN : 1 / frequency, alarm, spectrum.With(fringes));
    }

    /// <inheritdoc/>
    /// <remarks>Takes the fringes off; a spectrum without significant ones, or with too few points, stays as it is, one whose fit finds no minimum gets no values.</remarks>
    public void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        SpectralPositions.Require(x, y, result);
        for (var start = 0; start < y.Length; start += x.Length)
        {
            var own = result.Slice(start, x.Length);
            try
            {
                Measure(x, y.Slice(start, x.Length), own);
            }
            catch (FitException)
            {
                own.Fill(double.NaN);
            }

            for (var i = 0; i < own.Length; i++)
                own[i] = y[start + i] - own[i];
        }
    }

    private int Unknowns => BackgroundDegree + AmplitudeDegree + 4;

    private (FitResult? Fit, double Frequency, double FalseAlarm) Measure(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> fringes)
    {
        fringes.Clear();
        var direction = SpectralPositions.Require(x, y, fringes);
        var (lowest, highest) = Frequencies(x);
        List<double> places = [], ordinates = [];
        for (var k = 0; k < x.Length; k++)
        {
            var i = direction > 0 ? k : x.Length - 1 - k;
            var position = x[i];
            if (!double.IsFinite(y[i]) || Excluded.Any(r => r.Contains(position)))
                continue;
            places.Add(position);
            ordinates.Add(y[i]);
        }

        // What the points of one spectrum cannot show is no reason to refuse a whole map.
        if (places.Count < Unknowns + 3 || highest * (places[^1] - places[0]) < FewestFringes)
            return (null, double.NaN, double.NaN);
        double[] used = [.. places];
        double[] values = [.. ordinates];
        var (frequency, phase, alarm) = FringePeriodogram.Peak(used, WithoutBackground(used, values), lowest, highest);
        if (alarm > FalseAlarm)
            return (null, double.NaN, alarm);
        var model = new FringeModel(used[0], used[^1], BackgroundDegree, AmplitudeDegree, frequency, phase, width: 1 / (used[^1] - used[0]));
        var fit = model.FitTo(new Curve(used, values));
        model.Fringes(x, fit.Values, fringes);
        return (fit, fit.Values[0], alarm);
    }

    private (double Lowest, double Highest) Frequencies(ReadOnlySpan<double> x)
    {
        var toFrequency = 2 * RefractiveIndex.Value * CentimetresPerMetre;
        var (lowest, highest) = (toFrequency * Thinnest, toFrequency * Thickest);
        var step = SpectralPositions.MeanStep(x);
        var span = step * (x.Length - 1);
        if (!(lowest > 0 && highest > lowest && highest <= 0.5 / step && highest * span >= FewestFringes))
            throw new ArgumentException($"Thicknesses were expected whose fringes are wider than two steps of {step} cm⁻¹ and fit at least {FewestFringes} times into {span} cm⁻¹; found {Thinnest} to {Thickest} m with n = {RefractiveIndex.Value}, fringes of {1 / lowest} to {1 / highest} cm⁻¹.", nameof(x));
        return (lowest, highest);
    }

    private double[] WithoutBackground(double[] x, double[] y)
    {
        var columns = ChebyshevColumns.Of(x, BackgroundDegree);
        var (coefficients, rest) = (new double[BackgroundDegree + 1], new double[x.Length]);
        new LinearLeastSquares(columns, x.Length).Solve(y, coefficients);
        LinearLeastSquares.Combine(columns, coefficients, rest);
        for (var i = 0; i < rest.Length; i++)
            rest[i] = y[i] - rest[i];
        return rest;
    }

    private static int Degree(int value) => value is >= 0 and <= 20
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A degree from 0 to 20 is expected.");
}
