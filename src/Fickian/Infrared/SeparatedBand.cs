namespace Fickian.Infrared;

/// <summary>Sorbed gas and gas in the beam, told apart in every spectrum of a map.</summary>
/// <param name="Sorbed">Area of the sorbed band, cm⁻¹.</param>
/// <param name="Gas">Amount of gas in the beam, in units of its reference; null if none was stated.</param>
/// <param name="Correlation">Correlation between the errors of the two, −1 to 1; the same in every spectrum, 0 without gas.</param>
/// <param name="Shift">How far the lines of the gas are moved up the axis, cm⁻¹.</param>
public sealed record SeparatedBand(BandImages Sorbed, BandImages? Gas, double Correlation, double Shift);
