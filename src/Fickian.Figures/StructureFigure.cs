using System.Globalization;
using Fickian.Diffraction;

namespace Fickian.Figures;

/// <summary>What a crystal looks like along an edge of its cell.</summary>
/// <remarks>
/// Parallel projection of the content of one cell, linkers whole; bonds by distance, hydrogen left out, surroundings of metal atoms with four neighbours shaded as tetrahedra, far atoms paler.
/// Atoms that only a part of the cells holds are drawn open. Sizes of the discs tell elements apart and are no radii.
/// </remarks>
public static class StructureFigure
{
    private const double Palest = 0.68;
    private static readonly Colour Metal = Colour.Orange;
    private static readonly Colour Carbon = new(70, 70, 70);

    /// <summary>Draws a structure.</summary>
    /// <param name="structure">The crystal.</param>
    /// <param name="direction">Edge along which it is looked at.</param>
    /// <param name="title">What is shown.</param>
    /// <exception cref="ArgumentException">The cell holds more than 4000 atoms, or the structure states no symmetry operations.</exception>
    public static Figure Of(CrystalStructure structure, CrystalDirection direction, string title)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var (fragment, view) = (new StructureFragment(structure), new CrystalView(structure.Cell, direction));
        var seen = fragment.Places.ToDictionary(p => p, p => Seen(view, fragment.At(p.Atom), p));
        var (far, near) = (seen.Values.Min(p => p.Z), seen.Values.Max(p => p.Z));
        double Distance(double z) => near > far ? (near - z) / (near - far) : 0;

        var figure = new Figure(title).WithoutAxes().Badge(Provenance.Computed);
        foreach (var (metal, corners) in fragment.Tetrahedra.OrderBy(t => seen[t.Metal].Z))
            figure = Tetrahedron(figure, Array.ConvertAll(corners, c => Seen(view, fragment.At(c.Atom), c)), Distance(seen[metal].Z));
        figure = Outline(figure, view);
        var bonds = fragment.Bonds.Select(b => (Depth: Math.Min(seen[b.From].Z, seen[b.To].Z), Draw: (Func<Figure, Figure>)(f => Line(f, seen[b.From], seen[b.To], Distance))));
        var atoms = fragment.Places.Select(p => (Depth: seen[p].Z, Draw: (Func<Figure, Figure>)(f => Atom(f, seen[p].X, seen[p].Y, fragment.At(p.Atom).Site, Distance(seen[p].Z)))));
        figure = bonds.Concat(atoms).OrderBy(m => m.Depth).Aggregate(figure, (f, m) => m.Draw(f));
        var sites = fragment.Places.Select(p => fragment.At(p.Atom).Site).DistinctBy(s => (s.Element, s.Occupancy)).OrderByDescending(s => s.Element.Number).ThenByDescending(s => s.Occupancy);
        return Legend(figure, [.. sites], seen.Values.Max(p => p.X) + 1.6, view);
    }

    private static (double X, double Y, double Z) Seen(CrystalView view, CellAtom atom, (int Atom, int A, int B, int C) place)
    {
        var (x, y, z) = view.Of(atom.X + place.A, atom.Y + place.B, atom.Z + place.C);
        return (Rounded(x), Rounded(y), z);
    }

    private static Figure Tetrahedron(Figure figure, (double X, double Y, double Z)[] corners, double distance)
    {
        var colour = Paler(Paler(Metal, 0.7), distance);
        for (var left = 0; left < 4; left++)
        {
            var face = corners.Where((_, i) => i != left).ToArray();
            figure = figure.Polygon([.. face.Select(p => p.X)], [.. face.Select(p => p.Y)], colour, colour);
        }

        return figure;
    }

    private static Figure Outline(Figure figure, CrystalView view)
    {
        var (r, u) = (view.Edge(view.Right), view.Edge(view.Up));
        return figure.Polygon([0, Rounded(r.X), Rounded(r.X + u.X), Rounded(u.X)], [0, Rounded(r.Y), Rounded(r.Y + u.Y), Rounded(u.Y)], outline: Colour.Grey);
    }

    private static Figure Line(Figure figure, (double X, double Y, double Z) from, (double X, double Y, double Z) to, Func<double, double> distance) =>
        figure.Stroke([from.X, to.X], [from.Y, to.Y], Paler(Colour.Grey, distance(0.5 * (from.Z + to.Z))));

    private static Figure Atom(Figure figure, double x, double y, AtomSite site, double distance)
    {
        var colour = Paler(ColourOf(site.Element), distance);
        return site.Occupancy < 1 ? figure.Disc(x, y, Radius(site.Element), Colour.White, colour) : figure.Disc(x, y, Radius(site.Element), colour);
    }

    private static Figure Legend(Figure figure, AtomSite[] sites, double left, CrystalView view)
    {
        var names = new[] { "a", "b", "c" };
        var (r, u) = (view.Edge(view.Right), view.Edge(view.Up));
        var top = r.Y + u.Y;
        foreach (var (i, site) in sites.Index())
        {
            var share = site.Occupancy < 1 ? site.Occupancy.ToString(" (0 %)", CultureInfo.InvariantCulture) : "";
            figure = Atom(figure, left, top - (1.5 * i), site, 0).Label(left + 0.9, top - (1.5 * i), site.Element.Symbol + share);
        }

        const double Arrow = 3;
        var (one, two) = (Arrow / Math.Sqrt((r.X * r.X) + (r.Y * r.Y)), Arrow / Math.Sqrt((u.X * u.X) + (u.Y * u.Y)));
        return figure
            .Arrow(left, 0, left + (one * r.X), one * r.Y).Label(left + (one * r.X) + 0.3, one * r.Y, names[view.Right])
            .Arrow(left, 0, left + (two * u.X), two * u.Y).Label(left + (two * u.X), (two * u.Y) + 0.3, names[view.Up], TextAlignment.Above)
            .Stroke([left, left + 5], [6.5, 6.5]).Label(left + 2.5, 6.7, "5 Å", TextAlignment.Above);
    }

    private static Colour ColourOf(Element element) => element.Symbol switch
    {
        "C" => Carbon,
        "N" => Colour.DeepBlue,
        "O" => Colour.Vermilion,
        "B" or "F" or "Si" or "P" or "S" or "Cl" or "Se" or "Br" or "I" => Colour.BluishGreen,
        _ => Metal,
    };

    private static double Radius(Element element) => element.Number > 18 ? 0.62 : 0.34;

    private static Colour Paler(Colour colour, double part)
    {
        byte Of(byte value) => (byte)Math.Round(value + (Palest * part * (255 - value)));
        return new(Of(colour.Red), Of(colour.Green), Of(colour.Blue));
    }

    // A thousandth of an ångström is a hundredth of a stroke.
    private static double Rounded(double value) => Math.Round(value, 3);
}
