using System.Collections.Immutable;

namespace Fickian;

/// <summary>One set of values as a file holds it: a spectrum, a map, a table, a picture.</summary>
/// <remarks>A file may hold several. What is doubtful about one is a finding on it; what its format tells and Fickian has no name for is kept as metadata.</remarks>
public interface IDataSet
{
    /// <summary>Name in the file, or what it is.</summary>
    string Name { get; }

    /// <summary>What it is, in one or two words: <c>spectrum</c>, <c>map</c>, <c>series</c>, <c>table</c>, <c>picture</c>.</summary>
    string Kind { get; }

    /// <summary>Axes, slowest index first; the values at <see cref="At"/> are indexed in this order.</summary>
    ImmutableArray<Axis> Axes { get; }

    /// <summary>What the values are, with their unit.</summary>
    Quantity Value { get; }

    /// <summary>What the file tells beside the values.</summary>
    Metadata Metadata { get; }

    /// <summary>What is worth knowing about the values.</summary>
    ImmutableArray<Finding> Findings { get; }

    /// <summary>One value; NaN where it is missing.</summary>
    /// <param name="index">One index per axis, in stored order.</param>
    /// <exception cref="ArgumentException">There are not as many indices as axes, or one lies outside its axis.</exception>
    double At(params ReadOnlySpan<int> index);
}
