using System.Collections.Immutable;

namespace Fickian.Diffraction;

/// <summary>A measured powder pattern: intensity over 2θ as the file holds them.</summary>
/// <remarks>
/// 2θ in degrees and intensities in the unit of the file, in stored order. NaN marks an intensity that was not measured.
/// Where the file states neither counts nor standard deviations, <see cref="ToCurve"/> takes them from the scatter of neighbouring points.
/// </remarks>
public sealed record Diffractogram : ITabular
{
    private readonly double[] intensities;
    private readonly double[]? deviations;

    /// <summary>Makes a diffractogram.</summary>
    /// <param name="name">Name of the sample or in the file.</param>
    /// <param name="twoTheta">Angles 2θ, °, [n].</param>
    /// <param name="intensity">Intensities in the unit of <see cref="Value"/>, [n].</param>
    /// <param name="standardDeviation">Standard deviation of each intensity, [n]; null if the file states none.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or an angle is not finite.</exception>
    public Diffractogram(string name, double[] twoTheta, double[] intensity, double[]? standardDeviation = null)
    {
        ArgumentNullException.ThrowIfNull(twoTheta);
        ArgumentNullException.ThrowIfNull(intensity);
        if (intensity.Length != twoTheta.Length || (standardDeviation is not null && standardDeviation.Length != twoTheta.Length))
            throw new ArgumentException($"One intensity and one standard deviation were expected per angle; found {twoTheta.Length} angles, {intensity.Length} intensities and {standardDeviation?.Length ?? 0} deviations.", nameof(intensity));
        (Name, TwoTheta, intensities, deviations) = (name, new(DiffractionQuantity.TwoTheta, twoTheta), intensity, standardDeviation);
    }

    /// <inheritdoc/>
    public string Name { get; init; }

    /// <inheritdoc/>
    public string Kind => "diffractogram";

    /// <summary>Angles 2θ, °, in stored order.</summary>
    public Axis TwoTheta { get; }

    /// <summary>Intensities, in stored order, [n].</summary>
    public ReadOnlyMemory<double> Intensity => intensities;

    /// <summary>Standard deviation of each intensity as the file states it, [n]; null if it does not.</summary>
    public ReadOnlyMemory<double>? StandardDeviation => deviations is null ? default(ReadOnlyMemory<double>?) : new ReadOnlyMemory<double>(deviations);

    /// <summary>Radiation; null if the file does not tell.</summary>
    public Radiation? Radiation { get; init; }

    /// <summary>Counting time of each point, s; NaN if the file does not tell or it varies.</summary>
    public double CountingTime { get; init; } = double.NaN;

    /// <inheritdoc/>
    public Quantity Value { get; init; } = DiffractionQuantity.Intensity;

    /// <summary>How the intensities were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <inheritdoc/>
    public Metadata Metadata { get; init; } = Metadata.None;

    /// <inheritdoc/>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Number of points.</summary>
    public int Count => intensities.Length;

    /// <inheritdoc/>
    public ImmutableArray<Axis> Axes => [TwoTheta];

    /// <inheritdoc/>
    public double At(params ReadOnlySpan<int> index)
    {
        DataSetIndex.Check(this, index);
        return intensities[index[0]];
    }

    /// <summary>The points by ascending angle with standard deviations: stated ones, else √counts, else √(k·I) with k from the scatter of neighbouring points.</summary>
    /// <remarks>
    /// Counts n have the variance max(n, 1); a rate counted for t seconds has max(I, 1/t)/t.
    /// Otherwise k is the median of d²/(6·Ī·0.455), d the second difference of three points and Ī their mean: exact for independent points of Poisson type on a smooth curve.
    /// Points that were not measured are left out; of several at one angle the first stays.
    /// </remarks>
    public Curve ToCurve()
    {
        var order = Enumerable.Range(0, Count).Where(i => double.IsFinite(intensities[i])).OrderBy(i => TwoTheta[i]).DistinctBy(i => TwoTheta[i]).ToArray();
        var (x, y) = (Array.ConvertAll(order, i => TwoTheta[i]), Array.ConvertAll(order, i => intensities[i]));
        var sigma = deviations is { } stated && Array.TrueForAll(order, i => stated[i] > 0 && double.IsFinite(stated[i])) ? Array.ConvertAll(order, i => stated[i]) : CountingNoise.Of(y, Value, CountingTime);
        return new(x, y, sigma) { XQuantity = DiffractionQuantity.TwoTheta, YQuantity = Value, Name = Name, Provenance = Provenance, Findings = Findings };
    }

    /// <inheritdoc/>
    public Table ToTable()
    {
        var unit = Value.Unit == Unit.One ? "" : Value.Unit.Symbol;
        ImmutableArray<TableColumn> columns = [new("2theta", "°", TwoTheta.Values), new("intensity", unit, intensities)];
        return new(Name, deviations is null ? columns : columns.Add(new("standard deviation", unit, deviations))) { Kind = Kind, Metadata = Metadata, Findings = Findings };
    }
}
