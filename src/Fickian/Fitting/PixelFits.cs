using System.Collections.Immutable;

namespace Fickian.Fitting;

/// <summary>What the fits of all pixels found.</summary>
/// <param name="Parameter">The free parameter.</param>
/// <param name="Coefficient">The coefficient.</param>
/// <param name="Pixels">One result per pixel, in the order of the data.</param>
public sealed record PixelFits(Parameter Parameter, Parameter Coefficient, ImmutableArray<PixelValue> Pixels)
{
    /// <summary>Parameter of each pixel, SI, [pixels]; NaN where there is none.</summary>
    public double[] Values => [.. Pixels.Select(p => p.Value)];

    /// <summary>Standard error of the parameter of each pixel, SI, [pixels].</summary>
    public double[] StandardErrors => [.. Pixels.Select(p => p.StandardError)];

    /// <summary>Coefficient of each pixel, in the unit of the data, [pixels].</summary>
    public double[] Amplitudes => [.. Pixels.Select(p => p.Amplitude)];

    /// <summary>Number of pixels whose parameter the data determine.</summary>
    public int Determined => Pixels.Count(p => p.Verdict == Verdict.Determined);
}
