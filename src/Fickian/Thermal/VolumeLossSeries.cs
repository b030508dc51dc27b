namespace Fickian.Thermal;

/// <summary>Relative loss of volume over tempering time, from volumes or outlines.</summary>
/// <remarks>
/// −ΔV/V₀ = 1 − V/V₀, u = (V/V₀)·√[(u(V)/V)² + (u(V₀)/V₀)²] for independent errors of the two volumes.
/// Of outlines the volumes are compared in pixels, so that the size of a pixel cancels; all pictures must then be of one magnification.
/// The volume before is the reference: the loss at time 0 is 0 by definition and is not a point of the curve.
/// </remarks>
public static class VolumeLossSeries
{
    /// <summary>The loss of one body.</summary>
    /// <param name="before">V₀, any unit of volume.</param>
    /// <param name="after">V, in the same unit.</param>
    public static Estimate Loss(Estimate before, Estimate after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Fitting.Propagation.OfIndependent(TemperingQuantity.VolumeLoss, x => 1 - (x[1] / x[0]), before, after);
    }

    /// <summary>The losses of one body measured again and again.</summary>
    /// <remarks>All points share the volume before and its error, so they are not independent; where that error is not small beside the others, temper several bodies.</remarks>
    /// <param name="times">Tempering time, s. Ascending from 0, [n].</param>
    /// <param name="volumes">Volume at each time, the first before tempering, [n].</param>
    /// <exception cref="ArgumentException">There are not two, or not as many of the one as of the other, or the first time is not 0.</exception>
    public static Curve Of(IReadOnlyList<double> times, IReadOnlyList<Estimate> volumes)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(volumes);
        if (times.Count != volumes.Count || times.Count < 2 || times[0] != 0)
            throw new ArgumentException($"A volume for each of at least two times, the first of them 0, was expected; found {volumes.Count} volumes and {times.Count} times.", nameof(times));
        var losses = volumes.Skip(1).Select(v => Loss(volumes[0], v)).ToArray();
        var known = losses.All(l => double.IsFinite(l.StandardError) && l.StandardError > 0);
        return new([.. times.Skip(1)], [.. losses.Select(l => l.Value)], known ? [.. losses.Select(l => l.StandardError)] : null) { YQuantity = TemperingQuantity.VolumeLoss };
    }

    /// <summary>The losses of one body from its outlines, round about its long axis.</summary>
    /// <param name="times">Tempering time, s. Ascending from 0, [n].</param>
    /// <param name="outlines">Outline at each time, at one magnification, [n].</param>
    /// <exception cref="ArgumentException">As above, or the sizes of pixels differ.</exception>
    public static Curve Of(IReadOnlyList<double> times, IReadOnlyList<Outline> outlines)
    {
        ArgumentNullException.ThrowIfNull(outlines);
        if (outlines.FirstOrDefault(o => Math.Abs(o.PixelSize.Value - outlines[0].PixelSize.Value) > 1e-6 * outlines[0].PixelSize.Value) is { } odd)
            throw new ArgumentException($"Pictures of one magnification were expected and '{odd.Name}' has pixels of {odd.PixelSize} beside {outlines[0].PixelSize}; compare volumes in m³ instead.", nameof(outlines));
        return Of(times, [.. outlines.Select(o => o.VolumeInPixels)]) with { Findings = [.. outlines.SelectMany(o => o.Findings)] };
    }
}
