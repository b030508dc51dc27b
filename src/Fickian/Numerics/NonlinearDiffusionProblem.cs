namespace Fickian.Numerics;

/// <summary>Diffusion with a diffusivity that depends on concentration, into or out of a sheet, cylinder or sphere.</summary>
/// <remarks>
/// ∂c/∂t = (1/xᵐ) ∂/∂x [xᵐ D(c) ∂c/∂x], 0 &lt; x &lt; a;  ∂c/∂x = 0 at x = 0;  D ∂c/∂x = k·(c_s − c) at x = a.
/// Uniform isotropic body; m = 0, 1, 2 for sheet, cylinder, sphere. k = +∞, the default, is no barrier: c = c_s at the surface.
/// c_s is constant or follows the gas, in one stage or several, or belongs to a finite bath that loses what the body takes up.
/// Conservative cells refined towards the surface, second order in space; Rodas5P with adaptive steps that do not depend on the requested times,
/// of order 5 in time, of which a steep D or a moving surface leaves 4. For constant D the mean concentration is within 5·10⁻⁵ with 200 cells and
/// 1.3·10⁻⁵ with 400, relative, for output times over nine decades after a jump; the steps add a tenth of the tolerance. A surface that rises
/// slowly is met to the same part of the whole rise, not of the little there is at first. Time is counted in a²/D inside, so that D from 1e-20 to 1e-5 m²/s costs and errs the same.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 7, for the equation; see the stepper for the scheme.
/// </remarks>
public sealed record NonlinearDiffusionProblem
{
    /// <summary>States a problem: an empty body whose surface is brought to concentration 1 at time 0, unless told otherwise.</summary>
    /// <param name="Shape">Shape of the body.</param>
    /// <param name="HalfLength">Half-thickness of a sheet, radius of a cylinder or sphere, m.</param>
    /// <param name="Law">D(c).</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive and finite.</exception>
    public NonlinearDiffusionProblem(BodyShape Shape, double HalfLength, IDiffusivityLaw Law)
    {
        ArgumentNullException.ThrowIfNull(Law);
        if (!(HalfLength > 0 && double.IsFinite(HalfLength)))
            throw new ArgumentOutOfRangeException(nameof(HalfLength), HalfLength, "A half-length is positive and finite, in metres.");
        this.Shape = Shape;
        this.HalfLength = HalfLength;
        this.Law = Law;
    }

    /// <summary>Shape of the body.</summary>
    public BodyShape Shape { get; }

    /// <summary>Half-thickness of a sheet, radius of a cylinder or sphere, m.</summary>
    public double HalfLength { get; }

    /// <summary>D(c).</summary>
    public IDiffusivityLaw Law { get; }

    /// <summary>What the surface is held at; concentration 1 from time 0 by default. The first stage starts at 0.</summary>
    public IReadOnlyList<SurfaceStage> Stages { get; init; } = [new SurfaceStage(0, 1)];

    /// <summary>Closed volume of gas around the body; null, the default, is gas without limit.</summary>
    public GasReservoir? Bath { get; init; }

    /// <summary>Concentration at time 0 at a distance x from the centre in metres; 0 by default.</summary>
    public Func<double, double> InitialConcentration { get; init; } = _ => 0;

    /// <summary>Surface permeability k, m/s; +∞, the default, is no barrier.</summary>
    public double SurfacePermeability { get; init; } = double.PositiveInfinity;

    /// <summary>Number of cells; at least 2.</summary>
    public int Cells { get; init; } = 200;

    /// <summary>Depth within which cells are about equal, in half-lengths; null, the default, is a tenth of the depth √(Dt) reached at the first requested time.</summary>
    public double? Refinement { get; init; }

    /// <summary>Error allowed in one time step, over what has been exchanged since the stage began.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Equal steps in each stage, the last one up to the last requested time; null, the default, adapts the steps to <see cref="Tolerance"/>.</summary>
    public int? StepsPerInterval { get; init; }

    /// <summary>Concentration averaged over the volume at the given times.</summary>
    /// <param name="times">Time since the start, s. Ascending, not negative, [n].</param>
    /// <returns>Mean concentration, [n].</returns>
    /// <exception cref="ArgumentException">The times do not ascend from 0 or above, a setting is out of range, or D is negative or not finite.</exception>
    public double[] MeanConcentration(double[] times)
    {
        RequireUsable(times);
        return new NonlinearMarch(this, times, keepProfiles: false).Run().MeanConcentration;
    }

    /// <summary>Mean concentrations, profiles and inflow at the given times.</summary>
    /// <param name="times">Time since the start, s. Ascending, not negative, [n].</param>
    /// <exception cref="ArgumentException">The times do not ascend from 0 or above, a setting is out of range, or D is negative or not finite.</exception>
    public DiffusionSolution Solve(double[] times)
    {
        RequireUsable(times);
        return new NonlinearMarch(this, times, keepProfiles: true).Run();
    }

    private void RequireUsable(double[] times)
    {
        ArgumentNullException.ThrowIfNull(times);
        for (var i = 0; i < times.Length; i++)
        {
            if (!(times[i] >= (i == 0 ? 0 : times[i - 1]) && double.IsFinite(times[i])))
                throw new ArgumentException($"Times ascend from 0 or above and are finite; found {times[i]} s at index {i}.", nameof(times));
        }

        for (var i = 0; i < Stages.Count; i++)
        {
            if (i == 0 ? Stages[i].Start != 0 : !(Stages[i].Start > Stages[i - 1].Start))
                throw new ArgumentException($"Stages start at 0 and ascend; found a start at {Stages[i].Start} s at index {i}.", nameof(times));
        }

        if (Stages.Count == 0)
            throw new ArgumentException("A problem needs at least one stage.", nameof(times));
        if (!(SurfacePermeability >= 0))
            throw new ArgumentException($"A surface permeability is not negative; found {SurfacePermeability} m/s.", nameof(times));
        if (Cells < 2 || !(Tolerance > 0) || StepsPerInterval < 1 || !(Refinement is null or > 0))
            throw new ArgumentException($"The solver needs 2 cells or more, a positive tolerance and refinement, and at least 1 step per stage; found {Cells}, {Tolerance}, {Refinement}, {StepsPerInterval}.", nameof(times));
    }
}
