using System.Globalization;

namespace Fickian.Acquisition.Mmsp;

/// <summary>One channel of a simulated spectrometer.</summary>
internal sealed record MmspChannel
{
    private static readonly string[] Modes = ["Single", "Sweep", "Timestamp", "TotalPressure", "Baseline", "EmissionCurrent"];

    public string Mode { get; init; } = "Single";

    public double Start { get; init; } = 1;

    public double Stop { get; init; } = 1;

    /// <summary>Time at each point, ms.</summary>
    public double Dwell { get; init; } = 8;

    public int PointsPerMass { get; init; } = 1;

    public bool IsEnabled { get; init; }

    /// <summary>Values that the channel gives in one scan.</summary>
    public int Points => Mode == "Sweep" ? Math.Max(1, (int)Math.Round((Stop - Start) * PointsPerMass) + 1) : 1;

    /// <summary>The channel with one thing changed; null if there is no such thing, or it cannot have that value.</summary>
    /// <param name="name">Name, lower case.</param>
    /// <param name="value">Value as text.</param>
    public MmspChannel? With(string name, string value)
    {
        var number = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : double.NaN;
        return name switch
        {
            "channelmode" => Array.Find(Modes, m => m.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } mode ? this with { Mode = mode } : null,
            "startmass" when number is >= 0.4 and <= 512 => this with { Start = number },
            "stopmass" when number is >= 0.4 and <= 512 => this with { Stop = number },
            "dwell" when number is >= 2 and <= 4096 => this with { Dwell = number },
            "ppamu" when number is >= 1 and <= 64 => this with { PointsPerMass = (int)number },
            "enabled" => value.ToLowerInvariant() switch { "true" => this with { IsEnabled = true }, "false" => this with { IsEnabled = false }, _ => null },
            "reportunits" => this,
            _ => null,
        };
    }
}
