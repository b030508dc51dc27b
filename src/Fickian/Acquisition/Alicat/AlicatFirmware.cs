using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Alicat;

/// <summary>Version of the program of an Alicat instrument, <c>10v20.0-R24</c>: which commands it knows.</summary>
/// <param name="Major">Number before the v; 1 to 7, 8 to 9 and 10 are three families.</param>
/// <param name="Minor">Number after it.</param>
public sealed partial record AlicatFirmware(int Major, int Minor)
{
    /// <summary>The set point is asked and set by <c>LS</c>; before 9v00, by <c>S</c> alone.</summary>
    public bool HasLoopSetpoint => Major >= 9;

    /// <summary>Gas by <c>GS</c>, source of the set point by <c>LSS</c>, full scale and units by <c>FPF</c> and <c>DCU</c>.</summary>
    public bool HasNamedCommands => Major > 10 || (Major == 10 && Minor >= 5);

    /// <summary>Every command that begins with <c>L</c> locks the display and does nothing else.</summary>
    public bool LocksOnL => Major <= 7;

    /// <summary>Finds a version in a reply; null if there is none.</summary>
    public static AlicatFirmware? Find(string text)
    {
        var match = Version().Match(text);
        return match.Success ? new(int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Major}v{Minor:00}";

    [GeneratedRegex(@"\b(\d{1,2})v(\d{2})\b")]
    private static partial Regex Version();
}
