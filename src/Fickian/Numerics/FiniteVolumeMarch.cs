namespace Fickian.Numerics;

/// <summary>Marches a <see cref="DiffusionProblem"/> from one requested time to the next.</summary>
/// <remarks>
/// The first step is 1e-7 of the way to the first requested time and is taken whatever its error: after a jump of the surface no step is short
/// enough to have a small relative error, but what it does wrong lies at the surface and drains away, and is lost below 1e-7 at the first output.
/// Later steps follow the error estimate with the usual third root.
/// </remarks>
internal sealed class FiniteVolumeMarch
{
    private const double FirstStep = 1e-7;

    private readonly DiffusionProblem problem;
    private readonly double[] times;
    private readonly double unit;
    private readonly FiniteVolumeGrid grid;
    private readonly FiniteVolumeStepper stepper;
    private double time;
    private double step;
    private double shortest;
    private int steps;

    public FiniteVolumeMarch(DiffusionProblem problem, double[] times)
    {
        this.problem = problem;
        this.times = times;
        unit = problem.HalfLength * problem.HalfLength / problem.Diffusivity;
        var first = Array.Find(times, t => t > 0) / unit;
        var refinement = problem.Refinement ?? Math.Clamp(0.1 * Math.Sqrt(first), 1e-9, 0.1);
        grid = new FiniteVolumeGrid(problem.Shape, problem.Cells, refinement);
        var initial = Array.ConvertAll(grid.NodeDepth, z => problem.InitialConcentration((1 - z) * problem.HalfLength));
        var barrier = problem.SurfacePermeability * problem.HalfLength / problem.Diffusivity;
        stepper = new FiniteVolumeStepper(grid, problem.Shape, barrier, initial);
        step = shortest = FirstStep * first;
    }

    public DiffusionSolution Run()
    {
        var mean = new double[times.Length];
        var inflow = new double[times.Length];
        var profiles = new double[times.Length][];
        for (var i = 0; i < times.Length; i++)
        {
            Advance(times[i] / unit);
            mean[i] = stepper.Mean();
            inflow[i] = stepper.Inflow;
            profiles[i] = [.. stepper.Concentration.Reverse()];
        }

        double[] position = [.. grid.NodeDepth.Reverse().Select(z => (1 - z) * problem.HalfLength)];
        return new DiffusionSolution([.. times], mean, inflow, position, profiles, steps);
    }

    private void Advance(double end)
    {
        if (problem.StepsPerInterval is { } count)
        {
            var equal = (end - time) / count;
            for (var i = 0; i < count && equal > 0; i++)
                Take(equal);
            time = end;
            return;
        }

        while (time < end)
        {
            // A remainder of less than half a step is spread over two, so that no sliver of a step is left before an output.
            var remaining = end - time;
            var trial = step >= remaining ? remaining : Math.Min(step, 0.5 * remaining);
            var relative = Try(trial) / (problem.Tolerance * Math.Max(stepper.Content(stepper.Next), double.Epsilon));
            var accepted = relative <= 1 || trial <= shortest;
            if (accepted)
            {
                stepper.Accept();
                steps++;
                time = trial == remaining ? end : time + trial;
            }

            // A step shortened to meet an output time says nothing against the longer one that was planned.
            var next = trial * Math.Clamp(0.9 * Math.Pow(relative, -1.0 / 3), 0.2, 4);
            step = Math.Max(shortest, accepted && trial < step ? Math.Max(next, step) : next);
        }
    }

    private void Take(double length)
    {
        Try(length);
        stepper.Accept();
        steps++;
        time += length;
    }

    private double Try(double length) => stepper.Try(
        length,
        Surface(time),
        Surface(time + (FiniteVolumeStepper.Stage * length)),
        Surface(time + length));

    private double Surface(double at)
    {
        var value = problem.SurfaceConcentration(at * unit);
        return double.IsFinite(value) ? value
            : throw new InvalidOperationException($"The surface concentration must be finite; found {value} at {at * unit} s.");
    }
}
