namespace Fickian.Infrared;

/// <summary>Parameters of a peak on a line.</summary>
/// <param name="Height">Height above the line, in the unit of the spectrum; below 0 for a dip.</param>
/// <param name="Position">Position, cm⁻¹.</param>
/// <param name="Width">Full width at half height, cm⁻¹.</param>
/// <param name="Mixing">η, 0 for Gauss to 1 for Lorentz; not a parameter of those two themselves.</param>
/// <param name="Area">Area of the whole peak, also beyond the window, cm⁻¹ times the unit of the spectrum.</param>
/// <param name="Offset">Value of the line at the mean wavenumber of the window.</param>
/// <param name="Slope">Slope of the line, per cm⁻¹.</param>
public readonly record struct PeakParameters(double Height, double Position, double Width, double Mixing, double Area, double Offset, double Slope)
{
    /// <summary>The same number for all.</summary>
    internal static PeakParameters All(double value) => new(value, value, value, value, value, value, value);
}
