namespace Fickian.Numerics;

/// <summary>Marches a <see cref="NonlinearDiffusionProblem"/> through its stages and reads off the requested times on the way.</summary>
/// <remarks>
/// Steps follow the error, not the requested times: what is asked for between two steps is interpolated to the order of the method.
/// Each stage begins with a step of the diffusion time of the outermost cell, taken whatever its error: after a jump of the surface no step is
/// short enough to have a small relative error, but what it does wrong lies at the surface and drains away.
/// </remarks>
internal sealed class NonlinearMarch
{
    private const double Safety = 0.9;
    private const double MostGrowth = 6;
    private const double ShortestStep = 1e-30;

    private readonly NonlinearDiffusionProblem problem;
    private readonly double[] times;
    private readonly double unit;
    private readonly FiniteVolumeGrid grid;
    private readonly NonlinearStepper stepper;
    private readonly double firstStep;
    private readonly double initialMean;
    private readonly double floor;
    private readonly double[] outside = new double[Rodas5P.Stages];
    private readonly double[] mean;
    private readonly double[] inflow;
    private readonly double[][]? profiles;
    private double time;
    private int output;
    private int steps;

    public NonlinearMarch(NonlinearDiffusionProblem problem, double[] times, bool keepProfiles)
    {
        this.problem = problem;
        this.times = times;
        var diffusivity = ReferenceDiffusivity(problem);
        unit = problem.HalfLength * problem.HalfLength / diffusivity;
        var first = Math.Max(0, Array.Find(times, t => t > 0)) / unit;
        var refinement = problem.Refinement ?? Math.Clamp(0.1 * Math.Sqrt(first), 1e-9, 0.1);
        grid = new FiniteVolumeGrid(problem.Shape, problem.Cells, refinement);
        var initial = Array.ConvertAll(grid.NodeDepth, z => problem.InitialConcentration((1 - z) * problem.HalfLength));
        var barrier = problem.SurfacePermeability * problem.HalfLength / diffusivity;
        stepper = new NonlinearStepper(grid, problem.Shape, problem.Law, diffusivity, barrier, problem.Bath, initial);
        firstStep = grid.NodeDepth[0] * grid.NodeDepth[0];
        initialMean = stepper.Mean();
        floor = (1 + (int)problem.Shape) * Math.Min(1, 10 * refinement) * Span(initial);
        mean = new double[times.Length];
        inflow = new double[times.Length];
        profiles = keepProfiles ? new double[times.Length][] : null;
    }

    public DiffusionSolution Run()
    {
        ReadStart();
        for (var i = 0; i < problem.Stages.Count && output < times.Length; i++)
        {
            var end = i + 1 < problem.Stages.Count ? problem.Stages[i + 1].Start / unit : double.PositiveInfinity;
            Pass(problem.Stages[i], end);
        }

        double[] position = [.. grid.NodeDepth.Reverse().Select(z => (1 - z) * problem.HalfLength)];
        return new DiffusionSolution([.. times], mean, inflow, position, profiles ?? [], steps);
    }

    private void Pass(SurfaceStage stage, double end)
    {
        stepper.IsSealed = stage.IsSealed;
        if (!stage.IsSealed)
            stepper.Refill(Surface(stage, time));
        var (before, exchanged) = (stepper.Inflow, 0.0);
        var (step, isFirst) = (firstStep, true);
        var equal = problem.StepsPerInterval is { } count ? ((double.IsFinite(end) ? end : times[^1] / unit) - time) / count : 0;
        while (output < times.Length && time < end)
        {
            var remaining = end - time;
            var trial = equal > 0 ? Math.Min(equal, remaining) : step >= remaining ? remaining : Math.Min(step, 0.5 * remaining);
            var error = Try(stage, trial);
            if (double.IsFinite(error))
                exchanged = Math.Max(exchanged, Math.Abs(stepper.Inflow + stepper.StepInflow - before));
            var relative = error / (problem.Tolerance * Math.Max(exchanged, floor));
            if (relative <= 1 || ((equal > 0 || isFirst) && double.IsFinite(error)))
            {
                Take(trial, trial >= remaining ? end : time + trial);
                isFirst = false;
            }

            var next = double.IsFinite(error) ? trial * Math.Clamp(Safety * Math.Pow(relative, -0.2), 0.2, MostGrowth) : 0.1 * trial;
            step = next > ShortestStep && (equal == 0 || double.IsFinite(error)) ? next : throw NoStep();
        }
    }

    private static InvalidOperationException NoStep() =>
        new("No step is short enough: the diffusivity has no finite value near the concentrations that occur.");

    private void Take(double step, double end)
    {
        if (times[output] / unit <= end)
            Read(step, end);
        stepper.Accept();
        time = end;
        steps++;
    }

    private void Read(double step, double end)
    {
        if (profiles is not null)
            stepper.PrepareBetween();
        for (; output < times.Length && times[output] / unit <= end; output++)
        {
            var part = Math.Clamp(((times[output] / unit) - time) / step, 0, 1);
            inflow[output] = stepper.InflowAt(part);
            mean[output] = initialMean + inflow[output];
            if (profiles is not null)
                stepper.At(part, profiles[output] = new double[problem.Cells]);
        }
    }

    private void ReadStart()
    {
        for (; output < times.Length && times[output] <= 0; output++)
        {
            mean[output] = initialMean;
            if (profiles is not null)
            {
                profiles[output] = stepper.Concentration.ToArray();
                Array.Reverse(profiles[output]);
            }
        }
    }

    private double Try(SurfaceStage stage, double step)
    {
        if (stage.IsConstant)
        {
            outside.AsSpan().Fill(stage.Concentration(0));
            return stepper.Try(step, outside, rise: 0);
        }

        for (var i = 0; i < outside.Length; i++)
            outside[i] = Surface(stage, time + (Rodas5P.Time[i] * step));

        // One-sided, since the stage may begin with a kink; its error is 1e-8 of the third difference over the step.
        const double Part = 1e-4;
        var rise = ((4 * Surface(stage, time + (Part * step))) - Surface(stage, time + (2 * Part * step)) - (3 * outside[0])) / (2 * Part * step);
        return stepper.Try(step, outside, rise);
    }

    private double Surface(SurfaceStage stage, double at)
    {
        var value = stage.Concentration(at * unit);
        return double.IsFinite(value) ? value
            : throw new InvalidOperationException($"The surface concentration must be finite; found {value} at {at * unit} s.");
    }

    /// <summary>Range of the concentrations that the start and the stages state.</summary>
    private double Span(double[] initial)
    {
        var (low, high) = (initial.Min(), initial.Max());
        foreach (var stage in problem.Stages.Where(s => !s.IsSealed))
        {
            foreach (var t in times.Prepend(stage.Start).Where(t => t >= stage.Start))
            {
                var value = Surface(stage, t / unit);
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return high > low ? high - low : Math.Max(Math.Abs(high), double.Epsilon);
    }

    /// <summary>Mean of D where the body is and where the first stage leads.</summary>
    private static double ReferenceDiffusivity(NonlinearDiffusionProblem problem)
    {
        var open = problem.Stages.FirstOrDefault(s => !s.IsSealed);
        var surface = open is null ? problem.InitialConcentration(0) : open.Concentration(open.Start);
        if (problem.Bath is { } bath && open is not null)
            surface = bath.Isotherm(surface);
        double[] places = [problem.InitialConcentration(0), problem.InitialConcentration(0.5 * problem.HalfLength), surface];
        var sum = 0.0;
        foreach (var c in places)
        {
            var d = problem.Law.Diffusivity(c);
            sum += d >= 0 && double.IsFinite(d) ? d
                : throw new ArgumentException($"A diffusivity is not negative and finite; the law gives {d} m²/s at the concentration {c}.", nameof(problem));
        }

        return sum > 0 ? sum / places.Length
            : throw new ArgumentException("The diffusivity is 0 wherever the body starts and its surface leads: nothing would move.", nameof(problem));
    }
}
