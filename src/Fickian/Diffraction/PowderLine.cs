using System.Collections.Immutable;

namespace Fickian.Diffraction;

/// <summary>A line of a powder pattern: reflections too close to be told apart.</summary>
/// <param name="TwoTheta">Angle 2θ weighted by intensity, °.</param>
/// <param name="Intensity">Intensity, the strongest line of the pattern being 100.</param>
/// <param name="Reflections">Its reflections, strongest first.</param>
public sealed record PowderLine(double TwoTheta, double Intensity, ImmutableArray<Reflection> Reflections)
{
    /// <summary>Number of planes of all its reflections.</summary>
    public int Multiplicity => Reflections.Sum(r => r.Multiplicity);

    /// <summary>Indices of its strongest reflection.</summary>
    public string Indices => Reflections[0].Indices;

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{TwoTheta:0.00}° {Indices} {Intensity:0.0}");
}
