namespace Fickian.Infrared;

/// <summary>Band of a guest after its host was subtracted.</summary>
/// <param name="Area">Area of the band, cm⁻¹.</param>
/// <param name="Scale">Factor of the host's reference, proportional to the thickness.</param>
/// <param name="AreaPerScale">Area over factor: amount per thickness; its error holds the covariance of the two.</param>
public sealed record SubtractedBand(BandImages Area, BandImages Scale, BandImages AreaPerScale);
