using System.Collections.Immutable;
using Fickian.Figures.Print;

namespace Fickian.Figures;

/// <summary>A figure: what is drawn, its axes and its size. Each verb returns a new figure.</summary>
/// <remarks>
/// Data are in SI; an axis is printed in the unit its label ends in: <c>X("x / µm")</c> prints 2·10⁻⁴ m as 200.
/// How the data were obtained stands on the figure itself and cannot be taken away.
/// </remarks>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = ["image/svg+xml", "text/plain"])]
public sealed partial record Figure
{
    private const double GoldenHeight = 62;

    /// <summary>Makes an empty figure.</summary>
    /// <param name="title">What the figure shows; printed above it and found in its text.</param>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    public Figure(string title)
    {
        if (string.IsNullOrWhiteSpace(title))
            throw new ArgumentException("A figure needs a title that says what it shows, for example \"CO₂ uptake\".", nameof(title));
        Title = title;
    }

    /// <summary>What the figure shows.</summary>
    public string Title { get; }

    /// <summary>Figure of a paper that this one reproduces; empty if none.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>What is drawn, the first below.</summary>
    public ImmutableArray<IMark> Marks { get; private init; } = [];

    /// <summary>The horizontal axis.</summary>
    public Axis XAxis { get; private init; } = new();

    /// <summary>The vertical axis.</summary>
    public Axis YAxis { get; private init; } = new();

    /// <summary>Label of the colour bar; null for none.</summary>
    public string? ColourBarLabel { get; private init; }

    /// <summary>Unit of the colour bar; null to read it from its label.</summary>
    public Unit? ColourBarUnit { get; private init; }

    /// <summary>Letter of the panel; empty for none.</summary>
    public string PanelLetter { get; private init; } = "";

    /// <summary>Small figures within this one, each with its corner.</summary>
    public ImmutableArray<(Figure Figure, Corner Corner)> Insets { get; private init; } = [];

    /// <summary>Corner of the legend; null to let the figure choose the emptiest.</summary>
    public Corner? LegendCorner { get; private init; }

    /// <summary>Whether named series are listed in a legend.</summary>
    public bool HasLegend { get; private init; } = true;

    /// <summary>Whether axes are drawn.</summary>
    public bool HasAxes { get; private init; } = true;

    /// <summary>Whether the title is printed above the figure.</summary>
    public bool PrintsTitle { get; private init; } = true;

    /// <summary>Width, mm.</summary>
    public double WidthMillimetres { get; private init; } = 86;

    /// <summary>Height, mm; null to choose it.</summary>
    public double? HeightMillimetres { get; private init; }

    private ImmutableArray<Provenance> Stated { get; init; } = [];

    /// <summary>How the data of this figure and its insets were obtained, each once; simulated first.</summary>
    public ImmutableArray<Provenance> Provenances =>
    [
        .. Marks.Select(m => m.Provenance).OfType<Provenance>()
            .Concat(Insets.SelectMany(i => i.Figure.Provenances))
            .Concat(Stated)
            .Distinct()
            .OrderBy(p => p == Fickian.Provenance.Simulated ? -1 : (int)p),
    ];

    /// <summary>The words of the badge: how the data were obtained.</summary>
    public string BadgeText
    {
        get
        {
            var all = Provenances.Where(p => p != Fickian.Provenance.Schematic).ToArray();
            return all.Length == 0 ? "schematic" : string.Join(" + ", all.Select(p => p.ToString().ToLowerInvariant()));
        }
    }

    /// <summary>The figure as a vector drawing; text is outlines, so it looks the same everywhere.</summary>
    /// <exception cref="InvalidOperationException">The figure is empty.</exception>
    public string ToSvg() => Svg.Write(Page.Of(this));

    /// <summary>The figure as pixels.</summary>
    /// <param name="dpi">Pixels per inch of print.</param>
    /// <exception cref="InvalidOperationException">The figure is empty.</exception>
    public byte[] ToPng(double dpi = 300) => Png.Write(Page.Of(this), dpi);

    /// <summary>Writes the figure as SVG or PNG, by the extension of the path.</summary>
    /// <exception cref="ArgumentException">The extension is neither <c>.svg</c> nor <c>.png</c>.</exception>
    public void Save(string path) => Page.Of(this).Save(path);

    /// <summary>The same figure for the screen: it can be zoomed, and shows values under the pointer.</summary>
    public InteractiveFigure Interactive() => InteractiveFigure.Of(this);

    /// <summary>What the figure shows, as data.</summary>
    public FigureData ToData() => FigureData.Of(this);

    /// <inheritdoc/>
    public override string ToString() => $"Figure: {Title}";

    internal double HeightOrDefault => HeightMillimetres ?? PlotBuilder.NaturalHeight(this) ?? (WidthMillimetres > 100 ? 80 : GoldenHeight);
}
