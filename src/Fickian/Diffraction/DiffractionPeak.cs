namespace Fickian.Diffraction;

/// <summary>A line of a measured pattern, fitted.</summary>
/// <param name="Position">2θ of the stronger wavelength, °.</param>
/// <param name="Width">Full width at half height Γ, °.</param>
/// <param name="Height">Height of the stronger wavelength, in the unit of the pattern.</param>
/// <param name="Area">Area of the stronger wavelength, in the unit of the pattern times °.</param>
/// <param name="Mixing">Lorentzian part η of the height, shared by the lines of a group; noise may carry it a little beyond 0 and 1.</param>
/// <param name="Significance">How far above the noise it was found, 1.</param>
public sealed record DiffractionPeak(Estimate Position, Estimate Width, Estimate Height, Estimate Area, Estimate Mixing, double Significance)
{
    /// <summary>Whether the fit determined position and width.</summary>
    public bool IsFitted => double.IsFinite(Position.StandardError) && double.IsFinite(Width.StandardError);

    /// <summary>Whether its area is more than three times its error.</summary>
    public bool Stands => Area.Value > 3 * Area.StandardError;
}
