namespace Fickian.Reported;

/// <summary>The values that the paper prints, by their identifier.</summary>
/// <remarks>
/// O. Smirnova, S. Hwang et al., "Precise control over gas transporting channels in zeolitic imidazolate framework glasses", preprint.
/// Read by <c>ReportedFile.Read</c>.
/// </remarks>
public sealed record ReportedValues
{
    private readonly Dictionary<string, ReportedValue> byId;

    /// <summary>Collects values.</summary>
    /// <param name="values">The values, each identifier once.</param>
    public ReportedValues(IEnumerable<ReportedValue> values)
    {
        All = [.. values];
        byId = All.ToDictionary(v => v.Id, StringComparer.Ordinal);
    }

    /// <summary>All values in the order of the file.</summary>
    public IReadOnlyList<ReportedValue> All { get; }

    /// <summary>The value with an identifier.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ReportedValue this[string id] =>
        byId.TryGetValue(id, out var value) ? value : throw new KeyNotFoundException($"The paper's values hold no '{id}'; data/reported lists them.");
}
