using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Blur of a microscope: a Gaussian over the sample.</summary>
/// <remarks>
/// Blurred(x) = ∫ I(x′)·e^{−4·ln2·|x − x′|²/w²} dx′ over the picture, divided by the same of 1: a picture of one value stays as it is, up to its borders and beside pixels without a value.
/// The Gaussian stands for the Airy pattern and the aperture; its wings are too short by some per cent of the light.
/// To compare a model with a map, blur the model: that loses nothing. To sharpen the map is a guess.
/// </remarks>
/// <param name="Width">Full width at half height w, m, above 0.</param>
public sealed record PointSpread(double Width)
{
    /// <summary>Diffraction of an objective: w = 0.51·λ/NA, the full width at half height of the Airy pattern.</summary>
    /// <remarks>Incoherent light and a clear round aperture; a Cassegrain objective has a narrower centre and stronger rings. Source: M. Born, E. Wolf, Principles of Optics, section 8.5.2.</remarks>
    /// <param name="wavenumber">Wavenumber, cm⁻¹.</param>
    /// <param name="numericalAperture">Numerical aperture, for example 0.4 to 0.6.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive.</exception>
    public static PointSpread Diffraction(double wavenumber, double numericalAperture)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wavenumber);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numericalAperture);
        return new(0.51 * 0.01 / wavenumber / numericalAperture);
    }

    /// <summary>The picture as the microscope sees it.</summary>
    /// <param name="image">Picture; pixels without a value, NaN, stay so and count for nothing.</param>
    /// <exception cref="ArgumentException">The width is not positive.</exception>
    public Image Blur(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var blur = new GaussianBlur(image, Width);
        var values = image.Values.ToArray();
        blur.Forward(values);
        return new(values, image.X.ToArray(), image.Y.ToArray()) { Quantity = image.Quantity, Provenance = image.Provenance };
    }

    /// <summary>A sharper picture that, blurred, lies as near to this one as noise allows, and nowhere below 0.</summary>
    /// <remarks>
    /// Iₙ₊₁ = max(0, Iₙ + Hᵀ(I − H·Iₙ)) from I₀ = max(0, I), stopped when the root mean square of I − H·Iₙ falls to the noise (Morozov's discrepancy).
    /// Structures finer than about w/2 do not come back, noise of that size does; edges overshoot by several per cent. The result has no standard error: use it to look at, and blur a model to measure.
    /// Source: M. Bertero, P. Boccacci, Introduction to Inverse Problems in Imaging (1998), chapter 6.
    /// </remarks>
    /// <param name="image">Picture.</param>
    /// <param name="noise">Standard deviation of a pixel, in the unit of the picture.</param>
    /// <param name="maximumRounds">Largest number of rounds.</param>
    /// <exception cref="ArgumentException">The width or the noise is not positive.</exception>
    public Image Deconvolve(Image image, double noise, int maximumRounds = 500)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(noise > 0 && double.IsFinite(noise)))
            throw new ArgumentException($"The noise of a pixel is positive, for example its scatter beside the sample; found {noise}.", nameof(noise));
        var blur = new GaussianBlur(image, Width);
        var (measured, sharp) = (image.Values.ToArray(), Array.ConvertAll(image.Values.ToArray(), v => double.IsNaN(v) ? v : Math.Max(v, 0)));
        var count = measured.Count(double.IsFinite);
        for (var round = 0; round < maximumRounds && count > 0; round++)
        {
            var rest = (double[])sharp.Clone();
            blur.Forward(rest);
            for (var i = 0; i < rest.Length; i++)
                rest[i] = double.IsFinite(measured[i]) ? measured[i] - rest[i] : 0;
            if (VectorArithmetic.SumOfSquares(rest) <= noise * noise * count)
                break;
            blur.Backward(rest);
            for (var i = 0; i < rest.Length; i++)
                sharp[i] = Math.Max(0, sharp[i] + rest[i]);
        }

        return new(sharp, image.X.ToArray(), image.Y.ToArray()) { Quantity = image.Quantity, Provenance = image.Provenance };
    }
}
