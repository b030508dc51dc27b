namespace Fickian.Thermal;

/// <summary>A change of an ion current that stands out of its noise.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Onset">Temperature at which the tangent at the steepest point leaves the level before, K.</param>
/// <param name="Peak">Temperature of the maximum of a burst, or of the steepest point otherwise, K.</param>
/// <param name="Change">Change of the current: height of a burst, step otherwise; relative to the level before, or in the unit of the current where that level does not stand out of its error.</param>
/// <param name="Significance">Change over its standard error.</param>
/// <param name="Times">When it begins and ends, s.</param>
public sealed record GasEvent(GasEventKind Kind, Estimate Onset, Estimate Peak, Estimate Change, double Significance, ScanRange Times);
