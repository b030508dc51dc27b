using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>All curves φ(x; θ) of a model with one free parameter on one axis x, as combinations of a few orthonormal ones.</summary>
/// <remarks>
/// φ(u) = Q·α(u), u = ln θ, with Q the orthonormal curves [n × r] and α tabulated with its slope at steps of 0.03 and interpolated by Hermite cubics.
/// Q grows by the curve that it represents worst until every curve is met to 1e-8 of its length: at most twenty-four for uptake at 200 evenly spaced times, over all θ that they can tell.
/// Where the direction of φ no longer changes with θ, at either end, the table ends: there data cannot tell one θ from another.
/// Interpolation errs by h⁴/384 ≈ 2e-9 of a curve.
/// </remarks>
internal sealed class ModelFamily
{
    /// <summary>Step of u in the table.</summary>
    public const double Step = 0.03;

    private const int Lanes = 8;
    private const int MostCurves = 40;
    // What is left out is orthogonal to Q and so meets only the noise of the data.
    private const double Accuracy = 1e-8;
    private const double SameDirection = 1e-7;

    private readonly double[] table;

    private ModelFamily(double[] basis, int points, int rank, double[] table, double first)
    {
        (Basis, Points, Rank, this.table, First) = (basis, points, rank, table, first);
        Nodes = table.Length / (2 * rank);
    }

    /// <summary>Orthonormal curves, point by point, [n × r].</summary>
    public double[] Basis { get; }

    /// <summary>Number of points n.</summary>
    public int Points { get; }

    /// <summary>Number of orthonormal curves r, filled up with zeros to a multiple of eight.</summary>
    public int Rank { get; }

    /// <summary>Smallest u of the table.</summary>
    public double First { get; }

    /// <summary>Largest u of the table.</summary>
    public double Last => First + ((Nodes - 1) * Step);

    /// <summary>Number of nodes of the table.</summary>
    public int Nodes { get; }

    /// <summary>Builds the table.</summary>
    /// <param name="set">Parameters of the model, one of them free.</param>
    /// <param name="x">Abscissae, [n].</param>
    public static ModelFamily Of(ParameterSet set, ReadOnlySpan<double> x)
    {
        var axis = set.Axes[set.Free[0]];
        var nodes = 1 + (int)((axis.UpperCoordinate - axis.LowerCoordinate) / Step);
        var (values, slopes) = (new double[nodes][], new double[nodes][]);
        var theta = Array.ConvertAll(set.All[..set.Nonlinear], p => p.Value);
        for (var k = 0; k < nodes; k++)
        {
            (values[k], slopes[k]) = (new double[x.Length], new double[x.Length]);
            theta[set.Free[0]] = axis.ToValue(axis.LowerCoordinate + (k * Step));
            if (!set.Model.TryDifferentiate(x, theta, values[k], slopes[k]))
                throw new ArgumentException($"Pixels are fitted with models that know their derivatives; the {set.Model.Name} does not.", nameof(set));
            VectorArithmetic.Scale(slopes[k], theta[set.Free[0]]);
        }

        var (from, to) = Telling(values);
        var curves = Orthonormal(values[from..(to + 1)]);
        var rank = Lanes * ((curves.Count + Lanes - 1) / Lanes);
        var nodesTable = new double[(to - from + 1) * 2 * rank];
        var basis = new double[x.Length * rank];
        for (var j = 0; j < curves.Count; j++)
        {
            for (var i = 0; i < x.Length; i++)
                basis[(i * rank) + j] = curves[j][i];
            for (var k = from; k <= to; k++)
            {
                nodesTable[((k - from) * 2 * rank) + j] = VectorArithmetic.Dot(curves[j], values[k]);
                nodesTable[(((k - from) * 2) + 1) * rank + j] = VectorArithmetic.Dot(curves[j], slopes[k]);
            }
        }

        return new(basis, x.Length, rank, nodesTable, axis.LowerCoordinate + (from * Step));
    }

    /// <summary>α at a node.</summary>
    public ReadOnlySpan<double> Node(int node) => table.AsSpan(node * 2 * Rank, Rank);

    /// <summary>α and dα/du at any u within the table.</summary>
    public void At(double u, Span<double> alpha, Span<double> slope)
    {
        var at = (u - First) / Step;
        var cell = Math.Clamp((int)at, 0, Nodes - 2);
        var t = at - cell;
        var (a, b) = (1 - t, t);
        var cellTable = table.AsSpan(cell * 2 * Rank, 4 * Rank);
        alpha.Clear();
        slope.Clear();
        VectorArithmetic.AddScaled(alpha, a * a * (1 + (2 * t)), cellTable[..Rank]);
        VectorArithmetic.AddScaled(alpha, Step * t * a * a, cellTable.Slice(Rank, Rank));
        VectorArithmetic.AddScaled(alpha, b * b * (3 - (2 * t)), cellTable.Slice(2 * Rank, Rank));
        VectorArithmetic.AddScaled(alpha, -Step * t * t * a, cellTable.Slice(3 * Rank, Rank));
        var rise = 6 * t * a / Step;
        VectorArithmetic.AddScaled(slope, -rise, cellTable[..Rank]);
        VectorArithmetic.AddScaled(slope, a * (1 - (3 * t)), cellTable.Slice(Rank, Rank));
        VectorArithmetic.AddScaled(slope, rise, cellTable.Slice(2 * Rank, Rank));
        VectorArithmetic.AddScaled(slope, t * ((3 * t) - 2), cellTable.Slice(3 * Rank, Rank));
    }

    // The nodes between which the direction of the curves changes, one to spare at either end.
    private static (int From, int To) Telling(double[][] values)
    {
        var (from, to) = (0, values.Length - 1);
        while (from + 2 < to && Sine(values[from + 1], values[0]) < SameDirection)
            from++;
        while (to - 2 > from && Sine(values[to - 1], values[^1]) < SameDirection)
            to--;
        return (from, to);
    }

    private static double Sine(double[] a, double[] b)
    {
        var rest = (double[])a.Clone();
        VectorArithmetic.AddScaled(rest, -VectorArithmetic.Dot(a, b) / VectorArithmetic.SumOfSquares(b), b);
        return VectorArithmetic.Norm(rest) / VectorArithmetic.Norm(a);
    }

    private static List<double[]> Orthonormal(double[][] values)
    {
        var rest = Array.ConvertAll(values, v => (double[])v.Clone());
        foreach (var r in rest)
            VectorArithmetic.Scale(r, 1 / VectorArithmetic.Norm(r));
        var curves = new List<double[]>();
        while (curves.Count < Math.Min(MostCurves, values[0].Length))
        {
            var worst = rest.MaxBy(r => VectorArithmetic.SumOfSquares(r))!;
            if (VectorArithmetic.Norm(worst) < Accuracy)
                break;
            var curve = (double[])worst.Clone();
            // Twice is enough to be orthogonal to rounding.
            for (var again = 0; again < 2; again++)
            {
                foreach (var other in curves)
                    VectorArithmetic.AddScaled(curve, -VectorArithmetic.Dot(curve, other), other);
            }

            VectorArithmetic.Scale(curve, 1 / VectorArithmetic.Norm(curve));
            foreach (var r in rest)
                VectorArithmetic.AddScaled(r, -VectorArithmetic.Dot(r, curve), curve);
            curves.Add(curve);
        }

        return curves;
    }
}
