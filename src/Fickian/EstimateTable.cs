using Microsoft.Data.Analysis;

namespace Fickian;

/// <summary>Several estimates of one analysis under each other: name, value with error, interval.</summary>
public sealed record EstimateTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="estimates">The estimates, each with its name.</param>
    public EstimateTable(IEnumerable<Estimate> estimates) => Estimates = [.. estimates];

    /// <summary>The estimates.</summary>
    public IReadOnlyList<Estimate> Estimates { get; }

    /// <summary>Table with one row per estimate.</summary>
    public DataFrame ToDataFrame() => new(
        new StringDataFrameColumn("quantity", Estimates.Select(e => e.Name)),
        new StringDataFrameColumn("estimate", Estimates.Select(e => e.ToString())),
        new StringDataFrameColumn("95 % interval", Estimates.Select(e => e.Verdict == Verdict.NotDetermined ? "not determined" : e.Interval(0.95).In(e.Unit))));
}
