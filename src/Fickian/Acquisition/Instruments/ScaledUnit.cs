namespace Fickian.Acquisition.Instruments;

/// <summary>A unit as an instrument uses it, and what its values are in SI: x·<paramref name="Scale"/> + <paramref name="Offset"/>.</summary>
/// <param name="Symbol">As the instrument writes it, for example <c>SCCM</c>.</param>
/// <param name="SI">The unit of the result.</param>
/// <param name="Scale">Factor, above 0.</param>
/// <param name="Offset">Shift, in the unit of the result.</param>
public sealed record ScaledUnit(string Symbol, Unit SI, double Scale = 1, double Offset = 0)
{
    /// <summary>A value of the instrument in SI.</summary>
    /// <param name="value">Value in the unit of the instrument.</param>
    public double ToSI(double value) => value * Scale + Offset;

    /// <summary>A value in SI in the unit of the instrument.</summary>
    /// <param name="value">Value in SI.</param>
    public double FromSI(double value) => (value - Offset) / Scale;
}
