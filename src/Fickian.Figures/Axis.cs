using System.Collections.Immutable;

namespace Fickian.Figures;

/// <summary>An axis of a figure.</summary>
/// <param name="Label">What is printed beside the axis, for example <c>t / s</c>; null to take it from the first curve.</param>
/// <param name="Min">Where the axis begins, in the printed unit; null to fit the data.</param>
/// <param name="Max">Where the axis ends, in the printed unit; null to fit the data. Below <paramref name="Min"/> the axis runs backwards.</param>
/// <param name="Unit">Unit in which values are printed; null to read it from the label.</param>
/// <param name="Scale">How values are spread.</param>
public sealed record Axis(string? Label = null, double? Min = null, double? Max = null, Unit? Unit = null, AxisScale Scale = AxisScale.Linear)
{
    /// <summary>Words at 0, 1, 2, … in the place of numbers; empty for numbers.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];
}
