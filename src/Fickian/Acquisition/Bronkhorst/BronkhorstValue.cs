using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>A value of the instrument: the parameter that a recipe sees, the one on the line, and the unit between them.</summary>
/// <param name="Parameter">As a recipe sees it.</param>
/// <param name="Wire">As it goes over the line.</param>
/// <param name="Unit">Unit on the line; null if it is not known what the numbers mean.</param>
internal sealed record BronkhorstValue(Parameter Parameter, ProparParameter Wire, ScaledUnit? Unit)
{
    // Measure is 0 to 41942 and, above that, negative.
    private const int HighestMeasure = 41942;

    public Reading Reading(ReadOnlySpan<byte> bytes)
    {
        var number = Wire.Number(bytes);
        if (Wire == ProparParameters.Measure with { Process = Wire.Process } && number > HighestMeasure)
            number -= 65536;
        return !double.IsFinite(number) ? new(Parameter, null, "no number")
            : Unit is null ? new(Parameter, null, "unit not known")
            : new(Parameter, Unit.ToSI(number));
    }
}
