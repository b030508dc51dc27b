namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>One Gaussian band of the gas in the sample.</summary>
/// <param name="Wavenumber">Its middle, cm⁻¹.</param>
/// <param name="Width">Full width at half maximum, cm⁻¹.</param>
/// <param name="Share">Share of the area of all bands, 1; the shares are divided by their sum.</param>
public sealed record MapRecipeBand(double Wavenumber, double Width, double Share);
