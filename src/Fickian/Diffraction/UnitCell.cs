namespace Fickian.Diffraction;

/// <summary>The cell of a crystal: three edges and the angles between them.</summary>
/// <remarks>
/// V = abc·√(1 − cos²α − cos²β − cos²γ + 2·cos α·cos β·cos γ);  1/d² = hᵀ·G⁻¹·h with the metric G of the edges.
/// Edges are in metres; angles in degrees, as crystallographers write them.
/// Source: International Tables for Crystallography, volume B, chapter 1.1.
/// </remarks>
public sealed record UnitCell
{
    private readonly double[,] metric;
    private readonly double[,] reciprocal;

    /// <summary>Makes a cell.</summary>
    /// <param name="a">Edge a, m.</param>
    /// <param name="b">Edge b, m.</param>
    /// <param name="c">Edge c, m.</param>
    /// <param name="alpha">Angle between b and c, °.</param>
    /// <param name="beta">Angle between a and c, °.</param>
    /// <param name="gamma">Angle between a and b, °.</param>
    /// <exception cref="ArgumentException">Edges and angles enclose no volume.</exception>
    public UnitCell(double a, double b, double c, double alpha = 90, double beta = 90, double gamma = 90)
    {
        (A, B, C, Alpha, Beta, Gamma) = (a, b, c, alpha, beta, gamma);
        var (ca, cb, cg) = (Cosine(alpha), Cosine(beta), Cosine(gamma));
        var square = 1 - (ca * ca) - (cb * cb) - (cg * cg) + (2 * ca * cb * cg);
        Volume = a * b * c * Math.Sqrt(square);
        if (!(a > 0 && b > 0 && c > 0 && square > 0 && Volume > 0 && double.IsFinite(Volume)) || Array.Exists([alpha, beta, gamma], v => !(v is > 0 and < 180)))
            throw new ArgumentException($"Three positive edges and angles that enclose a volume were expected; found {a * 1e10:G6}, {b * 1e10:G6}, {c * 1e10:G6} Å and {alpha:G6}, {beta:G6}, {gamma:G6}°.", nameof(a));
        metric = new[,] { { a * a, a * b * cg, a * c * cb }, { a * b * cg, b * b, b * c * ca }, { a * c * cb, b * c * ca, c * c } };
        reciprocal = Inverse(metric, Volume * Volume);
    }

    /// <summary>Edge a, m.</summary>
    public double A { get; }

    /// <summary>Edge b, m.</summary>
    public double B { get; }

    /// <summary>Edge c, m.</summary>
    public double C { get; }

    /// <summary>Angle between b and c, °.</summary>
    public double Alpha { get; }

    /// <summary>Angle between a and c, °.</summary>
    public double Beta { get; }

    /// <summary>Angle between a and b, °.</summary>
    public double Gamma { get; }

    /// <summary>Volume, m³.</summary>
    public double Volume { get; }

    /// <summary>1/d² of the planes hkl, m⁻².</summary>
    public double InverseSpacingSquared(int h, int k, int l) => Form(reciprocal, h, k, l);

    /// <summary>Distance d between the planes hkl, m; +∞ for 000.</summary>
    public double Spacing(int h, int k, int l) => 1 / Math.Sqrt(InverseSpacingSquared(h, k, l));

    /// <summary>Length of a vector given in fractions of the edges, m.</summary>
    public double Length(double x, double y, double z) => Math.Sqrt(Math.Max(0, Form(metric, x, y, z)));

    /// <summary>Shortest distance between two points and all their translations, m.</summary>
    /// <remarks>Looks at the 27 nearest translations: enough for cells whose angles lie between about 60° and 120°.</remarks>
    public double Distance((double X, double Y, double Z) one, (double X, double Y, double Z) other)
    {
        var (x, y, z) = (Nearest(one.X - other.X), Nearest(one.Y - other.Y), Nearest(one.Z - other.Z));
        var shortest = double.PositiveInfinity;
        for (var i = -1; i <= 1; i++)
        {
            for (var j = -1; j <= 1; j++)
            {
                for (var k = -1; k <= 1; k++)
                    shortest = Math.Min(shortest, Length(x + i, y + j, z + k));
            }
        }

        return shortest;
    }

    /// <summary>Length of a reciprocal edge: 0 for a*, 1 for b*, 2 for c*, 1/m.</summary>
    internal double ReciprocalEdge(int axis) => Math.Sqrt(reciprocal[axis, axis]);

    /// <summary>Product aᵢ·aⱼ of two edges, m².</summary>
    internal double Metric(int i, int j) => metric[i, j];

    private static double Nearest(double v) => v - Math.Round(v);

    private static double Form(double[,] m, double x, double y, double z) =>
        (m[0, 0] * x * x) + (m[1, 1] * y * y) + (m[2, 2] * z * z) + (2 * ((m[0, 1] * x * y) + (m[0, 2] * x * z) + (m[1, 2] * y * z)));

    // Exactly 0 for a right angle, so that an orthogonal cell stays one.
    private static double Cosine(double degrees) => degrees == 90 ? 0 : Math.Cos(degrees * Math.PI / 180);

    private static double[,] Inverse(double[,] m, double determinant)
    {
        var inverse = new double[3, 3];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var (r, s) = ((i + 1) % 3, (i + 2) % 3);
                var (t, u) = ((j + 1) % 3, (j + 2) % 3);
                inverse[j, i] = ((m[r, t] * m[s, u]) - (m[r, u] * m[s, t])) / determinant;
            }
        }

        return inverse;
    }
}
