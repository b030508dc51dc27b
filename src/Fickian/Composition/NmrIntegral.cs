namespace Fickian.Composition;

/// <summary>Integral of one signal.</summary>
/// <param name="Range">The signal.</param>
/// <param name="Area">Its area over the baseline, intensity × ppm.</param>
/// <param name="Noise">Standard deviation of the spectrum about the baseline beside the signal, in the unit of the intensity.</param>
/// <param name="Baseline">The baseline at the points of the signal and of its flanks, in the unit of the intensity over ppm.</param>
public sealed record NmrIntegral(NmrRange Range, Estimate Area, double Noise, Curve Baseline)
{
    /// <summary>Area for one nucleus: in proportion to the moles of the molecule.</summary>
    public Estimate PerNucleus => new(Area.Value / Range.Nuclei, Area.StandardError / Range.Nuclei, Area.Unit) { Name = "perNucleus", DegreesOfFreedom = Area.DegreesOfFreedom };
}
