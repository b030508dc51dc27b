namespace Fickian.Numerics;

/// <summary>One time step of implicit diffusion on a <see cref="FiniteVolumeGrid"/>, with an estimate of its error.</summary>
/// <remarks>
/// Balance of cell i:  Vᵢ dcᵢ/dt = (m + 1)·[gᵢ(cᵢ₋₁ − cᵢ) − gᵢ₊₁(cᵢ − cᵢ₊₁)], c₋₁ = surface concentration; what leaves one cell enters the next.
/// Time: TR-BDF2 as a diagonally implicit Runge–Kutta scheme, d = 1 − √2/2, w = √2/4,
/// k₁ = f(c), c₂ = c + dh(k₁ + k₂), c₃ = c + wh(k₁ + k₂) + dhk₃: second order, L-stable (no ringing after a jump of the surface).
/// Error: the embedded third-order weights, filtered by the implicit matrix so that stiff components do not count.
/// The conductances are an array, filled once here; a diffusivity that depends on concentration fills it before each step.
/// Source: R. E. Bank et al., IEEE Trans. Electron Devices 32, 1992 (1985); M. E. Hosea, L. F. Shampine, Appl. Numer. Math. 20, 21 (1996).
/// </remarks>
internal sealed class FiniteVolumeStepper
{
    private static readonly double Implicit = 1 - (Math.Sqrt(2) / 2);
    private static readonly double Weight = Math.Sqrt(2) / 4;

    private readonly double[] volume;
    private readonly double[] conductance;
    private readonly double[] diagonal;
    private readonly double[] offDiagonal;
    private readonly double[] inversePivots;
    private readonly double[] rate1;
    private readonly double[] rate2;
    private readonly double[] rate3;
    private readonly double[] error;
    private double factoredStep;

    /// <summary>Prepares a grid for stepping.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="barrier">L = k·a/D; +∞ without a surface barrier.</param>
    /// <param name="initial">Concentration at the start, [cells].</param>
    public FiniteVolumeStepper(FiniteVolumeGrid grid, BodyShape shape, double barrier, double[] initial)
    {
        var cells = initial.Length;
        volume = grid.Volume;
        conductance = Array.ConvertAll(grid.Conductance, g => g * (1 + (int)shape));
        conductance[0] = (1 + (int)shape) / (grid.NodeDepth[0] + (1 / barrier));
        Concentration = initial;
        Next = new double[cells];
        diagonal = new double[cells];
        offDiagonal = new double[cells];
        inversePivots = new double[cells];
        (rate1, rate2, rate3, error) = (new double[cells], new double[cells], new double[cells], new double[cells]);
    }

    /// <summary>Concentration at the present time, surface first, [cells].</summary>
    public double[] Concentration { get; private set; }

    /// <summary>Concentration after the step on trial, [cells].</summary>
    public double[] Next { get; private set; }

    /// <summary>Amount that has entered through the surface, over the volume.</summary>
    public double Inflow { get; private set; }

    /// <summary>Amount that the step on trial lets in.</summary>
    public double StepInflow { get; private set; }

    /// <summary>Mean of |c| over the volume.</summary>
    public double Content(double[] concentration)
    {
        var sum = 0.0;
        for (var i = 0; i < volume.Length; i++)
            sum += volume[i] * Math.Abs(concentration[i]);
        return sum;
    }

    /// <summary>Volume mean of the present concentration.</summary>
    public double Mean()
    {
        var sum = 0.0;
        for (var i = 0; i < volume.Length; i++)
            sum += volume[i] * Concentration[i];
        return sum;
    }

    /// <summary>Tries a step.</summary>
    /// <param name="step">Step h, in units of a²/D.</param>
    /// <param name="start">Surface concentration at the start of the step.</param>
    /// <param name="middle">Surface concentration at the inner stage, a part <see cref="Stage"/> of the step later.</param>
    /// <param name="end">Surface concentration at the end of the step.</param>
    /// <returns>Estimated error of the step: volume mean of its magnitude.</returns>
    public double Try(double step, double start, double middle, double end)
    {
        Factor(step);
        var flux = Rate(Concentration, start, rate1);

        // Each stage is solved for its change, not for its value: round-off then shrinks with the change.
        for (var i = 0; i < volume.Length; i++)
            Next[i] = 2 * Implicit * step * rate1[i];
        SolveStage(Concentration, step, middle - start);
        var flux2 = Rate(Next, middle, rate2);

        for (var i = 0; i < volume.Length; i++)
        {
            rate3[i] = Next[i];
            Next[i] = step * (((Weight - Implicit) * rate1[i]) + (Weight * rate2[i]));
        }

        SolveStage(rate3, step, end - middle);
        var flux3 = Rate(Next, end, rate3);

        StepInflow = step * ((Weight * (flux + flux2)) + (Implicit * flux3));
        return Error(step);
    }

    /// <summary>Place of the inner stage within a step.</summary>
    public static double Stage => 2 * Implicit;

    /// <summary>Takes the step on trial.</summary>
    public void Accept()
    {
        (Concentration, Next) = (Next, Concentration);
        Inflow += StepInflow;
    }

    private void Factor(double step)
    {
        if (step == factoredStep)
            return;
        var factor = Implicit * step;
        for (var i = 0; i < volume.Length; i++)
        {
            offDiagonal[i] = -factor * conductance[i];
            diagonal[i] = volume[i] + (factor * (conductance[i] + (i + 1 < volume.Length ? conductance[i + 1] : 0)));
        }

        Tridiagonal.Factor(diagonal, offDiagonal, inversePivots);
        factoredStep = step;
    }

    private void SolveStage(double[] before, double step, double surfaceRise)
    {
        Next[0] += Implicit * step * conductance[0] * surfaceRise;
        Tridiagonal.Solve(offDiagonal, inversePivots, Next);
        for (var i = 0; i < before.Length; i++)
            Next[i] += before[i];
    }

    /// <summary>Net inflow of each cell; returns the inflow through the surface.</summary>
    private double Rate(double[] concentration, double surface, double[] rate)
    {
        var entering = conductance[0] * (surface - concentration[0]);
        var inflow = entering;
        for (var i = 0; i < rate.Length; i++)
        {
            var leaving = i + 1 < rate.Length ? conductance[i + 1] * (concentration[i] - concentration[i + 1]) : 0;
            rate[i] = entering - leaving;
            entering = leaving;
        }

        return inflow;
    }

    private double Error(double step)
    {
        var (first, second, third) = (((4 * Weight) - 1) / 3, -1.0 / 3, 2 * Implicit / 3);
        for (var i = 0; i < error.Length; i++)
            error[i] = step * ((first * rate1[i]) + (second * rate2[i]) + (third * rate3[i]));
        Tridiagonal.Solve(offDiagonal, inversePivots, error);
        return Content(error);
    }
}
