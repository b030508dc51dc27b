using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Factor by which measured heats are multiplied, from the heat of fusion of a fixed point.</summary>
/// <remarks>
/// K = ΔH_ref/ΔH_measured, one factor for all temperatures. Sensors of heat-flux instruments change with temperature: far from the fixed point use sapphire.
/// Source: principle of ASTM E968, as restated in the literature.
/// </remarks>
public static class HeatFlowCalibration
{
    /// <summary>The factor.</summary>
    /// <param name="point">Fixed point whose heat of fusion is known.</param>
    /// <param name="measured">Measured heat of fusion, J/kg.</param>
    /// <exception cref="ArgumentException">The heat of fusion of the fixed point is not known, or the measured one is not positive.</exception>
    public static Estimate Factor(FixedPoint point, Estimate measured)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(measured);
        if (point.HeatOfFusion is not { } reference)
            throw new ArgumentException($"A heat of fusion was expected for {point.Name} and none is given; state it with its source.", nameof(point));
        return measured.Value > 0 ? Estimate.RatioOfIndependent(reference, measured) with { Name = "heatFlowFactor" }
            : throw new ArgumentException($"A positive heat of fusion per mass was expected and {measured} was found; check the sign of the heat flow and the mass.", nameof(measured));
    }

    /// <summary>A heat or heat capacity after calibration.</summary>
    /// <param name="measured">As measured.</param>
    /// <param name="factor">Factor.</param>
    public static Estimate Corrected(Estimate measured, Estimate factor)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return Propagation.OfIndependent(new(measured.Name, "", measured.Unit), v => v[0] * v[1], measured, factor);
    }
}
