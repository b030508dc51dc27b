namespace Fickian.Figures;

/// <summary>A colour of the theme.</summary>
/// <remarks>
/// The named colours can be told apart with every kind of colour vision.
/// Source: M. Okabe and K. Ito, Color Universal Design (2008).
/// </remarks>
/// <param name="Red">Red, 0 to 255.</param>
/// <param name="Green">Green, 0 to 255.</param>
/// <param name="Blue">Blue, 0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Black.</summary>
    public static Colour Black { get; } = new(0, 0, 0);

    /// <summary>White.</summary>
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>A middle grey, for what should stand back.</summary>
    public static Colour Grey { get; } = new(110, 110, 110);

    /// <summary>A pale grey, for areas.</summary>
    public static Colour PaleGrey { get; } = new(225, 225, 225);

    /// <summary>Blue: carbon dioxide.</summary>
    public static Colour DeepBlue { get; } = new(0, 114, 178);

    /// <summary>Vermilion: ethane.</summary>
    public static Colour Vermilion { get; } = new(213, 94, 0);

    /// <summary>Bluish green.</summary>
    public static Colour BluishGreen { get; } = new(0, 158, 115);

    /// <summary>Reddish purple.</summary>
    public static Colour ReddishPurple { get; } = new(204, 121, 167);

    /// <summary>Orange.</summary>
    public static Colour Orange { get; } = new(230, 159, 0);

    /// <summary>Sky blue.</summary>
    public static Colour SkyBlue { get; } = new(86, 180, 233);

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
