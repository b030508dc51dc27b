using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>Multivariate curve resolution: spectra of pure components and their amounts in every pixel, from the map alone.</summary>
/// <remarks>
/// D ≈ C·Sᵀ, alternating least squares: amounts C for given spectra S, spectra for given amounts, each with its constraints, until the lack of fit no longer falls.
/// Started from the purest wavenumbers (SIMPLISMA) or from stated spectra.
/// The solution is not unique: any T with C·T and T⁻¹·Sᵀ inside the constraints fits as well. Known spectra and pixels that lack a component narrow it;
/// <see cref="ResolvedComponents.Exchange"/> tells how far two components may be mixed. A lack of fit of 0 does not mean that components are pure.
/// Source: R. Tauler, Chemom. Intell. Lab. Syst. 30, 133 (1995); W. Windig, J. Guilment, Anal. Chem. 63, 1425 (1991).
/// </remarks>
/// <param name="Components">Number of components, at most 32.</param>
public sealed record CurveResolution(int Components)
{
    /// <summary>Part of the spectrum that is resolved; all of it if null.</summary>
    public Band? Window { get; init; }

    /// <summary>What amounts and spectra have to obey.</summary>
    public CurveConstraints Constraints { get; init; } = CurveConstraints.PositiveAmounts | CurveConstraints.PositiveSpectra;

    /// <summary>Pixels that lack a component.</summary>
    public ImmutableArray<AbsentComponent> Absent { get; init; } = [];

    /// <summary>Spectra that are known, for the first components; they stay as they are, up to a factor.</summary>
    public ImmutableArray<Spectrum> Known { get; init; } = [];

    /// <summary>Spectra that the search starts from, one per component; from the purest wavenumbers if empty.</summary>
    public ImmutableArray<Spectrum> Start { get; init; } = [];

    /// <summary>Largest number of rounds.</summary>
    public int MaximumRounds { get; init; } = 500;

    /// <summary>Change of the lack of fit in a round, relative to it or to 0.1 %, at which the search ends.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Resolves a map.</summary>
    /// <param name="map">Map. Spectra with a missing value and masked pixels are left out; their amounts are NaN.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">There are too many components for the map, or spectra or masks do not fit it.</exception>
    public ResolvedComponents Resolve(SpectralMap map, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var data = new CurveData(map, Window);
        Check(map, data);
        var allowed = Allowed(map, data);
        var known = Known.Select(s => Scaled(SpectralInterpolation.Linear(s, data.Axis))).ToArray();
        var spectra = Start.IsDefaultOrEmpty ? data.Purest(Components) : [.. Start.Select(s => SpectralInterpolation.Linear(s, data.Axis))];
        known.CopyTo(spectra.AsSpan());
        var search = new CurveSearch(data, Constraints, allowed, known.Length);
        return search.Run(Array.ConvertAll(spectra, Scaled), MaximumRounds, Tolerance, cancellation);
    }

    /// <summary>Singular values of a map, largest first: as many stand above the noise as there are components.</summary>
    /// <param name="map">Map.</param>
    public double[] SingularValues(SpectralMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new CurveData(map, Window).SingularValues();
    }

    private void Check(SpectralMap map, CurveData data)
    {
        if (Components < 1 || Components > Math.Min(Numerics.NonNegativeLeastSquares.MaximumSize, Math.Min(data.Spectra, data.Points)))
            throw new ArgumentException($"Between 1 and 32 components, no more than spectra or points, were expected; found {Components} for {data.Spectra} spectra of {data.Points} points.", nameof(map));
        if (Known.Length > Components || (!Start.IsDefaultOrEmpty && Start.Length != Components))
            throw new ArgumentException($"At most {Components} known spectra and none or {Components} to start from were expected; found {Known.Length} and {Start.Length}.", nameof(map));
        foreach (var absent in Absent)
        {
            if ((uint)absent.Component >= (uint)Components || (absent.Where.Rows, absent.Where.Columns) != (map.Rows.Count, map.Columns.Count))
                throw new ArgumentException($"An absent component below {Components} on {map.Rows.Count} × {map.Columns.Count} pixels was expected; found {absent.Component} on {absent.Where.Rows} × {absent.Where.Columns}.", nameof(map));
        }
    }

    private uint[] Allowed(SpectralMap map, CurveData data) => Array.ConvertAll(data.Places, place =>
        Absent.Where(a => a.Where[place % map.Pixels]).Aggregate(uint.MaxValue >> (32 - Components), (bits, a) => bits & ~(1u << a.Component)));

    private static double[] Scaled(double[] spectrum)
    {
        var top = spectrum.Max(Math.Abs);
        return top > 0 && double.IsFinite(top)
            ? Array.ConvertAll(spectrum, v => v / top)
            : throw new ArgumentException("A spectrum to start from, or a known one, is not zero and covers the window.", nameof(spectrum));
    }
}
