using Fickian.Numerics;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Concentration in a rectangular block, solved in three dimensions at once: what the camera of a map looks through.</summary>
/// <remarks>
/// Balance of each cell with its six neighbours; step of Douglas and Gunn,
/// (1 − hA₁/2)(1 − hA₂/2)(1 − hA₃/2)·(c′ − c) = h·(A₁ + A₂ + A₃)c + h·(inflow from the surface over the step):
/// second order in time and in the size of the cells, stable for any step. Steps grow with time, so that what the jump of the surface leaves in the
/// fastest modes is damped while steps are short.
/// Nothing of the product rule or of a series in time enters, which is what fits use.
/// Source: J. Douglas, J. E. Gunn, Numer. Math. 6, 428 (1964).
/// </remarks>
internal sealed class MapBlock
{
    private readonly MapBlockAxis[] axes;
    private readonly double[] concentration;
    private readonly double[] change;

    /// <summary>Prepares an empty block.</summary>
    /// <param name="x">First axis.</param>
    /// <param name="y">Second axis.</param>
    /// <param name="z">Axis of the beam.</param>
    public MapBlock(MapBlockAxis x, MapBlockAxis y, MapBlockAxis z)
    {
        axes = [x, y, z];
        concentration = new double[x.Count * y.Count * z.Count];
        change = new double[concentration.Length];
    }

    /// <summary>Present time, s.</summary>
    public double Time { get; private set; }

    /// <summary>Concentration over its final value, [x × y × z].</summary>
    public ReadOnlySpan<double> Concentration => concentration;

    /// <summary>Goes on to a time in steps of at most a fraction of the time passed.</summary>
    /// <param name="until">Time to arrive at, s.</param>
    /// <param name="shortest">Length below which steps are not made shorter, s.</param>
    /// <param name="growth">Longest step over the time passed, 1.</param>
    /// <param name="surface">∫c_surface dt from time 0, s.</param>
    public void Advance(double until, double shortest, double growth, Func<double, double> surface)
    {
        while (Time < until)
        {
            var longest = Math.Max(shortest, growth * Time);
            // The last steps before a stop are of equal length: none is left over that is far shorter than the others.
            var left = until - Time;
            var steps = Math.Ceiling((left / longest) - 1e-9);
            var end = steps <= 1 ? until : Time + (steps < 3 ? left / steps : longest);
            Step(end - Time, (surface(end) - surface(Time)) / (end - Time));
            Time = end;
        }
    }

    /// <summary>Mean over the beam's axis for each column of cells, [x × y].</summary>
    public double[] ColumnMeans()
    {
        var (columns, depth) = (axes[0].Count * axes[1].Count, axes[2]);
        var means = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            var sum = 0.0;
            for (var k = 0; k < depth.Count; k++)
                sum += depth.Width[k] * concentration[(column * depth.Count) + k];
            means[column] = sum / depth.Length;
        }

        return means;
    }

    /// <summary>One step with a given mean of the surface concentration over it.</summary>
    private void Step(double step, double surface)
    {
        Array.Clear(change);
        for (var a = 0; a < 3; a++)
            Accumulate(axes[a], Inner(a), surface);
        for (var i = 0; i < change.Length; i++)
            change[i] *= step;
        for (var a = 0; a < 3; a++)
            Sweep(axes[a], Inner(a), 0.5 * step);
        for (var i = 0; i < change.Length; i++)
            concentration[i] += change[i];
    }

    // Number of cells between neighbours along an axis.
    private int Inner(int axis) => axis == 0 ? axes[1].Count * axes[2].Count : axis == 1 ? axes[2].Count : 1;

    private void Accumulate(MapBlockAxis axis, int inner, double surface)
    {
        var line = axis.Count * inner;
        for (var begin = 0; begin < concentration.Length; begin += line)
        {
            for (var i = 0; i < axis.Count; i++)
            {
                var (below, above) = (axis.Conductance[i] / axis.Width[i], axis.Conductance[i + 1] / axis.Width[i]);
                var at = begin + (i * inner);
                Add(at, -(below + above), concentration, at, inner);
                if (i > 0)
                    Add(at, below, concentration, at - inner, inner);
                else
                    Add(at, below * surface, inner);
                if (i + 1 < axis.Count)
                    Add(at, above, concentration, at + inner, inner);
                else
                    Add(at, above * surface, inner);
            }
        }
    }

    // Solves (1 − half·A)·change = change along one axis, all lines of a plane at once.
    private void Sweep(MapBlockAxis axis, int inner, double half)
    {
        var (lower, pivot) = (new double[axis.Count], new double[axis.Count]);
        for (var i = 0; i < axis.Count; i++)
        {
            lower[i] = -half * axis.Conductance[i] / axis.Width[i];
            var previous = i > 0 ? Upper(i - 1) * lower[i] * pivot[i - 1] : 0;
            pivot[i] = 1 / (1 + (half * (axis.Conductance[i] + axis.Conductance[i + 1]) / axis.Width[i]) - previous);
        }

        var line = axis.Count * inner;
        for (var begin = 0; begin < change.Length; begin += line)
        {
            for (var i = 1; i < axis.Count; i++)
                Add(begin + (i * inner), -lower[i] * pivot[i - 1], change, begin + ((i - 1) * inner), inner);
            for (var i = axis.Count - 1; i >= 0; i--)
            {
                if (i + 1 < axis.Count)
                    Add(begin + (i * inner), -Upper(i), change, begin + ((i + 1) * inner), inner);
                Scale(begin + (i * inner), pivot[i], inner);
            }
        }

        double Upper(int i) => -half * axis.Conductance[i + 1] / axis.Width[i];
    }

    // change[at…] += factor·source[from…]
    private void Add(int at, double factor, double[] source, int from, int count)
    {
        if (count == 1)
            change[at] += factor * source[from];
        else
            VectorArithmetic.AddScaled(change.AsSpan(at, count), factor, source.AsSpan(from, count));
    }

    private void Add(int at, double amount, int count)
    {
        for (var k = at; amount != 0 && k < at + count; k++)
            change[k] += amount;
    }

    private void Scale(int at, double factor, int count)
    {
        if (count == 1)
            change[at] *= factor;
        else
            VectorArithmetic.Scale(change.AsSpan(at, count), factor);
    }
}
