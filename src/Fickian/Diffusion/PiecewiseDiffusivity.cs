using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>D(c) as one cubic per interval, with its exact integral.</summary>
/// <remarks>
/// D = a₀ + a₁s + a₂s² + a₃s³, s = (c − cᵢ)/(cᵢ₊₁ − cᵢ);  Φ is the quartic that follows, and continuous.
/// D keeps its value at the ends a thousandth of the range beyond them, for the rounding of a solver, and has none farther out.
/// </remarks>
internal sealed class PiecewiseDiffusivity : IDiffusivityLaw
{
    private const double Beyond = 1e-3;

    private readonly double[] edges;
    private readonly double[] coefficients;
    private readonly double[] integrals;
    private readonly double atZero;

    /// <summary>Makes the law.</summary>
    /// <param name="edges">Ends of the intervals, ascending, [n + 1].</param>
    /// <param name="coefficients">a₀ to a₃ of each interval, [4n].</param>
    public PiecewiseDiffusivity(double[] edges, double[] coefficients)
    {
        this.edges = edges;
        this.coefficients = coefficients;
        integrals = new double[edges.Length];
        for (var i = 0; i + 1 < edges.Length; i++)
            integrals[i + 1] = integrals[i] + Integral(i, 1);
        atZero = 0 < edges[0] || 0 > edges[^1] ? 0 : At(0).Potential;
    }

    /// <summary>D₀·Γ(c) on [0, limit], its intervals halved until the cubics agree with the function.</summary>
    /// <param name="function">D(c).</param>
    /// <param name="limit">Largest concentration.</param>
    public static PiecewiseDiffusivity Of(Func<double, double> function, double limit)
    {
        const double Tolerance = 1e-9;
        const int Deepest = 45;
        var (edges, coefficients) = (new List<double> { 0 }, new List<double>());
        Add(0, limit, 0);
        return new([.. edges], [.. coefficients]);

        void Add(double from, double to, int depth)
        {
            double F(double s)
            {
                var c = from + (s * (to - from));
                return function(c) is var d && d >= 0 && double.IsFinite(d) ? d
                    : throw new ArgumentException($"A diffusivity is not negative and finite up to the limit; the function gives {d} at {c}.", nameof(function));
            }

            var (f0, f1, f2, f3) = (F(0), F(1.0 / 3), F(2.0 / 3), F(1));
            double[] a = [f0, 0.5 * ((18 * f1) - (11 * f0) - (9 * f2) + (2 * f3)), 4.5 * ((2 * f0) - (5 * f1) + (4 * f2) - f3), 4.5 * ((3 * f1) - f0 - (3 * f2) + f3)];
            double Error(double s) => Math.Abs(Value(a, s) - F(s));
            var error = Math.Max(Error(1.0 / 6), Math.Max(Error(0.5), Error(5.0 / 6)));
            if (depth >= 3 && (error <= Tolerance * Math.Max(f0, f3) || depth == Deepest))
            {
                edges.Add(to);
                coefficients.AddRange(a);
                return;
            }

            var middle = 0.5 * (from + to);
            Add(from, middle, depth + 1);
            Add(middle, to, depth + 1);
        }
    }

    /// <inheritdoc/>
    public double Diffusivity(double concentration) => At(concentration).Diffusivity;

    /// <inheritdoc/>
    public double Potential(double concentration) => At(concentration).Potential - atZero;

    /// <inheritdoc/>
    public void Diffusivities(ReadOnlySpan<double> concentration, Span<double> diffusivity)
    {
        var interval = 0;
        for (var i = 0; i < concentration.Length; i++)
            diffusivity[i] = Evaluate(concentration[i], interval = Walk(concentration[i], interval)).Diffusivity;
    }

    /// <inheritdoc/>
    public void Potentials(ReadOnlySpan<double> concentration, Span<double> potential)
    {
        var interval = 0;
        for (var i = 0; i < concentration.Length; i++)
            potential[i] = Evaluate(concentration[i], interval = Walk(concentration[i], interval)).Potential - atZero;
    }

    private static double Value(ReadOnlySpan<double> a, double s) => a[0] + (s * (a[1] + (s * (a[2] + (s * a[3])))));

    private double Integral(int i, double s)
    {
        var a = coefficients.AsSpan(4 * i, 4);
        return (edges[i + 1] - edges[i]) * s * (a[0] + (s * ((a[1] / 2) + (s * ((a[2] / 3) + (s * a[3] / 4))))));
    }

    private (double Diffusivity, double Potential) At(double concentration)
    {
        var found = Array.BinarySearch(edges, concentration);
        return Evaluate(concentration, Math.Clamp(found < 0 ? ~found - 1 : found, 0, edges.Length - 2));
    }

    // Neighbouring cells have neighbouring concentrations: the search goes on from the last one.
    private int Walk(double concentration, int interval)
    {
        while (interval > 0 && concentration < edges[interval])
            interval--;
        while (interval < edges.Length - 2 && concentration > edges[interval + 1])
            interval++;
        return interval;
    }

    private (double Diffusivity, double Potential) Evaluate(double concentration, int interval)
    {
        var outside = Math.Max(edges[0] - concentration, concentration - edges[^1]);
        var s = (concentration - edges[interval]) / (edges[interval + 1] - edges[interval]);
        var a = coefficients.AsSpan(4 * interval, 4);
        if (outside <= 0)
            return (Value(a, s), integrals[interval] + Integral(interval, s));
        if (!(outside <= Beyond * (edges[^1] - edges[0])))
            return (double.NaN, double.NaN);
        var (end, edge) = s < 0.5 ? (0.0, edges[0]) : (1.0, edges[^1]);
        var d = Value(a, end);
        return (d, integrals[interval] + Integral(interval, end) + (d * (concentration - edge)));
    }
}
