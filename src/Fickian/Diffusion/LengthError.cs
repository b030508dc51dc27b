namespace Fickian.Diffusion;

/// <summary>Carries the error of a length into what was computed with it.</summary>
public static class LengthError
{
    /// <summary>The same diffusivity with the error of the length it was fitted with: u²(D)/D² = u²(fit)/D² + (2u(l)/l)².</summary>
    /// <remarks>
    /// A curve determines D/l², so that D inherits twice the relative error of l, whatever the fit says; both errors are independent.
    /// The interval is that of the fit with each half-width in ln D widened in quadrature by z·2u(l)/l, z the quantile of the normal law; an open end stays open.
    /// Source: JCGM 100:2008 (GUM), 5.1.6.
    /// </remarks>
    /// <param name="diffusivity">D as fitted, above 0.</param>
    /// <param name="relativeError">u(l)/l, one relative standard deviation of thickness, radius or edge, 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The relative error is negative or not finite, or D is not positive.</exception>
    public static Estimate IncludingLengthError(this Estimate diffusivity, double relativeError)
    {
        ArgumentNullException.ThrowIfNull(diffusivity);
        if (!(relativeError >= 0 && double.IsFinite(relativeError)))
            throw new ArgumentOutOfRangeException(nameof(relativeError), relativeError, "A relative error is not negative, for example 0.02 for 2 %.");
        if (!(diffusivity.Value > 0))
            throw new ArgumentOutOfRangeException(nameof(diffusivity), diffusivity.Value, "A diffusivity is positive.");
        var twice = 2 * relativeError;
        return diffusivity with
        {
            StandardError = double.Hypot(diffusivity.StandardError, diffusivity.Value * twice),
            DegreesOfFreedom = relativeError == 0 ? diffusivity.DegreesOfFreedom : double.PositiveInfinity,
            Profile = confidence => Widened(diffusivity, confidence, twice),
        };
    }

    private static Interval Widened(Estimate estimate, double confidence, double twice)
    {
        var (inner, extra) = (estimate.Interval(confidence), twice * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.5 + (0.5 * confidence)));
        return new(Moved(inner.Lower, -1), Moved(inner.Upper, +1), confidence);

        double Moved(double end, int side)
        {
            if (!(end > 0 && double.IsFinite(end)))
                return end;
            return estimate.Value * Math.Exp(side * double.Hypot(Math.Log(end / estimate.Value), extra));
        }
    }
}
