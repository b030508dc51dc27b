using Fickian.Fitting;
using MathNet.Numerics;

namespace Fickian.Diffusion;

/// <summary>Absorbance over place and time of a slab that is seen through its thickness near one edge: both faces and the edge let gas in.</summary>
/// <remarks>
/// A(x, t) = A∞·{1 − erf[x/√(4D_x·t + 2s²)]·[1 − F_z(D_z·t/L²)]}, x the distance from the edge, F_z the uptake of the sheet of thickness L; x of a curve is the number of a point.
/// Slab wide against √(Dt); empty at first, gas at its final pressure from time 0; D_z through the thickness, D_x away from the edge, which are one if <see cref="IsIsotropic"/>.
/// s is the standard deviation of what blurs the picture. The formula holds from about 3s from the edge on; nearer, a picture is dimmed by what lies beside the sample.
/// Exact for s = 0; otherwise the blur of the profile within an endless body.
/// Source: A. B. Newman, Trans. Am. Inst. Chem. Eng. 27, 203 (1931); J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapters 2 and 4.
/// </remarks>
public sealed record PathIntegratedEdge : IModel
{
    private readonly double[] distances;
    private readonly double[] times;
    private readonly PlaneSheet sheet;

    /// <summary>States the slab and the points.</summary>
    /// <param name="thickness">Thickness L along the beam, m.</param>
    /// <param name="distances">Distance of each point from the edge, m, not negative, [n].</param>
    /// <param name="times">Time of each point, s, [n].</param>
    /// <exception cref="ArgumentException">There are not as many distances as times, or a distance is negative.</exception>
    public PathIntegratedEdge(double thickness, double[] distances, double[] times)
    {
        ArgumentNullException.ThrowIfNull(distances);
        ArgumentNullException.ThrowIfNull(times);
        if (distances.Length != times.Length)
            throw new ArgumentException($"Each point has a distance and a time; found {distances.Length} distances and {times.Length} times.", nameof(times));
        if (Array.Exists(distances, d => !(d >= 0)))
            throw new ArgumentException("Distances from the edge are not negative; leave points beside the sample out.", nameof(distances));
        (sheet, this.distances, this.times) = (new PlaneSheet(thickness), distances, times);
    }

    /// <summary>D_z through the thickness, m²/s; that of both directions if <see cref="IsIsotropic"/>.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>D_x away from the edge, m²/s; without effect if <see cref="IsIsotropic"/>.</summary>
    public Parameter LateralDiffusivity { get; init => field = Lateral(value); } = Lateral(Parameter.Free);

    /// <summary>A∞, in the unit of the data.</summary>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <summary>Whether both directions have one diffusivity.</summary>
    public bool IsIsotropic { get; init; }

    /// <summary>Standard deviation s of what blurs the picture, m.</summary>
    public double Blur { get; init; }

    /// <inheritdoc/>
    public string Name => IsIsotropic ? "slab with an edge" : "slab with an edge, two diffusivities";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => IsIsotropic ? [Diffusivity] : [Diffusivity, LateralDiffusivity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var at = Times(x);
        sheet.Evaluate(at, [parameters[0], double.PositiveInfinity], columns);
        for (var i = 0; i < x.Length; i++)
            columns[i] = PathIntegratedAbsorbance.Of(Remaining((int)x[i], at[i], parameters[^1]).Value, 1, columns[i]);
    }

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        var (at, byDepth) = (Times(x), new double[x.Length]);
        sheet.TryDifferentiate(at, [parameters[0], double.PositiveInfinity], columns, byDepth);
        var lateral = IsIsotropic || !LateralDiffusivity.IsFree ? 0 : Diffusivity.IsFree ? x.Length : 0;
        derivatives.Clear();
        for (var i = 0; i < x.Length; i++)
        {
            var (remaining, byLateral) = Remaining((int)x[i], at[i], parameters[^1]);
            var rest = 1 - columns[i];
            if (Diffusivity.IsFree)
                derivatives[i] += remaining * byDepth[i];
            if (IsIsotropic ? Diffusivity.IsFree : LateralDiffusivity.IsFree)
                derivatives[lateral + i] -= rest * byLateral;
            columns[i] = 1 - (remaining * rest);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        // The points farthest from the edge follow the sheet.
        var far = Enumerable.Range(0, data.Count).OrderByDescending(i => distances[(int)data.X.Span[i]]).Take(Math.Max(3, data.Count / 4));
        var means = far.GroupBy(i => times[(int)data.X.Span[i]]).OrderBy(g => g.Key).Select(g => (Time: g.Key, Mean: g.Average(i => data.Y.Span[i]))).ToArray();
        Span<double> start = stackalloc double[2];
        (sheet with { Diffusivity = Diffusivity }).Guess(new Curve(Array.ConvertAll(means, m => m.Time), Array.ConvertAll(means, m => m.Mean)), start);
        parameters[0] = start[0];
        if (!IsIsotropic)
            parameters[1] = double.IsNaN(LateralDiffusivity.Value) ? start[0] : LateralDiffusivity.Value;
    }

    private static Parameter Lateral(Parameter setting) =>
        UptakeParameters.Diffusivity(setting) with { Quantity = new("lateralDiffusivity", "Dₓ", Unit.SquareMetrePerSecond) };

    private double[] Times(ReadOnlySpan<double> x)
    {
        var at = new double[x.Length];
        for (var i = 0; i < at.Length; i++)
            at[i] = times[(int)x[i]];
        return at;
    }

    // φ of a point and its slope in D.
    private (double Value, double Slope) Remaining(int point, double time, double diffusivity)
    {
        var spread = (4 * diffusivity * Math.Max(time, 0)) + (2 * Blur * Blur);
        if (!(spread > 0))
            return (distances[point] > 0 ? 1 : 0, 0);
        var z = distances[point] / Math.Sqrt(spread);
        return (SpecialFunctions.Erf(z), -2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z) * z * 2 * time / spread);
    }
}
