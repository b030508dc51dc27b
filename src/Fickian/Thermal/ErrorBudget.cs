using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>An estimate and the parts of which its standard error is made.</summary>
/// <remarks>
/// u² = Σ uᵢ², the parts independent; degrees of freedom by Welch and Satterthwaite, all but the first part known exactly.
/// Source: JCGM 100:2008 (GUM), 5.1.2 and G.4.1.
/// </remarks>
public sealed record ErrorBudget
{
    private ErrorBudget(Estimate estimate, ImmutableArray<ErrorPart> parts) => (Estimate, Parts) = (estimate, parts);

    /// <summary>The estimate with the sum of all parts.</summary>
    public Estimate Estimate { get; }

    /// <summary>The parts, in squares the square of the standard error.</summary>
    public ImmutableArray<ErrorPart> Parts { get; }

    /// <summary>An estimate whose error has one cause.</summary>
    /// <param name="own">The estimate.</param>
    /// <param name="cause">What causes its error.</param>
    public static ErrorBudget Of(Estimate own, string cause)
    {
        ArgumentNullException.ThrowIfNull(own);
        return new(own, [new(cause, own.StandardError)]);
    }

    /// <summary>The budget with further parts; one that is not determined stays so.</summary>
    /// <param name="more">Further parts; those of 0 are left out.</param>
    public ErrorBudget With(params ImmutableArray<ErrorPart> more)
    {
        ImmutableArray<ErrorPart> all = [.. Parts, .. more.Where(p => p.StandardError > 0)];
        if (Estimate.Verdict != Verdict.Determined || !double.IsFinite(Estimate.StandardError))
            return this;
        var variance = all.Sum(p => p.StandardError * p.StandardError);
        var own = Estimate.StandardError * Estimate.StandardError;
        var freedom = own > 0 ? Estimate.DegreesOfFreedom * variance * variance / (own * own) : double.PositiveInfinity;
        return new(new Estimate(Estimate.Value, Math.Sqrt(variance), Estimate.Unit) { Name = Estimate.Name, DegreesOfFreedom = freedom }, all);
    }

    /// <summary>The estimate with the parts that remain when some causes are left out, because they cancel in what is made of it.</summary>
    /// <param name="causes">Causes to leave out.</param>
    public Estimate Without(params string[] causes) => Estimate.Verdict == Verdict.Determined
        ? Estimate with { StandardError = Math.Sqrt(Parts.Where(p => !causes.Contains(p.Cause)).Sum(p => p.StandardError * p.StandardError)) }
        : Estimate;

    /// <summary>Standard error of one cause, 0 if it has no part.</summary>
    /// <param name="cause">The cause.</param>
    public double Of(string cause) => Math.Sqrt(Parts.Where(p => p.Cause == cause).Sum(p => p.StandardError * p.StandardError));
}
