namespace Fickian.Infrared;

/// <summary>A way to find what a spectrum would be without its bands.</summary>
/// <remarks>
/// A baseline is immutable and carries its settings; <c>spectrum.Subtract(baseline)</c> and <c>map.Subtract(baseline)</c> use it.
/// An ordinate that is not finite does not count: the baseline runs through beneath it. <see cref="BaselineSubtraction"/> leaves ranges out in this way.
/// </remarks>
public interface IBaseline
{
    /// <summary>Baselines of one or several spectra on the same positions.</summary>
    /// <param name="x">Positions, each once and in one direction, either one, [n].</param>
    /// <param name="y">Ordinates, spectrum after spectrum; NaN where a point does not count, [spectra × n].</param>
    /// <param name="baseline">Receives the baselines in the same order; NaN throughout a spectrum that holds too few points, [spectra × n].</param>
    /// <exception cref="ArgumentException">The positions turn back or repeat, or the spans do not fit each other.</exception>
    void Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> baseline);
}
