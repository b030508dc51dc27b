namespace Fickian.Reported;

/// <summary>A value of the paper beside what was found here.</summary>
/// <param name="Reported">The value of the paper.</param>
/// <param name="Kind">How the finding was obtained.</param>
/// <param name="Outcome">Whether the paper's statement is borne out.</param>
/// <param name="Found">What was found, as text.</param>
public sealed record Comparison(ReportedValue Reported, Provenance Kind, Outcome Outcome, string Found)
{
    /// <summary>What was found, as an estimate; null if it is a statement in words.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>Deviation or reason in words.</summary>
    public string Remark { get; init; } = "";
}
