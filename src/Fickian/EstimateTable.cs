using Microsoft.Data.Analysis;

namespace Fickian;

/// <summary>Several estimates below each other, each with its interval and verdict.</summary>
public sealed record EstimateTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="rows">Its rows.</param>
    public EstimateTable(params IEnumerable<Estimate> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rows = [.. rows];
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<Estimate> Rows { get; }

    /// <summary>Table with one row per estimate: name, value with standard error, 95 % interval, verdict.</summary>
    public DataFrame ToDataFrame() => new(
        new StringDataFrameColumn("quantity", Rows.Select(e => e.Name)),
        new StringDataFrameColumn("estimate", Rows.Select(e => e.ToString())),
        new StringDataFrameColumn("95 % interval", Rows.Select(e => e.Interval(0.95).In(e.Unit))),
        new StringDataFrameColumn("verdict", Rows.Select(e => e.Verdict.ToString())));
}
