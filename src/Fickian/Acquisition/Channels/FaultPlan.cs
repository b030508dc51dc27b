using System.Globalization;

namespace Fickian.Acquisition.Channels;

/// <summary>What goes wrong on a line, how often; the same seed gives the same faults.</summary>
public sealed record FaultPlan
{
    /// <summary>Seed of the chances.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Delay of every arrival, s.</summary>
    public double Delay { get; init; }

    /// <summary>Chance that an arrival is lost as a whole, 1.</summary>
    public double Drop { get; init; }

    /// <summary>Chance that an arrival comes in two pieces, 1.</summary>
    public double Split { get; init; }

    /// <summary>Chance that an arrival waits up to 20 ms and comes together with the next one, 1.</summary>
    public double Merge { get; init; }

    /// <summary>Chance that one byte of an arrival is changed, 1.</summary>
    public double Corrupt { get; init; }

    /// <summary>Chance that noise bytes precede an arrival, 1.</summary>
    public double Noise { get; init; }

    /// <summary>Number of arrivals after which the line is cut; null for never.</summary>
    public int? DisconnectAfter { get; init; }

    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>Reads <c>delay=50ms,drop=0.01,disconnect=100,seed=3</c>.</summary>
    /// <param name="text">Pairs of a kind (delay, drop, split, merge, corrupt, noise, disconnect, seed) and a value, with commas between.</param>
    /// <exception cref="ArgumentException">It is no such text.</exception>
    public static FaultPlan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plan = None;
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            plan = at < 0 ? throw Unreadable(pair) : plan.With(pair[..at].Trim(), pair[(at + 1)..].Trim(), pair);
        }

        return plan;
    }

    private FaultPlan With(string kind, string value, string pair) => kind switch
    {
        "delay" => this with { Delay = value.EndsWith("ms", StringComparison.Ordinal) ? Number(value[..^2], pair, 1e6) / 1000 : Number(value.TrimEnd('s'), pair, 1e3) },
        "drop" => this with { Drop = Number(value, pair, 1) },
        "split" => this with { Split = Number(value, pair, 1) },
        "merge" => this with { Merge = Number(value, pair, 1) },
        "corrupt" => this with { Corrupt = Number(value, pair, 1) },
        "noise" => this with { Noise = Number(value, pair, 1) },
        "disconnect" => this with { DisconnectAfter = (int)Number(value, pair, 1e9) },
        "seed" => this with { Seed = (int)Number(value, pair, 1e9) },
        _ => throw Unreadable(pair),
    };

    private static double Number(string text, string pair, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most ? number : throw Unreadable(pair);

    private static ArgumentException Unreadable(string pair) =>
        new($"A fault such as delay=50ms, drop=0.01, split=0.1, merge=0.1, corrupt=0.01, noise=0.01, disconnect=100 or seed=3 (chances from 0 to 1) was expected and '{pair}' was found.", nameof(pair));
}
