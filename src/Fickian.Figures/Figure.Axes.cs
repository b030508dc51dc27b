using Fickian.Figures.Print;

namespace Fickian.Figures;

/// <content>Verbs that set axes, size and the words around the data.</content>
public sealed partial record Figure
{
    /// <summary>Sets the horizontal axis.</summary>
    /// <param name="label">Label, ending in the printed unit: <c>t / s</c>, <c>x / µm</c>, <c>T / °C</c>.</param>
    /// <param name="min">Where it begins, in the printed unit; null to fit the data.</param>
    /// <param name="max">Where it ends, in the printed unit; null to fit the data. Below <paramref name="min"/> the axis runs backwards.</param>
    /// <param name="unit">Unit in which values are printed; null to read it from the label. <see cref="Unit.One"/> prints them as they are.</param>
    public Figure X(string label, double? min = null, double? max = null, Unit? unit = null) =>
        this with { XAxis = Checked(XAxis with { Label = Printable(label), Min = min, Max = max, Unit = unit }) };

    /// <summary>Sets the vertical axis.</summary>
    /// <param name="label">Label, ending in the printed unit.</param>
    /// <param name="min">Where it begins, in the printed unit; null to fit the data.</param>
    /// <param name="max">Where it ends, in the printed unit; null to fit the data. Below <paramref name="min"/> the axis runs backwards.</param>
    /// <param name="unit">Unit in which values are printed; null to read it from the label. <see cref="Unit.One"/> prints them as they are.</param>
    public Figure Y(string label, double? min = null, double? max = null, Unit? unit = null) =>
        this with { YAxis = Checked(YAxis with { Label = Printable(label), Min = min, Max = max, Unit = unit }) };

    /// <summary>Spreads x by its logarithm.</summary>
    public Figure LogX() => this with { XAxis = Checked(XAxis with { Scale = AxisScale.Logarithmic }) };

    /// <summary>Spreads y by its logarithm.</summary>
    public Figure LogY() => this with { YAxis = Checked(YAxis with { Scale = AxisScale.Logarithmic }) };

    /// <summary>Spreads x by its square root: uptake by diffusion is then a straight line at short times.</summary>
    public Figure SqrtX() => this with { XAxis = Checked(XAxis with { Scale = AxisScale.SquareRoot }) };

    /// <summary>Marks the horizontal axis with words at 0, 1, 2, … in the place of numbers.</summary>
    /// <param name="words">One word per place.</param>
    /// <exception cref="ArgumentException">There are no words.</exception>
    public Figure Categories(params string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Length == 0)
            throw new ArgumentException("An axis of categories needs at least one word.", nameof(words));
        Array.ForEach(words, w => Printable(w));
        return this with { XAxis = XAxis with { Label = XAxis.Label ?? "", Min = -0.5, Max = words.Length - 0.5, Categories = [.. words], Scale = AxisScale.Linear } };
    }

    /// <summary>States which figure of a paper this one reproduces, for example <c>2C</c>; it names the figure's file and its place in the report.</summary>
    public Figure Reproduces(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return this with { Reference = reference };
    }

    /// <summary>Leaves the axes out, for a schematic drawing.</summary>
    public Figure WithoutAxes() => this with { HasAxes = false };

    /// <summary>Sets the letter of the panel, for example <c>C</c>.</summary>
    public Figure Letter(string letter) => this with { PanelLetter = Printable(letter) };

    /// <summary>Keeps the title in the file but does not print it, for a figure whose caption says it.</summary>
    public Figure WithoutTitle() => this with { PrintsTitle = false };

    /// <summary>Puts the legend into a corner.</summary>
    public Figure Legend(Corner corner) => this with { LegendCorner = corner, HasLegend = true };

    /// <summary>Leaves the legend out.</summary>
    public Figure WithoutLegend() => this with { HasLegend = false };

    /// <summary>Sets the width to one column or both.</summary>
    public Figure Width(FigureWidth width) => this with { WidthMillimetres = width == FigureWidth.Double ? 178 : 86 };

    /// <summary>Sets the height, mm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The height is not between 15 mm and 240 mm, the height of a page.</exception>
    public Figure Height(double millimetres) => millimetres is >= 15 and <= 240
        ? this with { HeightMillimetres = millimetres }
        : throw new ArgumentOutOfRangeException(nameof(millimetres), millimetres, "The height of a figure lies between 15 mm and 240 mm, the height of a page.");

    internal Figure Wide(double millimetres) => this with { WidthMillimetres = millimetres };

    private static Axis Checked(Axis axis)
    {
        if (axis is { Min: { } min, Max: { } max } && !(double.IsFinite(min) && double.IsFinite(max) && min != max))
            throw new ArgumentException($"An axis needs two different finite ends; found {min} and {max}.", nameof(axis));
        if (axis.Scale == AxisScale.Logarithmic && (axis.Min <= 0 || axis.Max <= 0))
            throw new ArgumentException($"A logarithmic axis begins above zero; found {axis.Min} to {axis.Max}.", nameof(axis));
        return axis.Scale == AxisScale.SquareRoot && (axis.Min < 0 || axis.Max < 0)
            ? throw new ArgumentException($"A square-root axis begins at zero or above; found {axis.Min} to {axis.Max}.", nameof(axis))
            : axis;
    }

    private static string Printable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Typefaces.Require(text);
        return text;
    }
}
