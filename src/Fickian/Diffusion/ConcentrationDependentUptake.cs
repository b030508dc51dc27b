using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake of a sheet, cylinder or sphere in which the diffusivity depends on concentration.</summary>
/// <remarks>
/// ∂c/∂t = (1/xᵐ) ∂/∂x [xᵐ D(c) ∂c/∂x];  D ∂c/∂x = k·(c_s − c) at the surface;  M(t)/M∞ = (c̄ − c₀)/(c∞ − c₀).
/// D(c) is any law of D₀ and one further number β: <c>(d, β) => new ExponentialDiffusivity(d, β)</c>, <c>(d, _) => new LangmuirDiffusivity(d, saturation)</c>.
/// Body uniform at c₀ at first; the surface goes to c_s at time 0, or follows the recorded gas; in a finite bath of capacity α, c∞ = (c₀ + αc_s)/(1 + α).
/// With the default 200 cells M/M∞ is within 5·10⁻⁵ for Dt/a² above 10⁻⁵ where D is constant. Grid and steps do not depend on the requested times,
/// so that the curve changes smoothly with its parameters; derivatives are taken by differences. Fit it with <see cref="Options"/>.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 7, for the equation.
/// </remarks>
/// <param name="Shape">Shape of the body.</param>
/// <param name="HalfLength">Half-thickness of a sheet, radius of a cylinder or sphere, m.</param>
/// <param name="Law">Law of diffusivity from D₀, m²/s, and β.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is not positive and finite.</exception>
public sealed record ConcentrationDependentUptake(BodyShape Shape, double HalfLength, Func<double, double, IDiffusivityLaw> Law) : IModel
{
    // Cells of equal size down to a thousandth of the half-length: enough for uptakes from a few thousandths on.
    private const double Refinement = 1e-3;

    // Leaves the curve within 1e-7 of that of infinitely short steps, and differences of it clean to four digits or more.
    private const double Tolerance = 1e-6;

    /// <summary>How to fit this model: <c>model.FitTo(curve, ConcentrationDependentUptake.Options)</c>. Seven digits are no ground to look for sixteen.</summary>
    public static FitOptions Options { get; } = new()
    {
        Stopping = new StoppingRule { OrthogonalityTolerance = 1e-5, ReductionTolerance = 1e-9, StepTolerance = 1e-7, MaximumIterations = 100 },
    };

    /// <summary>Half-thickness of a sheet, radius of a cylinder or sphere, m.</summary>
    public double HalfLength { get; init => field = UptakeParameters.Length(value, nameof(HalfLength)); } = UptakeParameters.Length(HalfLength, nameof(HalfLength));

    /// <summary>D₀ of the law, m²/s; free by default, between 1e-20 and 1e-5.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>Surface permeability k, m/s; fixed at +∞ by default: no barrier.</summary>
    public Parameter SurfacePermeability { get; init => field = UptakeParameters.SurfacePermeability(value); } = UptakeParameters.NoBarrier;

    /// <summary>Further number β of the law; fixed at 0 by default. Free it with a start, <c>Parameter.From(1)</c>, and with bounds if the law has them.</summary>
    public Parameter Steepness { get; init => field = value.Of(new Quantity("steepness", "β", Unit.One)); } = Parameter.Fixed(0).Of(new Quantity("steepness", "β", Unit.One));

    /// <summary>Amount at equilibrium M∞, in the unit of the data; free by default.</summary>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <summary>c₀, in the unit of the law; 0 by default.</summary>
    public double InitialConcentration { get; init; }

    /// <summary>c_s, in the unit of the law; 1 by default. Below c₀ for desorption.</summary>
    public double SurfaceConcentration { get; init; } = 1;

    /// <summary>Part of the step from c₀ to c_s that the gas has made at a time in seconds; null, the default, is all of it at once.</summary>
    public Func<double, double>? Opening { get; init; }

    /// <summary>Capacity α of a closed volume of gas, 1; +∞, the default, is gas without limit.</summary>
    public double BathCapacity { get; init; } = double.PositiveInfinity;

    /// <summary>Name of the law in words, for tables; <c>D(c)</c> by default.</summary>
    public string LawName { get; init; } = "D(c)";

    /// <summary>Number of cells.</summary>
    public int Cells { get; init; } = 200;

    /// <inheritdoc/>
    public string Name => UptakeParameters.Name($"{Shape.ToString().ToLowerInvariant()}, {LawName}", SurfacePermeability);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePermeability, Steepness];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <summary>The problem that the model solves, for profiles and fluxes.</summary>
    /// <param name="diffusivity">D₀, m²/s.</param>
    /// <param name="steepness">β.</param>
    /// <param name="surfacePermeability">k, m/s; +∞ is no barrier.</param>
    public NonlinearDiffusionProblem Problem(double diffusivity, double steepness = 0, double surfacePermeability = double.PositiveInfinity) =>
        new(Shape, HalfLength, Law(diffusivity, steepness))
        {
            InitialConcentration = _ => InitialConcentration,
            Stages = [Opening is { } opening ? new(0, t => Between(opening(t))) : new(0, SurfaceConcentration)],
            Bath = double.IsPositiveInfinity(BathCapacity) ? null : new(BathCapacity),
            SurfacePermeability = surfacePermeability,
            Cells = Cells,
            Refinement = Refinement,
            Tolerance = Tolerance,
        };

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        if (SurfaceConcentration == InitialConcentration)
            throw new InvalidOperationException($"The surface must go to another concentration than that of the body; both are {InitialConcentration}.");
        var times = x.ToArray();
        var order = Enumerable.Range(0, times.Length).ToArray();
        Array.Sort(times, order);
        var mean = Problem(parameters[0], parameters[2], parameters[1]).MeanConcentration(Array.ConvertAll(times, t => Math.Max(t, 0)));
        var share = double.IsPositiveInfinity(BathCapacity) ? 1 : BathCapacity / (1 + BathCapacity);
        for (var i = 0; i < times.Length; i++)
            columns[order[i]] = (mean[i] - InitialConcentration) / (share * (SurfaceConcentration - InitialConcentration));
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        IUptakeModel constant = Shape switch
        {
            BodyShape.Sheet => new PlaneSheet(2 * HalfLength),
            BodyShape.Cylinder => new InfiniteCylinder(HalfLength),
            _ => new Sphere(HalfLength),
        };
        Span<double> guess = [Diffusivity.Value, SurfacePermeability.Value];
        constant.Guess(data, guess);
        parameters[1] = double.IsNaN(SurfacePermeability.Value) ? guess[0] / HalfLength * 10 : SurfacePermeability.Value;
        parameters[2] = double.IsNaN(Steepness.Value) ? 0 : Steepness.Value;

        // The constant D found stands for the mean of D over the step.
        var law = Law(1, parameters[2]);
        var mean = (law.Potential(SurfaceConcentration) - law.Potential(InitialConcentration)) / (SurfaceConcentration - InitialConcentration);
        parameters[0] = double.IsNaN(Diffusivity.Value) ? guess[0] / mean : Diffusivity.Value;
    }

    private double Between(double part) => InitialConcentration + (part * (SurfaceConcentration - InitialConcentration));
}
