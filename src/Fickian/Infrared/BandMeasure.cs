namespace Fickian.Infrared;

/// <summary>What is measured of a band above its baseline.</summary>
public enum BandMeasure
{
    /// <summary>Area by trapezoids over the stored points, cm⁻¹ times the unit of the spectrum.</summary>
    Area,

    /// <summary>Height of the vertex of the parabola through the highest point and its neighbours.</summary>
    Height,

    /// <summary>Position of that vertex, cm⁻¹.</summary>
    Position,

    /// <summary>Full width at half that height, between the nearest crossings on its two sides, linear between stored points, cm⁻¹.</summary>
    Width,

    /// <summary>Centre of mass, ∫ν̃A dν̃/∫A dν̃ by trapezoids, cm⁻¹.</summary>
    Centre,
}
