namespace Fickian.Figures;

/// <summary>Colours of several series that belong together, in the order in which they are told apart best.</summary>
internal static class SeriesColours
{
    private static readonly Colour[] All = [Colour.DeepBlue, Colour.Vermilion, Colour.BluishGreen, Colour.ReddishPurple, Colour.Orange, Colour.SkyBlue, Colour.Grey];

    public static Colour Of(int series) => All[series % All.Length];
}
