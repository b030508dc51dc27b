namespace Fickian.Figures;

/// <summary>Width of a figure in a journal.</summary>
public enum FigureWidth
{
    /// <summary>One column, 86 mm.</summary>
    Single,

    /// <summary>Both columns, 178 mm.</summary>
    Double,
}
