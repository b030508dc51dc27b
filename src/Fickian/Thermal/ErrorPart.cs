namespace Fickian.Thermal;

/// <summary>One cause of the error of an estimate.</summary>
/// <param name="Cause">What causes it: scatter, baselines, lag, relaxation, calibration.</param>
/// <param name="StandardError">Its standard error, in the unit of the estimate.</param>
public sealed record ErrorPart(string Cause, double StandardError)
{
    /// <summary>Noise of the signal.</summary>
    public const string Scatter = "scatter";

    /// <summary>Choice of the limits of baselines.</summary>
    public const string Baselines = "baselines";

    /// <summary>Temperature or heat flow that comes late.</summary>
    public const string Lag = "lag";

    /// <summary>A glass that relaxes where its baseline is drawn.</summary>
    public const string Relaxation = "relaxation";

    /// <summary>Error of the fitted correction of temperatures, or of the factor of heats.</summary>
    public const string Calibration = "calibration";
}
