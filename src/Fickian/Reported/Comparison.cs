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

    /// <summary>Both findings under one statement of the paper, which holds if both do.</summary>
    public Comparison And(Comparison other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Outcome = Outcome == Outcome.Holds ? other.Outcome : Outcome, Found = $"{Found}; {other.Found}", Estimate = null };
    }
}
