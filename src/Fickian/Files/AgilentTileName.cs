using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Names of the tiles of an Agilent mosaic: <c>Name_XXXX_YYYY.dmd</c> (spectra) and <c>.drd</c> (interferograms), X from left to right, Y from top to bottom.</summary>
/// <param name="Stem">Name of the mosaic.</param>
/// <param name="X">Column of tiles.</param>
/// <param name="Y">Row of tiles, the uppermost 0.</param>
/// <param name="HoldsInterferograms">Whether it holds interferograms.</param>
internal readonly partial record struct AgilentTileName(string Stem, int X, int Y, bool HoldsInterferograms)
{
    public static AgilentTileName? Parse(string name) => Pattern().Match(name) is { Success: true } match
        ? new(match.Groups["stem"].Value, Number(match.Groups["x"]), Number(match.Groups["y"]), match.Groups["kind"].Value.Equals("drd", StringComparison.OrdinalIgnoreCase))
        : null;

    /// <summary>Name of the file.</summary>
    public string File => $"{Stem}_{Place}.{(HoldsInterferograms ? "drd" : "dmd")}";

    /// <summary>Numbers of the tile as its name has them.</summary>
    public string Place => $"{X:0000}_{Y:0000}";

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<stem>.+)_(?<x>[0-9]{4})_(?<y>[0-9]{4})\.(?<kind>dmd|drd)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
