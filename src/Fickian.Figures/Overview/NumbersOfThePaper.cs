using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace Fickian.Figures;

/// <summary>Values of the paper as notebooks hold them: printed value, what was found, verdict.</summary>
public sealed record NumbersOfThePaper
{
    private readonly ImmutableArray<ImmutableArray<string>> rows;

    internal NumbersOfThePaper(ImmutableArray<ImmutableArray<string>> rows) => this.rows = rows;

    /// <summary>Number of values with a verdict, for example <c>holds</c>.</summary>
    public int Count(string verdict) => rows.Count(r => r[6] == verdict);

    /// <summary>Table with one row per value.</summary>
    public DataFrame ToDataFrame() => new(
        new StringDataFrameColumn("value of the paper", rows.Select(r => r[1])),
        new StringDataFrameColumn("sample", rows.Select(r => r[2])),
        new StringDataFrameColumn("paper", rows.Select(r => r[3])),
        new StringDataFrameColumn("here", rows.Select(r => r[4])),
        new StringDataFrameColumn("kind", rows.Select(r => r[5])),
        new StringDataFrameColumn("verdict", rows.Select(r => r[6])),
        new StringDataFrameColumn("notebook", rows.Select(r => r[0].Replace(".ipynb", "", StringComparison.Ordinal))));
}
