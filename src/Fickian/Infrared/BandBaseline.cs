using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>The line below a band that is no part of it.</summary>
public sealed record BandBaseline
{
    private BandBaseline(ImmutableArray<Band> ranges) => Ranges = ranges;

    /// <summary>No baseline: the band is measured from zero.</summary>
    public static BandBaseline Zero { get; } = new([]);

    /// <summary>Straight line from the first to the last stored point of the band.</summary>
    public static BandBaseline EdgeToEdge { get; } = new([]) { IsEdgeToEdge = true };

    /// <summary>Straight line by least squares through the outer tenths of the band, three stored points at least on either side.</summary>
    /// <remarks>For bands whose limits leave some baseline on either side: it follows the noise of many points instead of two.</remarks>
    public static BandBaseline Ends { get; } = new([]) { IsThroughEnds = true };

    /// <summary>Ranges through which a line is laid by least squares; empty for the other kinds.</summary>
    public ImmutableArray<Band> Ranges { get; }

    /// <summary>Straight line through ranges that hold no band, by least squares.</summary>
    /// <param name="ranges">One range or several, mostly one on each side of the band.</param>
    /// <exception cref="ArgumentException">There is no range.</exception>
    public static BandBaseline Through(params ReadOnlySpan<Band> ranges) => ranges.Length > 0
        ? new(ImmutableArray.Create(ranges))
        : throw new ArgumentException("A line through ranges needs at least one range; found none.", nameof(ranges));

    /// <summary>Whether it is the line from edge to edge.</summary>
    internal bool IsEdgeToEdge { get; private init; }

    /// <summary>Whether it is the line through the outer tenths.</summary>
    internal bool IsThroughEnds { get; private init; }
}
