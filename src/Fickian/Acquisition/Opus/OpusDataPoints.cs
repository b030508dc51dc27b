using System.Globalization;

namespace Fickian.Acquisition.Opus;

/// <summary>Points of a block as <c>READ_DATA</c> gives them: block, number of points, first and last abscissa, scale, then the ordinates.</summary>
/// <remarks>The layout is not confirmed by an instrument; the file itself is the better source. Whatever does not add up is no data.</remarks>
/// <param name="Block">Block, for example <c>AB</c>.</param>
/// <param name="First">First abscissa, cm⁻¹.</param>
/// <param name="Last">Last abscissa, cm⁻¹.</param>
/// <param name="Values">Ordinates, scaled.</param>
public sealed record OpusDataPoints(string Block, double First, double Last, IReadOnlyList<double> Values)
{
    private const int Head = 5;

    internal static OpusDataPoints? Decode(OpusReply reply)
    {
        var lines = reply.Lines;
        if (lines.Count < Head || !int.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var points) || points != lines.Count - Head)
            return null;
        var numbers = new double[lines.Count - 2];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(lines[i + 2], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                return null;
        }

        return new(lines[0], numbers[0], numbers[1], [.. numbers[3..].Select(y => y * numbers[2])]);
    }
}
