using System.Collections.Immutable;

namespace Fickian.Figures;

/// <content>Verbs that draw: words, straight lines, shapes.</content>
public sealed partial record Figure
{
    /// <summary>Puts words beside the data.</summary>
    /// <param name="x">Position along x, SI.</param>
    /// <param name="y">Position along y, SI.</param>
    /// <param name="text">The words.</param>
    /// <param name="alignment">Where the words lie from the position.</param>
    /// <param name="colour">Colour; null for black.</param>
    public Figure Label(double x, double y, string text, TextAlignment alignment = TextAlignment.Left, Colour? colour = null) =>
        With(new TextMark(Finite(x, nameof(x)), Finite(y, nameof(y)), Printable(text), alignment, colour ?? Colour.Black));

    /// <summary>Centres words on a point of a drawing.</summary>
    /// <param name="x">Position along x.</param>
    /// <param name="y">Position along y.</param>
    /// <param name="text">The words.</param>
    public Figure Text(double x, double y, string text) => Label(x, y, text, TextAlignment.Centre);

    /// <summary>Draws a vertical line across the data area.</summary>
    /// <param name="x">Where it stands, SI.</param>
    /// <param name="name">Name in the legend; empty for none.</param>
    public Figure VerticalLine(double x, string name = "") => With(new RuleMark(Finite(x, nameof(x)), Vertical: true, name));

    /// <summary>Draws a horizontal line across the data area.</summary>
    /// <param name="y">Where it lies, SI.</param>
    /// <param name="name">Name in the legend; empty for none.</param>
    public Figure HorizontalLine(double y, string name = "") => With(new RuleMark(Finite(y, nameof(y)), Vertical: false, name));

    /// <summary>Draws a rectangle between two opposite corners.</summary>
    /// <param name="left">Left edge.</param>
    /// <param name="bottom">Lower edge.</param>
    /// <param name="right">Right edge.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="fill">Colour of the area; null for none.</param>
    /// <param name="outline">Colour of the outline; null for black.</param>
    public Figure Rectangle(double left, double bottom, double right, double top, Colour? fill = null, Colour? outline = null) =>
        Polygon([left, right, right, left], [bottom, bottom, top, top], fill, outline);

    /// <summary>Draws a disc; in a drawing without axes, where both directions have one scale.</summary>
    /// <param name="x">Centre along x.</param>
    /// <param name="y">Centre along y.</param>
    /// <param name="radius">Radius.</param>
    /// <param name="fill">Colour of the area.</param>
    /// <param name="outline">Colour of the outline; null for none.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the radius not positive.</exception>
    public Figure Disc(double x, double y, double radius, Colour fill, Colour? outline = null) => radius > 0
        ? With(new DiscMark(Finite(x, nameof(x)), Finite(y, nameof(y)), Finite(radius, nameof(radius)), fill, outline))
        : throw new ArgumentException($"A disc has a radius above zero; found {radius}.", nameof(radius));

    /// <summary>Draws an arrow.</summary>
    /// <param name="fromX">Tail along x.</param>
    /// <param name="fromY">Tail along y.</param>
    /// <param name="toX">Head along x.</param>
    /// <param name="toY">Head along y.</param>
    /// <param name="colour">Colour; null for black.</param>
    public Figure Arrow(double fromX, double fromY, double toX, double toY, Colour? colour = null) =>
        With(new ShapeMark(Corners([fromX, toX]), Corners([fromY, toY]), Closed: false, Arrow: true, null, colour ?? Colour.Black));

    /// <summary>Draws a straight or broken line.</summary>
    /// <param name="x">Corners along x, [n].</param>
    /// <param name="y">Corners along y, [n].</param>
    /// <param name="colour">Colour; null for black.</param>
    /// <exception cref="ArgumentException">The arrays differ in length or hold fewer than two corners.</exception>
    public Figure Stroke(double[] x, double[] y, Colour? colour = null) =>
        Shape(x, y, 2, new ShapeMark(Corners(x), Corners(y), Closed: false, Arrow: false, null, colour ?? Colour.Black));

    /// <summary>Draws a polygon.</summary>
    /// <param name="x">Corners along x, [n].</param>
    /// <param name="y">Corners along y, [n].</param>
    /// <param name="fill">Colour of the area; null for none.</param>
    /// <param name="outline">Colour of the outline; null for black.</param>
    /// <exception cref="ArgumentException">The arrays differ in length or hold fewer than three corners.</exception>
    public Figure Polygon(double[] x, double[] y, Colour? fill = null, Colour? outline = null) =>
        Shape(x, y, 3, new ShapeMark(Corners(x), Corners(y), Closed: true, Arrow: false, fill, outline ?? Colour.Black));

    private Figure Shape(double[] x, double[] y, int fewest, ShapeMark mark) => x.Length == y.Length && x.Length >= fewest
        ? With(mark)
        : throw new ArgumentException($"A shape needs as many x as y and at least {fewest} corners; found {x.Length} x and {y.Length} y.", nameof(x));

    private static ImmutableArray<double> Corners(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.Select(v => Finite(v, nameof(values)))];
    }

    private static double Finite(double value, string name) => double.IsFinite(value)
        ? value
        : throw new ArgumentException($"A position is a finite number; found {value}.", name);
}
