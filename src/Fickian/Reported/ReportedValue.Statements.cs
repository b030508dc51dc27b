namespace Fickian.Reported;

public sealed partial record ReportedValue
{
    /// <summary>States whether "n.a." is borne out: the data do not determine the quantity.</summary>
    /// <param name="estimate">The estimate with its verdict.</param>
    /// <param name="kind">How it was found.</param>
    public Comparison NotDetermined(Estimate estimate, Provenance kind)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return State(estimate.Verdict != Verdict.Determined, estimate.ToString(), kind) with { Estimate = estimate };
    }

    /// <summary>States whether nothing was detected: the 95 % interval of the amount holds zero.</summary>
    /// <param name="amount">The amount at the end of the run.</param>
    /// <param name="kind">How it was found.</param>
    public Comparison NotDetected(Estimate amount, Provenance kind)
    {
        ArgumentNullException.ThrowIfNull(amount);
        var interval = amount.Interval(0.95);
        var bound = amount with { Verdict = Verdict.UpperBound };
        return State(interval.Contains(0), interval.Contains(0) ? bound.ToString() : amount.ToString(), kind) with { Estimate = amount };
    }

    /// <summary>States whether an estimate lies within a stated distance of the printed number: for what the paper does not define to the last digit, such as which temperature of a transition it means.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="tolerance">Largest distance, in the unit of the value.</param>
    /// <param name="kind">How it was found.</param>
    public Comparison Near(Estimate estimate, double tolerance, Provenance kind)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var deviation = estimate.Value - Number;
        return State(estimate.Verdict == Verdict.Determined && Math.Abs(deviation) <= tolerance, estimate.ToString(), kind) with
        {
            Estimate = estimate,
            Remark = FormattableString.Invariant($"{deviation:+0.##;−0.##;0}{Suffix}, within {tolerance}{Suffix}"),
        };
    }

    /// <summary>States whether an estimate lies in the printed range.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="kind">How it was found.</param>
    /// <exception cref="InvalidOperationException">The paper prints no range.</exception>
    public Comparison Inside(Estimate estimate, Provenance kind)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var (lower, upper) = Limits;
        return State(estimate.Verdict == Verdict.Determined && estimate.Value >= lower && estimate.Value <= upper, estimate.ToString(), kind) with { Estimate = estimate };
    }

    /// <summary>States whether an upper bound is borne out: the whole 95 % interval lies below it.</summary>
    /// <param name="largest">The largest of the values that it is about.</param>
    /// <param name="kind">How it was found.</param>
    public Comparison AtMost(Estimate largest, Provenance kind)
    {
        ArgumentNullException.ThrowIfNull(largest);
        return State(largest.Interval(0.95).Upper <= Number, largest.ToString(), kind) with { Estimate = largest };
    }

    /// <summary>States a statement in words that follows from what was found.</summary>
    /// <param name="holds">Whether it follows.</param>
    /// <param name="found">What was found.</param>
    /// <param name="kind">How it was found.</param>
    public Comparison If(bool holds, string found, Provenance kind) => State(holds, found, kind);

    /// <summary>States whether a ratio is of the printed order of magnitude: within half a decade.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="kind">How it was found.</param>
    public Comparison OfOrder(Estimate ratio, Provenance kind)
    {
        ArgumentNullException.ThrowIfNull(ratio);
        return State(Math.Abs(Math.Log10(ratio.Value / Number)) < 0.5, ratio.ToString(), kind) with { Estimate = ratio };
    }

    /// <summary>States whether a lower bound is borne out: the whole 95 % interval lies above it.</summary>
    /// <param name="smallest">The smallest of the values that it is about.</param>
    /// <param name="kind">How it was found.</param>
    public Comparison AtLeast(Estimate smallest, Provenance kind)
    {
        ArgumentNullException.ThrowIfNull(smallest);
        return State(smallest.Interval(0.95).Lower >= Number, smallest.ToString(), kind) with { Estimate = smallest };
    }

    /// <summary>States whether values descend in the printed order, each 95 % interval above the next.</summary>
    /// <param name="kind">How they were found.</param>
    /// <param name="values">Values in the printed order.</param>
    public Comparison Descending(Provenance kind, params Estimate[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var holds = values.Zip(values.Skip(1)).All(p => p.First.Interval(0.95).Lower > p.Second.Interval(0.95).Upper);
        return State(holds, string.Join(" > ", values.Select(v => v.ToString())), kind);
    }

    /// <summary>States whether a value is smaller than all others, its 95 % interval below theirs.</summary>
    /// <param name="kind">How they were found.</param>
    /// <param name="smallest">The value that the paper names.</param>
    /// <param name="others">The others.</param>
    public Comparison Smallest(Provenance kind, Estimate smallest, params Estimate[] others)
    {
        ArgumentNullException.ThrowIfNull(smallest);
        var upper = smallest.Interval(0.95).Upper;
        return State(others.All(o => o.Interval(0.95).Lower > upper), $"{smallest}, below {others.Length} others", kind);
    }

    private Comparison State(bool holds, string found, Provenance kind) => State(holds ? Outcome.Holds : Outcome.Fails, found, kind);
}
