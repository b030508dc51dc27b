using System.CommandLine;
using Fickian.Fitting;

namespace Fickian.Cli.Options;

/// <summary><c>--mask</c>, <c>--robust</c> and <c>--correlated</c>: how the points count.</summary>
internal sealed class DataOptions
{
    private static readonly Dictionary<string, RobustLoss> Losses = new(StringComparer.Ordinal) { ["huber"] = RobustLoss.Huber, ["soft-l1"] = RobustLoss.SoftL1, ["cauchy"] = RobustLoss.Cauchy };

    private readonly Option<string[]> mask = new("--mask") { Description = "Leaves out the points between two times: 100s..200s, ..30s, 2h... May be repeated.", DefaultValueFactory = _ => [] };
    private readonly Option<string?> robust = new Option<string?>("--robust") { Description = "Lets points far from the law count for less than their square: huber, soft-l1 or cauchy." }.AcceptOnlyFromAmong([.. Losses.Keys]);
    private readonly Option<bool> correlated = new("--correlated") { Description = "Errors and criteria count only the independent points that the residuals are worth." };

    public void AddTo(Command command)
    {
        command.Add(mask);
        command.Add(robust);
        command.Add(correlated);
    }

    /// <summary>How curves are fitted; ranges are checked at once, so that a mistyped one is told before any file is read.</summary>
    public PointTreatment Read(ParseResult parsed) => new(
        [.. parsed.GetRequiredValue(mask).Select(Interval)],
        parsed.GetValue(robust) is { } name ? Losses[name] : null,
        parsed.GetValue(correlated));

    private static (double From, double To) Interval(string text)
    {
        var (from, to) = QuantityText.Range(text, "100s..200s");
        var range = (From: from is null ? double.NegativeInfinity : QuantityText.Seconds(from), To: to is null ? double.PositiveInfinity : QuantityText.Seconds(to));
        return range.From <= range.To ? range : throw new UsageException($"A range from an earlier to a later time was expected after --mask and '{text}' was found.");
    }
}
