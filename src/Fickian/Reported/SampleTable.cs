using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace Fickian.Reported;

/// <summary>Properties of several samples side by side, as the paper prints its Table 1: one row per property, one column per sample.</summary>
public sealed record SampleTable
{
    private SampleTable(ImmutableArray<string> samples, ImmutableArray<(string Property, ImmutableArray<string> Texts)> rows) => (Samples, Rows) = (samples, rows);

    /// <summary>Makes a table without rows.</summary>
    /// <param name="samples">Names of the samples, in the order of the columns.</param>
    public SampleTable(params string[] samples)
        : this([.. samples], [])
    {
    }

    /// <summary>Names of the samples.</summary>
    public ImmutableArray<string> Samples { get; }

    /// <summary>Properties and their texts, one per sample.</summary>
    public ImmutableArray<(string Property, ImmutableArray<string> Texts)> Rows { get; }

    /// <summary>Adds a property.</summary>
    /// <param name="property">What it is.</param>
    /// <param name="values">Its value for each sample; fewer leave the last samples empty.</param>
    /// <exception cref="ArgumentException">There are more values than samples.</exception>
    public SampleTable Row(string property, IEnumerable<Estimate> values) => Row(property, [.. values.Select(v => v.ToString())]);

    /// <summary>Adds a property in words.</summary>
    /// <param name="property">What it is.</param>
    /// <param name="texts">Its text for each sample; fewer leave the last samples empty.</param>
    /// <exception cref="ArgumentException">There are more texts than samples.</exception>
    public SampleTable Row(string property, params string[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Length > Samples.Length)
            throw new ArgumentException($"At most {Samples.Length} values were expected for '{property}'; found {texts.Length}.", nameof(texts));
        return new(Samples, Rows.Add((property, [.. texts, .. Enumerable.Repeat("", Samples.Length - texts.Length)])));
    }

    /// <summary>Table with one row per property.</summary>
    public DataFrame ToDataFrame() => new(
        Samples.Select((s, i) => new StringDataFrameColumn(s, Rows.Select(r => r.Texts[i])))
            .Prepend(new StringDataFrameColumn("property", Rows.Select(r => r.Property))));
}
