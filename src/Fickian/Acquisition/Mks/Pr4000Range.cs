using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>Range of a channel, <c>100.00,03</c>: full scale and number of the unit.</summary>
/// <param name="FullScale">Full scale, in the unit.</param>
/// <param name="Code">Number of the unit.</param>
internal sealed partial record Pr4000Range(double FullScale, int Code)
{
    /// <summary>The unit; null as long as it was not looked up, or if it is not in the list.</summary>
    public ScaledUnit? Unit { get; init; }

    public static bool IsRange(string text) => Range().IsMatch(text);

    public static Pr4000Range Decode(string text)
    {
        var match = Range().Match(text);
        return new(double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(\d{1,9}(?:\.\d{1,4})?),(\d{2})$")]
    private static partial Regex Range();
}
