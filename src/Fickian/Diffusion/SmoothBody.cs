using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>The first uptake of a body of any shape, of which only surface, volume and, if known, mean curvature matter.</summary>
/// <remarks>
/// M/M∞ = (2/√π)·x − (H·V/S)·x²,  x = (S/V)√(Dt),  H = curvature ½(κ₁ + κ₂) averaged over the surface: 0 sheet, 1/(2R) cylinder, 1/R sphere.
/// Smooth convex surface without edges; constant D; no barrier; body empty at first; gas at its final pressure from time 0.
/// Without the curvature (H = 0) the error in M/M∞ is (H·V/S)·x²: at M/M∞ = 0.1 3 % of it for a sphere, 2 % for a cylinder, none for a sheet.
/// With it the error is below 0.5 % up to M/M∞ = <see cref="LargestUptake"/> for cylinder and sphere.
/// Beyond, the formula means nothing; it stays at its largest value, or at 1, so that a fit does not stumble. <see cref="Findings"/> tells whether data go too far.
/// At short times only M∞·√D is determined: M∞ is therefore fixed, at 1 by default, and must come from elsewhere. Edges and corners lower the uptake further.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), for the first term; the second from the expansions of sheet, cylinder and sphere, which it reproduces.
/// </remarks>
/// <param name="SurfaceToVolume">Surface over volume S/V, 1/m.</param>
/// <exception cref="ArgumentOutOfRangeException">The ratio is not positive and finite, or the curvature is negative.</exception>
public sealed record SmoothBody(double SurfaceToVolume) : IUptakeModel
{
    private static readonly double First = 2 / Math.Sqrt(Math.PI);

    /// <summary>M/M∞ up to which the formula is meant to be used, 1.</summary>
    public const double LargestUptake = 0.3;

    /// <summary>Surface over volume S/V, 1/m.</summary>
    public double SurfaceToVolume { get; init => field = UptakeParameters.Length(value, nameof(SurfaceToVolume)); } = UptakeParameters.Length(SurfaceToVolume, nameof(SurfaceToVolume));

    /// <summary>Mean curvature H, 1/m; 0 by default.</summary>
    public double MeanCurvature
    {
        get;
        init => field = Curvature(value, nameof(MeanCurvature));
    }

    /// <inheritdoc/>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>None: fixed at +∞.</summary>
    public Parameter SurfacePermeability => UptakeParameters.NoBarrier;

    /// <summary>Amount at equilibrium, in the unit of the data; fixed at 1 by default, since short times do not determine it.</summary>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = Parameter.Fixed(1).Of(Quantity.EquilibriumUptake);

    /// <inheritdoc/>
    public string Name => "smooth body, short times";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePermeability];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <summary>Volume over surface V/S, m.</summary>
    public double CharacteristicLength => 1 / SurfaceToVolume;

    // Where the parabola turns, or reaches 1.
    private double Turn
    {
        get
        {
            var bend = MeanCurvature / SurfaceToVolume;
            return bend * Math.PI > 1 ? 0.5 * First / bend : 2 / (First + Math.Sqrt((First * First) - (4 * bend)));
        }
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) =>
        FractionalUptake(x, parameters[0], parameters[1], columns);

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        for (var i = 0; i < x.Length && Diffusivity.IsFree; i++)
        {
            var depth = Depth(x[i], parameters[0]);
            derivatives[i] = depth < Turn ? ((0.5 * First * depth) - (MeanCurvature / SurfaceToVolume * depth * depth)) / parameters[0] : 0;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) => UptakeGuess.Fill(this, data, parameters);

    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake)
    {
        UptakeParameters.RequireUsable(diffusivity, surfacePermeability);
        UptakeParameters.RequireSameLength(time, uptake, nameof(uptake));
        if (double.IsFinite(surfacePermeability))
            throw new ArgumentOutOfRangeException(nameof(surfacePermeability), surfacePermeability, "The square-root law knows no surface barrier: a permeability of +∞ was expected.");
        for (var i = 0; i < time.Length; i++)
        {
            var depth = Math.Min(Depth(time[i], diffusivity), Turn);
            uptake[i] = Math.Min(1, depth * (First - (MeanCurvature / SurfaceToVolume * depth)));
        }
    }

    /// <summary>1 − F, as the difference.</summary>
    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest)
    {
        FractionalUptake(time, diffusivity, surfacePermeability, rest);
        foreach (ref var value in rest)
            value = 1 - value;
    }

    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    /// <summary>Whether a curve stays within short times.</summary>
    /// <param name="uptake">Uptake over time since exposure, in the unit of <see cref="EquilibriumUptake"/>.</param>
    /// <returns>A warning if it does not; else nothing.</returns>
    public IReadOnlyList<Finding> Findings(Curve uptake)
    {
        ArgumentNullException.ThrowIfNull(uptake);
        var largest = uptake.Count == 0 ? 0 : uptake.Y.ToArray().Max() / EquilibriumUptake.Value;
        return largest > LargestUptake
            ? [Finding.Warning($"The data reach {100 * largest:0} % of equilibrium; the square-root law of a smooth body holds up to {100 * LargestUptake:0} %: leave out later points.", "uptake")]
            : [];
    }

    private static double Curvature(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value
            : throw new ArgumentOutOfRangeException(name, value, $"The mean curvature of a convex body is not negative, in 1/m; found {value}.");

    private double Depth(double time, double diffusivity) => time <= 0 ? 0 : SurfaceToVolume * Math.Sqrt(diffusivity * time);
}
