namespace Fickian.Files;

/// <summary>Units of time as they are written in files.</summary>
internal static class TimeUnit
{
    /// <summary>What a reader accepts, for messages.</summary>
    public const string Accepted = "ms, s, min, h or d";

    /// <summary>Seconds in one of the written unit.</summary>
    public static bool TryParse(string text, out double seconds)
    {
        seconds = text.Trim().TrimEnd('.').ToUpperInvariant() switch
        {
            "MS" or "MILLISECOND" or "MILLISECONDS" => 1e-3,
            "S" or "SEC" or "SECOND" or "SECONDS" => 1,
            "MIN" or "MINS" or "MINUTE" or "MINUTES" => 60,
            "H" or "HR" or "HRS" or "HOUR" or "HOURS" => 3600,
            "D" or "DAY" or "DAYS" => 86400,
            _ => double.NaN,
        };
        return !double.IsNaN(seconds);
    }
}
