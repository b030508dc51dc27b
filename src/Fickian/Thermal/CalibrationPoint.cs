namespace Fickian.Thermal;

/// <summary>What a run of a fixed point says: its onset, its heat of fusion and its lag.</summary>
/// <param name="Point">The fixed point.</param>
/// <param name="Onset">Measured extrapolated onset with the errors of noise and baselines, K.</param>
/// <param name="Heat">Measured heat of fusion, J/kg; null where the mass or the heat flow was not known.</param>
/// <param name="Rate">Heating rate, K/s.</param>
/// <param name="Lag">δ at the onset from the leading edge, K (<see cref="Melting.OnsetLag"/>).</param>
public sealed record CalibrationPoint(FixedPoint Point, Estimate Onset, Estimate? Heat, double Rate, double Lag)
{
    /// <summary>The point from the melting of the fixed point.</summary>
    /// <param name="point">The fixed point.</param>
    /// <param name="melting">Its melting, in a scan that was not calibrated.</param>
    /// <exception cref="ArgumentException">No peak stands out, or it is farther than 20 K from the fixed point: another metal.</exception>
    public static CalibrationPoint Of(FixedPoint point, Melting melting)
    {
        const double Farthest = 20;
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(melting);
        if (melting.Scan.Calibration is not null)
            throw new ArgumentException($"A scan without calibration was expected for {point.Name}; '{melting.Scan.Name}' has one already.", nameof(melting));
        if (melting.Onset.Verdict != Verdict.Determined || !(melting.EnthalpyOverLine.Value > 0))
            throw new ArgumentException($"An endothermic peak of {point.Name} was expected in '{melting.Scan.Name}' and none stands out; choose a range around {point.Temperature:0.0} K.", nameof(melting));
        if (Math.Abs(melting.Onset.Value - point.Temperature) > Farthest)
            throw new ArgumentException($"The onset of {point.Name} was expected within {Farthest} K of {point.Temperature:0.00} K and {melting.Onset.Value:0.00} K was found; is it another standard?", nameof(melting));
        Estimate? heat = melting.EnthalpyOverSigmoid.Unit.Symbol == "J/kg" ? melting.EnthalpyOverSigmoid : null;
        return new(point, melting.Budgets[0].Without(ErrorPart.Lag), heat, melting.Scan.Rate, melting.OnsetLag);
    }
}
