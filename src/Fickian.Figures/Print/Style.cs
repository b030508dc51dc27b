using ScottPlot;

namespace Fickian.Figures.Print;

/// <summary>A mark with the colour and marker it is drawn in, on paper as on screen.</summary>
internal sealed record Style(IMark Mark, Colour Colour, MarkerShape Marker, int MarkerIndex)
{
    /// <summary>Colours of all marks: those stated, those of the gases, then the theme's in order.</summary>
    public static Style[] Of(Figure figure)
    {
        var styles = new List<Style>();
        var next = figure.Marks.Any(m => Gas(m.Name) is not null) ? 2 : 0;
        var points = 0;
        foreach (var mark in figure.Marks)
        {
            var colour = Stated(mark) ?? Inherited(mark, styles) ?? Own(mark, styles) ?? Theme.Palette[next++ % Theme.Palette.Length];
            var marker = mark is PointsMark ? MarkerOf(mark, styles, ref points) : 0;
            styles.Add(new(mark, colour, Theme.Markers[marker], marker));
        }
        return [.. styles];
    }

    private static Colour? Stated(IMark mark) => mark switch
    {
        PointsMark p => p.Colour,
        LineMark l => l.Colour,
        BandMark b => b.Colour,
        RuleMark => Colour.Grey,
        TextMark or ShapeMark or DiscMark or HeatmapMark => Colour.Black,
        _ => null,
    };

    private static Colour? Inherited(IMark mark, List<Style> before)
    {
        var same = before.Find(s => mark.Name.Length > 0 && s.Mark.Name == mark.Name && s.Mark.GetType() != mark.GetType());
        var last = before.FindLast(s => s.Mark is PointsMark or LineMark or BandMark);
        return same?.Colour ?? (mark is BandMark || (mark is LineMark && mark.Name.Length == 0) ? last?.Colour : null);
    }

    // Two series of one gas and one kind must still be told apart.
    private static Colour? Own(IMark mark, List<Style> before) =>
        Gas(mark.Name) is { } gas && !before.Exists(s => s.Mark.GetType() == mark.GetType() && s.Colour == gas) ? gas : null;

    private static int MarkerOf(IMark mark, List<Style> before, ref int points)
    {
        points++;
        var wanted = Gas(mark.Name) is { } gas ? (gas == Colour.DeepBlue ? 0 : 1) : points - 1;
        var taken = before.Where(s => s.Mark is PointsMark).Select(s => s.MarkerIndex).ToHashSet();
        var free = Enumerable.Range(0, Theme.Markers.Length).Select(i => (wanted + i) % Theme.Markers.Length).Where(i => !taken.Contains(i));
        return free.FirstOrDefault(wanted % Theme.Markers.Length);
    }

    /// <summary>Colour of a gas; null if the name holds none.</summary>
    public static Colour? Gas(string name)
    {
        if (name.Contains("CO₂", StringComparison.Ordinal) || name.Contains("carbon dioxide", StringComparison.OrdinalIgnoreCase))
            return Colour.DeepBlue;
        return name.Contains("C₂H₆", StringComparison.Ordinal) || name.Contains("ethane", StringComparison.OrdinalIgnoreCase) ? Colour.Vermilion : null;
    }
}
