using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake of a rectangular block whose diffusivity differs from axis to axis, through its six faces.</summary>
/// <remarks>
/// 1 − M/M∞ = Π (1 − Fᵢ),  Fᵢ = uptake of a plane sheet as thick as edge i with the diffusivity Dᵢ;  with a surface barrier Lᵢ = k·lᵢ/Dᵢ.
/// Constant D along each edge, the edges being principal axes; block empty at first; gas at its final pressure from time 0; linear isotherm where there is a barrier.
/// Relative error of M/M∞ and of 1 − M/M∞ below 1e-12.
/// A curve of uptake does not tell which axis is which if edges are alike, and tells two diffusivities apart only if Dᵢ/lᵢ² differ by a factor of some tens;
/// fix what is known, or tie axes that are equal by symmetry.
/// Source: H. S. Carslaw, J. C. Jaeger, Conduction of Heat in Solids, 2nd ed. (1959), chapter 1, for the scaling of axes; the product as in <see cref="Cuboid"/>.
/// </remarks>
/// <param name="EdgeA">First edge, m.</param>
/// <param name="EdgeB">Second edge, m.</param>
/// <param name="EdgeC">Third edge, m.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is not positive and finite.</exception>
public sealed record AnisotropicCuboid(double EdgeA, double EdgeB, double EdgeC) : IUptakeModel
{
    /// <summary>First edge, m.</summary>
    public double EdgeA { get; init => field = UptakeParameters.Length(value, nameof(EdgeA)); } = UptakeParameters.Length(EdgeA, nameof(EdgeA));

    /// <summary>Second edge, m.</summary>
    public double EdgeB { get; init => field = UptakeParameters.Length(value, nameof(EdgeB)); } = UptakeParameters.Length(EdgeB, nameof(EdgeB));

    /// <summary>Third edge, m.</summary>
    public double EdgeC { get; init => field = UptakeParameters.Length(value, nameof(EdgeC)); } = UptakeParameters.Length(EdgeC, nameof(EdgeC));

    /// <summary>Diffusivity along the first edge, m²/s.</summary>
    public Parameter DiffusivityA { get; init => field = AlongAxis(value, "A"); } = AlongAxis(Parameter.Free, "A");

    /// <summary>Diffusivity along the second edge, m²/s; without effect where tied to the first.</summary>
    public Parameter DiffusivityB { get; init => field = AlongAxis(value, "B"); } = AlongAxis(Parameter.Free, "B");

    /// <summary>Diffusivity along the third edge, m²/s; without effect where tied to another.</summary>
    public Parameter DiffusivityC { get; init => field = AlongAxis(value, "C"); } = AlongAxis(Parameter.Free, "C");

    /// <summary>Axes of equal diffusivity; none by default.</summary>
    public TiedAxes TiedAxes { get; init; } = TiedAxes.None;

    /// <summary>The diffusivity along the first edge.</summary>
    public Parameter Diffusivity => DiffusivityA;

    /// <inheritdoc/>
    public Parameter SurfacePermeability { get; init => field = UptakeParameters.SurfacePermeability(value); } = UptakeParameters.NoBarrier;

    /// <inheritdoc/>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => UptakeParameters.Name("anisotropic cuboid", SurfacePermeability);

    /// <summary>Diffusivity along A, surface permeability, then the diffusivities along B and C as far as they are not tied.</summary>
    public IReadOnlyList<Parameter> Parameters => TiedAxes switch
    {
        TiedAxes.AAndB => [DiffusivityA, SurfacePermeability, DiffusivityC],
        TiedAxes.AAndC or TiedAxes.BAndC => [DiffusivityA, SurfacePermeability, DiffusivityB],
        _ => [DiffusivityA, SurfacePermeability, DiffusivityB, DiffusivityC],
    };

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public double CharacteristicLength => 0.5 * Math.Min(EdgeA, Math.Min(EdgeB, EdgeC));

    /// <inheritdoc/>
    public double SurfaceToVolume => (2 / EdgeA) + (2 / EdgeB) + (2 / EdgeC);

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => UptakeColumns.Fill(Axes(parameters), x, columns);

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        UptakeColumns.Fill(Axes(parameters), x, columns);
        derivatives.Clear();
        var slopes = UptakeColumns.AxisSlopes(Axes(parameters), x);
        ReadOnlySpan<int> owners = [0, Position(1), Position(2)];
        for (var (k, row) = (0, 0); k < parameters.Length; k++)
        {
            if (!Parameters[k].IsFree)
                continue;
            var target = derivatives.Slice(row++ * x.Length, x.Length);
            for (var axis = 0; axis < owners.Length; axis++)
            {
                if (k == 1)
                    VectorArithmetic.AddScaled(target, 1, slopes[axis].ByPermeability);
                else if (owners[axis] == k)
                    VectorArithmetic.AddScaled(target, 1, slopes[axis].ByDiffusivity);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        var least = double.NaN;
        Span<double> trial = stackalloc double[2];
        foreach (var (b, c) in Ratios())
        {
            // An axis r times as fast is as good as an edge √r times as short.
            var block = new Cuboid(EdgeA, EdgeB / Math.Sqrt(b), EdgeC / Math.Sqrt(c)) { Diffusivity = DiffusivityA, SurfacePermeability = SurfacePermeability, EquilibriumUptake = EquilibriumUptake };
            var misfit = UptakeGuess.Fill(block, data, trial);
            if (!double.IsNaN(least) && misfit >= least)
                continue;
            (least, parameters[0], parameters[1]) = (misfit, trial[0], trial[1]);
            parameters[Position(1)] = trial[0] * b;
            parameters[Position(2)] = trial[0] * c;
        }

        for (var k = 2; k < parameters.Length; k++)
            parameters[k] = double.IsNaN(Parameters[k].Value) ? parameters[k] : Parameters[k].Value;
    }

    /// <summary>Fractional uptake with the given diffusivity along A; along B and C the value or start they have, or else the same.</summary>
    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake) =>
        UptakeColumns.Fill(Axes(Known(diffusivity, surfacePermeability)), time, uptake);

    /// <summary>What is still to be taken up with the given diffusivity along A; along B and C the value or start they have, or else the same.</summary>
    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest) =>
        UptakeColumns.FillRest(Axes(Known(diffusivity, surfacePermeability)), time, rest);

    /// <summary>Fractional uptake with the given diffusivity along A; along B and C the value or start they have, or else the same.</summary>
    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    private static Parameter AlongAxis(Parameter setting, string axis) =>
        UptakeParameters.Diffusivity(setting) with { Quantity = new($"diffusivity{axis}", $"D{axis}", Unit.SquareMetrePerSecond) };

    /// <summary>Index among the parameters of the diffusivity along axis 1 (B) or 2 (C).</summary>
    private int Position(int axis) => (TiedAxes, axis) switch
    {
        (TiedAxes.AAndB, 1) or (TiedAxes.AAndC, 2) => 0,
        (TiedAxes.None, 2) => 3,
        _ => 2,
    };

    /// <summary>Diffusivities along B and C over that along A that a fit tries for its start.</summary>
    private IEnumerable<(double B, double C)> Ratios()
    {
        double[] steps = [1, 30, 1 / 30.0, 1000, 0.001];
        return from b in steps
               from c in steps
               where TiedAxes switch { TiedAxes.AAndB => b == 1, TiedAxes.AAndC => c == 1, TiedAxes.BAndC => b == c, _ => true }
               select (b, c);
    }

    private double[] Known(double diffusivity, double surfacePermeability) =>
        [diffusivity, surfacePermeability, .. Parameters.Skip(2).Select(p => double.IsNaN(p.Value) ? diffusivity : p.Value)];

    private UptakeLaw[] Axes(ReadOnlySpan<double> parameters) =>
    [
        new(BodyShape.Sheet, 0.5 * EdgeA, parameters[0], parameters[1]),
        new(BodyShape.Sheet, 0.5 * EdgeB, parameters[Position(1)], parameters[1]),
        new(BodyShape.Sheet, 0.5 * EdgeC, parameters[Position(2)], parameters[1]),
    ];
}
