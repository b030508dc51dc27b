namespace Fickian.Numerics;

/// <summary>One time step of diffusion with D(c) on a <see cref="FiniteVolumeGrid"/>, with an estimate of its error and the course within it.</summary>
/// <remarks>
/// Balance of cell i:  Vᵢ dcᵢ/dt = qᵢ − qᵢ₊₁,  qᵢ = (m + 1)·gᵢ·[Φ(cᵢ₋₁) − Φ(cᵢ)]; what leaves one cell enters the next.
/// A finite bath is one more cell in front, of volume α, from which the surface draws.
/// Time: <see cref="Rodas5P"/> with the exact tridiagonal Jacobian; no iteration. The inflow is carried through the stages as one more
/// unknown, so that it and the content agree to round-off.
/// </remarks>
internal sealed class NonlinearStepper
{
    private const int MovedStages = 6;

    private readonly SurfaceCoupling surface;
    private readonly Func<double, double>? isotherm;
    private readonly int first;
    private readonly double[] volume;
    private readonly double[] conductance;
    private readonly double[][] stages = new double[Rodas5P.Stages][];
    private readonly double[] inflows = new double[Rodas5P.Stages];
    private readonly double[] coupled;
    private readonly double[] between;
    private readonly double[] lower;
    private readonly double[] diagonal;
    private readonly double[] upper;
    private readonly TridiagonalFactors factors;
    private ConcentrationField present;
    private ConcentrationField next;

    /// <summary>Prepares a grid for stepping.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="law">D(c).</param>
    /// <param name="unit">Diffusivity in whose a²/D time is counted, m²/s.</param>
    /// <param name="barrier">k·a over the unit of diffusivity; +∞ without a surface barrier.</param>
    /// <param name="bath">Closed volume of gas; null if it is unlimited.</param>
    /// <param name="initial">Concentration at the start, surface first, [cells].</param>
    public NonlinearStepper(FiniteVolumeGrid grid, BodyShape shape, IDiffusivityLaw law, double unit, double barrier, GasReservoir? bath, double[] initial)
    {
        var factor = 1.0 + (int)shape;
        isotherm = bath?.Isotherm;
        first = bath is null ? 0 : 1;
        volume = bath is null ? grid.Volume : [bath.Capacity, .. grid.Volume];
        var size = volume.Length;
        conductance = new double[size];
        for (var i = 0; i < initial.Length; i++)
            conductance[i + first] = factor * grid.Conductance[i] / unit;
        surface = new(law, conductance[first], factor * barrier);
        (present, next) = (new(law, size, first), new(law, size, first));
        initial.CopyTo(present.Cells);
        present.ApplyLaw();
        (coupled, between, lower, diagonal, upper) = (new double[size], new double[3 * size], new double[size], new double[size], new double[size]);
        factors = new(size);
        for (var i = 0; i < stages.Length; i++)
            stages[i] = new double[size];
    }

    /// <summary>Concentration at the present time, surface first, [cells].</summary>
    public ReadOnlySpan<double> Concentration => present.Cells;

    /// <summary>Amount that has entered through the surface, over the volume.</summary>
    public double Inflow { get; private set; }

    /// <summary>Amount that the step on trial lets in.</summary>
    public double StepInflow { get; private set; }

    /// <summary>Whether nothing passes through the surface.</summary>
    public bool IsSealed { set => surface.IsSealed = value; }

    /// <summary>Brings the gas in the bath, if there is one, to a state.</summary>
    public void Refill(double bath)
    {
        if (first > 0)
            present.Concentration[0] = bath;
    }

    /// <summary>Volume mean of the present concentration.</summary>
    public double Mean() => VectorArithmetic.Dot(volume.AsSpan(first), Concentration);

    /// <summary>Tries a step.</summary>
    /// <param name="step">Step h.</param>
    /// <param name="outside">Surface concentration at each stage, [8]; not read with a bath.</param>
    /// <param name="rise">Its slope at the start of the step.</param>
    /// <returns>Estimated error of the step: volume mean of its magnitude. Not finite if the step led where D has no value.</returns>
    public double Try(double step, ReadOnlySpan<double> outside, double rise)
    {
        var hasBath = first > 0;
        var (byInside, byOutside) = surface.Slopes(Outside(present, outside[0]), present, first);
        var byBath = hasBath ? byOutside * IsothermSlope() : 0;
        Factor(step, byInside, byBath);
        StepInflow = 0;
        for (var stage = 0; stage < Rodas5P.Stages; stage++)
        {
            var at = stage == 0 ? present : Move(stage);
            var flow = surface.Flow(Outside(at, outside[stage]), at, first);
            if (!hasBath)
                flow += Rodas5P.Slope[stage] * step * byOutside * rise;
            Couple(stage, step);
            var u = stages[stage];
            Balance(at.Potential, flow, u);
            factors.Solve(u);
            flow += (byInside * u[first]) + (hasBath ? byBath * u[0] : 0);
            inflows[stage] = Rodas5P.Gamma * ((step * flow) + VectorArithmetic.Dot(Rodas5P.CouplingOf(stage), inflows));
        }

        VectorArithmetic.AddScaled(next.Concentration, 1, stages[^1]);
        StepInflow += inflows[^1];
        return next.ApplyLaw() ? Magnitude(stages[^1]) : double.PositiveInfinity;
    }

    /// <summary>Prepares the course within the step on trial.</summary>
    public void PrepareBetween()
    {
        var size = volume.Length;
        between.AsSpan().Clear();
        for (var term = 0; term < 3; term++)
        {
            for (var stage = 0; stage < Rodas5P.Stages; stage++)
                VectorArithmetic.AddScaled(between.AsSpan(term * size, size), Rodas5P.BetweenOf(term)[stage], stages[stage]);
        }
    }

    /// <summary>Concentrations within the step on trial, after <see cref="PrepareBetween"/>.</summary>
    /// <param name="part">Part of the step, 0 to 1.</param>
    /// <param name="concentration">Receives them from the centre outwards, [cells].</param>
    public void At(double part, Span<double> concentration)
    {
        var size = volume.Length;
        var rest = 1 - part;
        var (start, end) = (present.Concentration, next.Concentration);
        for (var i = first; i < size; i++)
        {
            var bend = between[i] + (part * (between[size + i] + (part * between[(2 * size) + i])));
            concentration[size - 1 - i] = (rest * start[i]) + (part * (end[i] + (rest * bend)));
        }
    }

    /// <summary>Amount that has entered up to a part of the step on trial.</summary>
    public double InflowAt(double part)
    {
        double Term(int m) => VectorArithmetic.Dot(Rodas5P.BetweenOf(m), inflows);
        var bend = Term(0) + (part * (Term(1) + (part * Term(2))));
        return Inflow + (part * (StepInflow + ((1 - part) * bend)));
    }

    /// <summary>Takes the step on trial.</summary>
    public void Accept()
    {
        (present, next) = (next, present);
        Inflow += StepInflow;
    }

    private double Outside(ConcentrationField at, double stated) => first > 0 ? isotherm!(at.Concentration[0]) : stated;

    private double IsothermSlope()
    {
        var p = present.Concentration[0];
        var width = Math.Max(1e-5 * Math.Abs(p), 1e-8 * Math.Abs(present.Concentration[first]));
        if (width == 0)
            width = 1e-8;
        return (isotherm!(p + width) - isotherm(p - width)) / (2 * width);
    }

    /// <summary>Factors V/(hγ) − J.</summary>
    private void Factor(double step, double byInside, double byBath)
    {
        var inverse = 1 / (step * Rodas5P.Gamma);
        var (d, size) = (present.Diffusivity, volume.Length);
        var enters = -byInside;
        for (var i = first; i < size; i++)
        {
            var g = i + 1 < size ? conductance[i + 1] : 0;
            diagonal[i] = (volume[i] * inverse) + enters + (g * d[i]);
            if (i + 1 < size)
            {
                enters = g * d[i + 1];
                (lower[i + 1], upper[i]) = (-g * d[i], -enters);
            }
        }

        if (first > 0)
        {
            diagonal[0] = (volume[0] * inverse) + byBath;
            (upper[0], lower[1]) = (byInside, -byBath);
        }

        factors.Factor(lower, diagonal, upper);
    }

    /// <summary>Moves to the point of a stage.</summary>
    private ConcentrationField Move(int stage)
    {
        if (stage < MovedStages)
        {
            var a = Rodas5P.PointOf(stage);
            present.Concentration.CopyTo(next.Concentration, 0);
            for (var j = 0; j < stage; j++)
                VectorArithmetic.AddScaled(next.Concentration, a[j], stages[j]);
            StepInflow = VectorArithmetic.Dot(a, inflows);
        }
        else
        {
            VectorArithmetic.AddScaled(next.Concentration, 1, stages[stage - 1]);
            StepInflow += inflows[stage - 1];
        }

        next.ApplyPotential();
        return next;
    }

    private void Couple(int stage, double step)
    {
        coupled.AsSpan().Clear();
        for (var j = 0; j < stage; j++)
            VectorArithmetic.AddScaled(coupled, Rodas5P.CouplingOf(stage)[j] / step, stages[j]);
    }

    /// <summary>Right-hand side of a stage: what enters each cell, with the coupling to the stages before.</summary>
    private void Balance(double[] potential, double flow, double[] u)
    {
        if (first > 0)
            u[0] = (volume[0] * coupled[0]) - flow;
        var entering = flow;
        for (var i = first; i < u.Length; i++)
        {
            var leaving = i + 1 < u.Length ? conductance[i + 1] * (potential[i] - potential[i + 1]) : 0;
            u[i] = (volume[i] * coupled[i]) + entering - leaving;
            entering = leaving;
        }
    }

    private double Magnitude(double[] values)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += volume[i] * Math.Abs(values[i]);
        return sum;
    }
}
