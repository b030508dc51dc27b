using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Infrared;

/// <summary>One parameter over all pixels of a fitted map.</summary>
/// <param name="Parameter">The parameter or coefficient.</param>
/// <param name="Values">Its value in each pixel, SI or the unit of the data, row by row as stored; NaN where there is none, [pixels].</param>
/// <param name="StandardErrors">Its standard error; +∞ where it is not determined, [pixels].</param>
/// <param name="Status">What the data say about it, [pixels].</param>
public sealed record MapLayer(Parameter Parameter, ImmutableArray<double> Values, ImmutableArray<double> StandardErrors, ImmutableArray<PixelStatus> Status)
{
    /// <summary>Number of pixels with a status.</summary>
    public int Count(PixelStatus status) => Status.Count(s => s == status);
}
