namespace Fickian.Infrared;

/// <summary>A stretch of the spectral axis, both ends included.</summary>
public readonly record struct WavenumberRange
{
    /// <summary>Makes a range.</summary>
    /// <param name="lower">Lower end, cm⁻¹.</param>
    /// <param name="upper">Upper end, cm⁻¹, not below the lower one.</param>
    /// <exception cref="ArgumentException">The ends are not numbers in ascending order.</exception>
    public WavenumberRange(double lower, double upper)
    {
        if (!(lower <= upper))
            throw new ArgumentException($"A range runs from its lower to its upper end; found {lower} to {upper} cm⁻¹.", nameof(upper));
        (Lower, Upper) = (lower, upper);
    }

    /// <summary>Lower end, cm⁻¹.</summary>
    public double Lower { get; }

    /// <summary>Upper end, cm⁻¹.</summary>
    public double Upper { get; }

    /// <summary>Whether a position lies within.</summary>
    public bool Contains(double wavenumber) => wavenumber >= Lower && wavenumber <= Upper;

    /// <inheritdoc/>
    public override string ToString() => $"{Lower} to {Upper} cm⁻¹";
}
