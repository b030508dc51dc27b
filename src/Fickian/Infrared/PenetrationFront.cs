using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>How far a gas has come from an edge, against √t: a diffusivity from the edge alone.</summary>
/// <remarks>
/// In a slab seen through its thickness the excess of the edge over the inside falls off as erfc[x/(2√(Dt))], whatever the faces let in:
/// A(x) − A_inside = (A∞ − A_inside)·erfc[x/(2√(Dt))]. It is halved at x½ = 0.953873·√(Dt), so that x½ is straight against √t and D = (slope/0.953873)².
/// The crossing is found on the cubic through the four strips around it; its error is that of a strip over the slope there.
/// The blur s of the picture and the width w of the strips widen a profile as if Dt were larger by (s² + w²/12)/2, which is taken off.
/// Left out are frames whose excess is below twenty standard deviations, whose front lies within two strips of the edge, which the picture blurs,
/// or is farther than a quarter of the way to what counts as the inside, since the gas from the edge has then begun to arrive there (0.5 % of it).
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 2; 0.953873 = 2·erfc⁻¹(½).
/// </remarks>
/// <param name="Positions">x½ over time, m over s, with standard deviations; straight on an axis of √t.</param>
/// <param name="Line">The line through the origin, at its two ends.</param>
/// <param name="Slope">Its slope, m/s^½.</param>
/// <param name="Diffusivity">D, m²/s.</param>
public sealed record PenetrationFront(Curve Positions, Curve Line, Estimate Slope, Estimate Diffusivity)
{
    private const double HalfDepth = 0.9538725524;
    private const double LeastExcess = 20;

    // Farthest front over the distance of the inside: erfc[2] = 0.5 % of the excess at the edge is then there.
    private const double FarthestShare = 0.24;

    /// <summary>Follows the front through a series.</summary>
    /// <param name="map">Band areas.</param>
    /// <param name="edge">The edge.</param>
    /// <param name="equilibrium">A∞, band area of the full sample, in the unit of the map.</param>
    /// <param name="width">Width of the strips parallel to the edge, m.</param>
    /// <param name="inside">Distance from which on pixels count as the inside, m.</param>
    /// <exception cref="ArgumentException">Fewer than three frames show a front.</exception>
    public static PenetrationFront Of(UptakeMap map, SampleEdge edge, double equilibrium, double width, double inside)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(edge);
        var found = new List<(double Root, double Place, double Error)>();
        var widening = 0.5 * HalfDepth * HalfDepth * ((edge.Blur.Value * edge.Blur.Value) + (width * width / 12));
        for (var f = 0; f < map.Times.Count; f++)
        {
            var profile = map.Profile(edge, f, width).Between(0.5 * width, double.PositiveInfinity);
            if (profile.StandardDeviation is not null && Crossing(profile, equilibrium, width, inside) is { } crossing && crossing.Place * crossing.Place > widening)
            {
                var place = Math.Sqrt((crossing.Place * crossing.Place) - widening);
                found.Add((Math.Sqrt(map.Times[f]), place, crossing.Error * crossing.Place / place));
            }
        }

        if (found.Count < 3)
            throw new ArgumentException($"A front in 3 frames or more was expected; {found.Count} show one. Look nearer to the edge or at earlier times.", nameof(map));
        return Fitted(map, [.. found]);
    }

    private static (double Place, double Error)? Crossing(Curve profile, double equilibrium, double width, double inside)
    {
        var x = profile.X.Span;
        var y = profile.Y.Span;
        var deviation = profile.StandardDeviation!.Value.Span;
        var first = x.Length;
        while (first > 0 && x[first - 1] >= inside)
            first--;
        if (first == x.Length || first < 4)
            return null;
        var deep = y[first..].ToArray().Average();
        if (equilibrium - deep < LeastExcess * deviation[0])
            return null;
        var half = 0.5 * (equilibrium + deep);
        for (var i = 1; i < first; i++)
        {
            if (!(y[i - 1] >= half && y[i] < half))
                continue;
            var begin = Math.Clamp(i - 2, 0, first - 4);
            var place = Solve(x.Slice(begin, 4).ToArray(), y.Slice(begin, 4).ToArray(), half, x[i - 1], x[i]);
            return place >= 2 * width && place <= FarthestShare * inside ? (place, Math.Max(deviation[i - 1], deviation[i]) * (x[i] - x[i - 1]) / (y[i - 1] - y[i])) : null;
        }

        return null;
    }

    // Where the cubic through four points takes a value, between two places on either side of it.
    private static double Solve(double[] x, double[] y, double value, double low, double high)
    {
        return BracketedRoot.Find(at => value - Cubic(at), low, high, 1e-9 * (high - low));

        double Cubic(double at)
        {
            var sum = 0.0;
            for (var k = 0; k < 4; k++)
            {
                var term = y[k];
                for (var l = 0; l < 4; l++)
                    term *= l == k ? 1 : (at - x[l]) / (x[k] - x[l]);
                sum += term;
            }

            return sum;
        }
    }

    private static PenetrationFront Fitted(UptakeMap map, (double Root, double Place, double Error)[] found)
    {
        var sum = found.Sum(p => p.Root * p.Root / (p.Error * p.Error));
        var slope = found.Sum(p => p.Root * p.Place / (p.Error * p.Error)) / sum;
        var freedom = found.Length - 1;
        var chiSquare = found.Sum(p => Math.Pow((p.Place - (slope * p.Root)) / p.Error, 2)) / freedom;
        var error = Math.Sqrt(Math.Max(1, chiSquare) / sum);
        var (diffusivity, last) = (Math.Pow(slope / HalfDepth, 2), found[^1].Root);
        var positions = new Curve(Array.ConvertAll(found, p => p.Root * p.Root), Array.ConvertAll(found, p => p.Place), Array.ConvertAll(found, p => p.Error))
        {
            YQuantity = new("frontPosition", "x½", Unit.Metre),
            Name = "front",
            Provenance = map.Provenance,
        };
        return new(
            positions,
            positions.With([0, last * last], [0, slope * last]) with { Name = "line through the origin" },
            new(slope, error, new Unit("m/s^(1/2)")) { Name = "frontSlope", DegreesOfFreedom = freedom },
            new(diffusivity, 2 * diffusivity * error / slope, Unit.SquareMetrePerSecond) { Name = Quantity.Diffusivity.Name, DegreesOfFreedom = freedom });
    }
}
