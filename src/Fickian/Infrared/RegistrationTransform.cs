using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Infrared;

/// <summary>Straight transformation from one plane to another: places of a spectral map to those of the picture under visible light.</summary>
/// <remarks>x′ = a·x + b·y + e, y′ = c·x + d·y + f. A similarity turns and scales (a = d, b = −c); an affine one may shear, and mirror.</remarks>
/// <param name="A">a.</param>
/// <param name="B">b.</param>
/// <param name="C">c.</param>
/// <param name="D">d.</param>
/// <param name="E">e.</param>
/// <param name="F">f.</param>
/// <param name="Rms">Root mean square distance of the matched places after the transformation; 0 if they only just determine it.</param>
public sealed record RegistrationTransform(double A, double B, double C, double D, double E, double F, double Rms)
{
    /// <summary>Turning, scale and shift by least squares from two matched places or more.</summary>
    /// <param name="from">Places in the first plane.</param>
    /// <param name="to">The same places in the second plane.</param>
    /// <exception cref="ArgumentException">The places do not match in number, are too few, or coincide.</exception>
    public static RegistrationTransform Similarity(IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to)
    {
        Check(from, to, 2);
        var solution = Solve(from, to, 4, (p, isX) => isX ? [p.X, -p.Y, 1, 0] : [p.Y, p.X, 0, 1]);
        return Measured(new(solution[0], -solution[1], solution[1], solution[0], solution[2], solution[3], 0), from, to);
    }

    /// <summary>Affine transformation by least squares from three matched places or more, not on a line.</summary>
    /// <param name="from">Places in the first plane.</param>
    /// <param name="to">The same places in the second plane.</param>
    /// <exception cref="ArgumentException">The places do not match in number, are too few, or lie on a line.</exception>
    public static RegistrationTransform Affine(IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to)
    {
        Check(from, to, 3);
        var solution = Solve(from, to, 6, (p, isX) => isX ? [p.X, p.Y, 0, 0, 1, 0] : [0, 0, p.X, p.Y, 0, 1]);
        return Measured(new(solution[0], solution[1], solution[2], solution[3], solution[4], solution[5], 0), from, to);
    }

    /// <summary>Linear magnification, √|ad − bc|.</summary>
    public double Magnification => Math.Sqrt(Math.Abs((A * D) - (B * C)));

    /// <summary>Where a place of the first plane lies in the second.</summary>
    public (double X, double Y) Apply(double x, double y) => ((A * x) + (B * y) + E, (C * x) + (D * y) + F);

    /// <summary>The way back.</summary>
    public RegistrationTransform Inverse()
    {
        var determinant = (A * D) - (B * C);
        var (a, b, c, d) = (D / determinant, -B / determinant, -C / determinant, A / determinant);
        return new(a, b, c, d, -(a * E) - (b * F), -(c * E) - (d * F), Rms / Magnification);
    }

    private static void Check(IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to, int needed)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Count != to.Count || from.Count < needed || from.Concat(to).Any(p => !double.IsFinite(p.X + p.Y)))
            throw new ArgumentException($"At least {needed} pairs of places were expected, all finite; found {from.Count} and {to.Count}.", nameof(to));
    }

    // Scaled about the centre of the places, so that metres and pixels are solved alike.
    private static double[] Solve(IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to, int unknowns, Func<(double X, double Y), bool, double[]> row)
    {
        var (x, y) = (from.Average(p => p.X), from.Average(p => p.Y));
        var size = Math.Sqrt(from.Average(p => Math.Pow(p.X - x, 2) + Math.Pow(p.Y - y, 2)));
        if (!(size > 0))
            throw new ArgumentException("Places that differ were expected; all are one.", nameof(from));
        var rows = from.Select(p => ((p.X - x) / size, (p.Y - y) / size)).SelectMany(p => new[] { row(p, true), row(p, false) }).ToArray();
        var qr = Matrix<double>.Build.DenseOfRowArrays(rows).QR();
        if (Enumerable.Range(0, unknowns).Any(k => Math.Abs(qr.R[k, k]) < 1e-9))
            throw new ArgumentException("Places that span the plane were expected; they lie on a line. Match one beside it.", nameof(from));
        var solution = qr.Solve(Vector<double>.Build.DenseOfEnumerable(to.SelectMany(p => new[] { p.X, p.Y })));
        var linear = unknowns - 2;
        for (var k = 0; k < linear; k++)
            solution[k] /= size;
        var (alongX, alongY) = (row((x, y), true), row((x, y), false));
        for (var k = 0; k < linear; k++)
            (solution[linear], solution[linear + 1]) = (solution[linear] - (alongX[k] * solution[k]), solution[linear + 1] - (alongY[k] * solution[k]));
        return solution.ToArray();
    }

    private static RegistrationTransform Measured(RegistrationTransform found, IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to)
    {
        var square = from.Zip(to, (p, q) => (found.Apply(p.X, p.Y), q)).Average(d => Math.Pow(d.Item1.X - d.q.X, 2) + Math.Pow(d.Item1.Y - d.q.Y, 2));
        return found with { Rms = Math.Sqrt(square) };
    }
}
