using Fickian.Diffraction;

namespace Fickian.Figures;

/// <summary>A crystal as it looks along one edge of its cell: parallel projection, lengths in Å.</summary>
/// <remarks>
/// Edges in Cartesian coordinates with a along x and b in the plane xy; the viewed edge e points to the reader, the next edge in the cycle a, b, c lies to the right once its part along e is taken away.
/// </remarks>
internal sealed class CrystalView
{
    private readonly (double X, double Y, double Z)[] edges;

    public CrystalView(UnitCell cell, CrystalDirection direction)
    {
        var (ca, cb, cg, sg) = (Cosine(cell.Alpha), Cosine(cell.Beta), Cosine(cell.Gamma), Math.Sin(cell.Gamma * Math.PI / 180));
        var t = (ca - (cb * cg)) / sg;
        (double X, double Y, double Z)[] cartesian = [(1, 0, 0), (cg, sg, 0), (cb, t, Math.Sqrt(1 - (cb * cb) - (t * t)))];
        var (k, right) = ((int)direction, ((int)direction + 1) % 3);
        var toReader = cartesian[k];
        var along = Dot(cartesian[right], toReader);
        var e1 = Unit(Minus(cartesian[right], toReader, along));
        var e2 = Cross(toReader, e1);
        double[] lengths = [cell.A * 1e10, cell.B * 1e10, cell.C * 1e10];
        edges = [.. cartesian.Zip(lengths, (e, l) => (l * Dot(e, e1), l * Dot(e, e2), l * Dot(e, toReader)))];
        (Right, Up) = (right, (right + 1) % 3);
    }

    /// <summary>Index of the edge that lies to the right.</summary>
    public int Right { get; }

    /// <summary>Index of the edge that points upwards.</summary>
    public int Up { get; }

    /// <summary>Where a point given in fractions of the edges is seen, Å; z grows towards the reader.</summary>
    public (double X, double Y, double Z) Of(double a, double b, double c) => (
        (a * edges[0].X) + (b * edges[1].X) + (c * edges[2].X), (a * edges[0].Y) + (b * edges[1].Y) + (c * edges[2].Y), (a * edges[0].Z) + (b * edges[1].Z) + (c * edges[2].Z));

    /// <summary>Where the end of an edge is seen.</summary>
    public (double X, double Y, double Z) Edge(int edge) => edges[edge];

    private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    private static (double X, double Y, double Z) Minus((double X, double Y, double Z) a, (double X, double Y, double Z) b, double times) => (a.X - (times * b.X), a.Y - (times * b.Y), a.Z - (times * b.Z));

    private static (double X, double Y, double Z) Cross((double X, double Y, double Z) a, (double X, double Y, double Z) b) => ((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    private static (double X, double Y, double Z) Unit((double X, double Y, double Z) a) => Minus((0, 0, 0), a, -1 / Math.Sqrt(Dot(a, a)));

    private static double Cosine(double degrees) => degrees == 90 ? 0 : Math.Cos(degrees * Math.PI / 180);
}
