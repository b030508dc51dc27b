using System.Globalization;

namespace Fickian.Reported;

/// <summary>One number or statement that the paper prints.</summary>
/// <param name="Id">Identifier, for example <c>table1.D.CO2.P</c>.</param>
/// <param name="Figure">Figure or table in which it stands.</param>
/// <param name="Sample">Sample that it is about.</param>
/// <param name="Quantity">What it is.</param>
/// <param name="Value">The value in SI as written: a number, a range <c>low..high</c>, words, or nothing for n.a.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Kind">How it is stated.</param>
/// <param name="Location">Where in the paper it is printed.</param>
/// <param name="Note">The printed form and what to know about it.</param>
public sealed partial record ReportedValue(
    string Id, string Figure, string Sample, string Quantity, string Value, string Unit, ReportedKind Kind, string Location, string Note)
{
    /// <summary>The value as a number.</summary>
    /// <exception cref="InvalidOperationException">The paper prints no single number.</exception>
    public double Number =>
        double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"'{Id}' is not a single number but '{Value}' ({Kind}); compare it by a statement.");

    /// <summary>The ends of a printed range.</summary>
    /// <exception cref="InvalidOperationException">The paper prints no range.</exception>
    public (double Lower, double Upper) Limits =>
        Value.Split("..") is [var lower, var upper] && double.TryParse(lower, NumberStyles.Float, CultureInfo.InvariantCulture, out var low) && double.TryParse(upper, NumberStyles.Float, CultureInfo.InvariantCulture, out var high)
            ? (low, high)
            : throw new InvalidOperationException($"'{Id}' is not a range but '{Value}' ({Kind}); compare it by another statement.");

    /// <summary>The printed form, for tables beside a result.</summary>
    public string Printed => Kind switch
    {
        ReportedKind.NotAvailable => "n.a.",
        ReportedKind.Order => Value,
        ReportedKind.Range => $"{Value.Replace("..", "–", StringComparison.Ordinal)}{Suffix}",
        ReportedKind.About => $"≈ {EstimateText.Number(Number, Digits(2))}{Suffix}",
        ReportedKind.Bound when Number == 0 => "none detected",
        ReportedKind.Bound => $"{(Note.StartsWith("lower", StringComparison.Ordinal) ? "≥" : "≤")} {EstimateText.Number(Number, Digits(3))}{Suffix}",
        _ => EstimateText.Number(Number, Digits(3)) + Suffix,
    };

    // As many significant digits as the value is stated with.
    private int Digits(int least) => Math.Max(least, Value.Split('e')[0].TrimStart('-', '0', '.').Count(char.IsAsciiDigit));

    private string Suffix => Unit is "" or "1" ? "" : " " + Unit.Replace("m2/s", "m²/s", StringComparison.Ordinal).Replace("m3", "m³", StringComparison.Ordinal);

    /// <summary>Compares an estimate with the printed number.</summary>
    /// <remarks>It holds if it lies within three standard errors of the printed value and within the stated relative tolerance.</remarks>
    /// <param name="estimate">The estimate, in SI.</param>
    /// <param name="kind">How the estimate was obtained.</param>
    /// <param name="within">Largest relative deviation, 1.</param>
    public Comparison Compare(Estimate estimate, Provenance kind, double within = 0.05)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var deviation = Math.Abs(estimate.Value - Number);
        var holds = estimate.Verdict == Verdict.Determined
            && deviation <= within * Math.Abs(Number)
            && (estimate.StandardError == 0 || deviation <= 3 * estimate.StandardError);
        return new(this, kind, holds ? Outcome.Holds : Outcome.Fails, estimate.ToString())
        {
            Estimate = estimate,
            Remark = estimate.Verdict == Verdict.Determined ? $"{(estimate.Value / Number) - 1:+0.0 %;−0.0 %;0.0 %}" : "the data do not determine it",
        };
    }

    /// <summary>States whether a statement of the paper in words, a bound or "n.a." is borne out.</summary>
    /// <param name="holds">Whether it is.</param>
    /// <param name="found">What was found, in words or as a number.</param>
    /// <param name="kind">How it was found.</param>
    public Comparison State(Outcome holds, string found, Provenance kind) => new(this, kind, holds, found);

    /// <summary>The printed number with the error that its rounding leaves, and no other: the paper prints none.</summary>
    /// <remarks>u = (unit of the last printed digit)/√12, a uniform distribution.</remarks>
    /// <param name="lastDigit">Unit of the last printed digit, SI.</param>
    /// <exception cref="InvalidOperationException">The paper prints no single number.</exception>
    public Estimate AsPrinted(double lastDigit) =>
        new(Number, lastDigit / Math.Sqrt(12), Unit switch { "kg/m3" => Fickian.Unit.KilogramPerCubicMetre, "K" => Fickian.Unit.Kelvin, "s" => Fickian.Unit.Second, _ => Fickian.Unit.One }) { Name = Quantity };

    /// <summary>Prints it as in the paper: a measured number for which there is nothing to check against.</summary>
    /// <param name="remark">What the number is used for here.</param>
    public Comparison Transcribe(string remark) => new(this, Provenance.Transcribed, Outcome.Transcribed, Printed) { Remark = remark };

    /// <summary>States that nothing can be said about it, and why.</summary>
    /// <param name="reason">Why.</param>
    public Comparison Unavailable(string reason) => new(this, Provenance.Transcribed, Outcome.Unavailable, "–") { Remark = reason };
}
