using Microsoft.Data.Analysis;

namespace Fickian.Reported;

/// <summary>Several values of the paper beside what was found here.</summary>
public sealed record ComparisonTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="rows">Its rows.</param>
    public ComparisonTable(params Comparison[] rows) => Rows = rows;

    /// <summary>The rows.</summary>
    public IReadOnlyList<Comparison> Rows { get; }

    /// <summary>Table with one row per value.</summary>
    public DataFrame ToDataFrame() => new(
        new StringDataFrameColumn("value of the paper", Rows.Select(r => r.Reported.Id)),
        new StringDataFrameColumn("sample", Rows.Select(r => r.Reported.Sample)),
        new StringDataFrameColumn("paper", Rows.Select(r => r.Reported.Printed)),
        new StringDataFrameColumn("here", Rows.Select(r => r.Found)),
        new StringDataFrameColumn("kind", Rows.Select(r => r.Kind.ToString().ToLowerInvariant())),
        new StringDataFrameColumn("verdict", Rows.Select(r => r.Outcome.ToString().ToLowerInvariant())),
        new StringDataFrameColumn("remark", Rows.Select(r => r.Remark)));
}
