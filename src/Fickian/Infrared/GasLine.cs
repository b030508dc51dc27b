namespace Fickian.Infrared;

/// <summary>One line of a gas.</summary>
/// <param name="Wavenumber">Position in vacuum, cm⁻¹.</param>
/// <param name="Strength">Area of its absorbance per column of gas, cm⁻¹/(Pa·m).</param>
/// <param name="Lorentz">Half width at half height by collisions, cm⁻¹.</param>
/// <param name="Doppler">Half width at half height by thermal motion, cm⁻¹.</param>
public readonly record struct GasLine(double Wavenumber, double Strength, double Lorentz, double Doppler);
