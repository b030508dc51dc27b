namespace Fickian.Infrared;

/// <summary>A way to make a spectrum, or a time series, from another one on the same positions: smoothing, derivative, removal of spikes, fringes or scatter.</summary>
/// <remarks>A filter is immutable and carries its settings; <c>spectrum.Filter(filter)</c>, <c>map.Filter(filter)</c> and <c>curve.Filter(filter)</c> use it.</remarks>
public interface ISpectrumFilter
{
    /// <summary>Filters one or several spectra on the same positions.</summary>
    /// <param name="x">Positions, each once and in one direction, either one, [n].</param>
    /// <param name="y">Ordinates, spectrum after spectrum; NaN where a value is missing, [spectra × n].</param>
    /// <param name="result">Receives the filtered ordinates in the same order, [spectra × n].</param>
    /// <exception cref="ArgumentException">The positions turn back or repeat, or the spans do not fit each other.</exception>
    void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result);

    /// <summary>What the filtered ordinates are: the same, unless the filter says otherwise.</summary>
    /// <param name="value">What the ordinates are.</param>
    /// <param name="axis">What the positions are.</param>
    Quantity Describe(Quantity value, Quantity axis) => value;
}
