using Fickian.Figures.Print;

namespace Fickian.Figures;

/// <content>Verbs that add data.</content>
public sealed partial record Figure
{
    // Length of the arrow at a bound: half a decade, legible on a logarithmic axis.
    private const double ArrowFactor = 3;

    /// <summary>Adds points; error bars of one standard deviation where the curve has them.</summary>
    /// <param name="curve">The points, SI.</param>
    /// <param name="name">Name in the legend; null for the name of the curve.</param>
    /// <param name="colour">Colour; null for the next of the theme. CO₂ and ethane have colours of their own.</param>
    public Figure Points(Curve curve, string? name = null, Colour? colour = null)
    {
        Require(curve);
        return With(new PointsMark(curve, name ?? curve.Name, colour));
    }

    /// <summary>Adds points.</summary>
    /// <param name="x">Abscissa, SI, [n].</param>
    /// <param name="y">Ordinate, SI, [n].</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="provenance">How they were obtained.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or hold a value that is not a number.</exception>
    public Figure Points(double[] x, double[] y, string name, Provenance provenance) =>
        Points(Anonymous(x, y, null, provenance), name);

    /// <summary>Adds points with error bars.</summary>
    /// <param name="x">Abscissa, SI, [n].</param>
    /// <param name="y">Ordinate, SI, [n].</param>
    /// <param name="standardDeviation">Half length of each bar, SI, [n].</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="provenance">How they were obtained.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or hold a value that is not a number.</exception>
    public Figure ErrorBars(double[] x, double[] y, double[] standardDeviation, string name, Provenance provenance) =>
        Points(Anonymous(x, y, standardDeviation, provenance), name);

    /// <summary>Adds estimates: a point with its standard error where the data determine it, an arrow from the 95 % bound where they only bound it, nothing where they say nothing.</summary>
    /// <param name="x">Places, [n].</param>
    /// <param name="estimates">Estimates, [n].</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="provenance">How they were obtained.</param>
    /// <exception cref="ArgumentException">There are not as many places as estimates, or none is determined.</exception>
    public Figure Estimates(double[] x, IEnumerable<Estimate> estimates, string name, Provenance provenance)
    {
        var all = x.Zip(estimates, (at, e) => (At: at, Estimate: e)).ToArray();
        var known = all.Where(e => e.Estimate.Verdict == Verdict.Determined).ToArray();
        var figure = ErrorBars(
            Array.ConvertAll(known, e => e.At), Array.ConvertAll(known, e => e.Estimate.Value), Array.ConvertAll(known, e => e.Estimate.StandardError), name, provenance);
        foreach (var (at, estimate) in all.Where(e => e.Estimate.Verdict is Verdict.UpperBound or Verdict.LowerBound))
        {
            var interval = estimate.Interval(0.95);
            figure = estimate.Verdict == Verdict.UpperBound
                ? figure.Arrow(at, interval.Upper, at, interval.Upper / ArrowFactor, Style.Gas(name))
                : figure.Arrow(at, interval.Lower, at, interval.Lower * ArrowFactor, Style.Gas(name));
        }

        return figure;
    }

    /// <summary>Adds a line. Without a name it takes the colour of the series before it.</summary>
    /// <param name="curve">The points, SI.</param>
    /// <param name="name">Name in the legend; null for the name of the curve.</param>
    /// <param name="colour">Colour; null for the next of the theme.</param>
    public Figure Line(Curve curve, string? name = null, Colour? colour = null)
    {
        Require(curve);
        return With(new LineMark(curve, name ?? curve.Name, colour, Dashed: false));
    }

    /// <summary>Adds a dashed line. Without a name it takes the colour of the series before it.</summary>
    /// <param name="curve">The points, SI.</param>
    /// <param name="name">Name in the legend; null for the name of the curve.</param>
    /// <param name="colour">Colour; null for the next of the theme.</param>
    public Figure DashedLine(Curve curve, string? name = null, Colour? colour = null)
    {
        Require(curve);
        return With(new LineMark(curve, name ?? curve.Name, colour, Dashed: true));
    }

    /// <summary>Adds a line half as wide as others, for a rival that should stand back.</summary>
    /// <param name="curve">The points, SI.</param>
    /// <param name="name">Name in the legend; null for the name of the curve.</param>
    /// <param name="colour">Colour; null for the next of the theme.</param>
    public Figure ThinLine(Curve curve, string? name = null, Colour? colour = null)
    {
        Require(curve);
        return With(new LineMark(curve, name ?? curve.Name, colour, Dashed: false) { Thin = true });
    }

    /// <summary>Adds a line through points.</summary>
    /// <param name="x">Abscissa, SI, [n].</param>
    /// <param name="y">Ordinate, SI, [n].</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="provenance">How they were obtained.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or hold a value that is not a number.</exception>
    public Figure Line(double[] x, double[] y, string name, Provenance provenance) =>
        Line(Anonymous(x, y, null, provenance), name);

    /// <summary>Adds the area between two curves, for example a confidence band.</summary>
    /// <param name="x">Abscissa, SI, [n].</param>
    /// <param name="lower">Lower edge, SI, [n].</param>
    /// <param name="upper">Upper edge, SI, [n].</param>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="provenance">How it was obtained.</param>
    /// <param name="colour">Colour; null for that of the series before it.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or hold a value that is not a number.</exception>
    public Figure Band(double[] x, double[] lower, double[] upper, string name = "", Provenance provenance = Fickian.Provenance.Computed, Colour? colour = null) =>
        With(new BandMark(Anonymous(x, lower, null, provenance), Anonymous(x, upper, null, provenance), name, colour));

    /// <summary>Shows an image as colours. Pixels are square where both axes have one unit.</summary>
    /// <param name="image">The values, SI; a pixel without a value is left white.</param>
    /// <param name="map">How values become colours.</param>
    /// <param name="min">Value of the first colour, in the unit of the colour bar; null for the least value.</param>
    /// <param name="max">Value of the last colour, in the unit of the colour bar; null for the greatest value.</param>
    /// <exception cref="ArgumentException">The image has fewer than two rows or columns, or no value at all.</exception>
    public Figure Heatmap(Image image, ColourMap map = ColourMap.Viridis, double? min = null, double? max = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Rows < 2 || image.Columns < 2)
            throw new ArgumentException($"A heat map needs at least two rows and two columns; found {image.Rows} × {image.Columns}.", nameof(image));
        if (!image.Values.ToArray().Any(double.IsFinite))
            throw new ArgumentException("A heat map needs at least one pixel with a value; every pixel of this image is NaN or infinite.", nameof(image));
        return With(new HeatmapMark(image, "", map, min, max));
    }

    /// <summary>Lays an image over another so that both are seen; a pixel without a value hides nothing.</summary>
    /// <param name="image">The values, SI.</param>
    /// <param name="map">How values become colours.</param>
    /// <param name="opacity">How much is hidden of what lies below, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">As for <see cref="Heatmap"/>, or the opacity lies outside.</exception>
    public Figure Overlay(Image image, ColourMap map = ColourMap.Viridis, double opacity = 0.6)
    {
        if (!(opacity is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(opacity), opacity, "An opacity above 0 and below 1 was expected.");
        var over = Heatmap(image, map);
        return over with { Marks = over.Marks.SetItem(over.Marks.Length - 1, (HeatmapMark)over.Marks[^1] with { Opacity = opacity }) };
    }

    /// <summary>Adds a colour bar for the heat map.</summary>
    /// <param name="label">Label, ending in the printed unit: <c>D / 10⁻¹² m² s⁻¹</c>.</param>
    /// <param name="unit">Unit in which values are printed; null to read it from the label.</param>
    public Figure ColourBar(string label, Unit? unit = null) => this with { ColourBarLabel = Printable(label), ColourBarUnit = unit };

    /// <summary>Adds a small figure in a corner of the data area.</summary>
    /// <param name="figure">The small figure. Its data count for the badge.</param>
    /// <param name="corner">Where it stands.</param>
    public Figure Inset(Figure figure, Corner corner = Corner.LowerRight)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return this with { Insets = Insets.Add((figure, corner)) };
    }

    /// <summary>States how something in the figure was obtained, beside what the curves themselves say. Nothing is taken away.</summary>
    public Figure Badge(Provenance provenance) => this with { Stated = Stated.Add(provenance) };

    private Figure With(IMark mark)
    {
        Printable(mark.Name);
        return this with { Marks = Marks.Add(mark) };
    }

    private static Curve Anonymous(double[] x, double[] y, double[]? standardDeviation, Provenance provenance)
    {
        // An unnamed quantity: only the label of the axis can say what it is.
        var unknown = new Quantity("", "", Unit.One);
        var curve = new Curve(x, y, standardDeviation) { XQuantity = unknown, YQuantity = unknown, Provenance = provenance };
        Require(curve);
        return curve;
    }

    private static void Require(Curve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Count == 0)
            throw new ArgumentException($"A series needs at least one point; the curve '{curve.Name}' has none. Check the range it was cut to.", nameof(curve));
    }
}
