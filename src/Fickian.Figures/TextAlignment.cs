namespace Fickian.Figures;

/// <summary>Where words lie from the position they are given.</summary>
public enum TextAlignment
{
    /// <summary>The words are centred on it.</summary>
    Centre,

    /// <summary>The words begin at it.</summary>
    Left,

    /// <summary>The words end at it.</summary>
    Right,

    /// <summary>The words stand above it, centred.</summary>
    Above,

    /// <summary>The words hang below it, centred.</summary>
    Below,
}
