namespace Fickian.Cli.Verbs;

/// <summary>What a verb of calorimetry has to do with a calibration.</summary>
internal enum CalibrationUse
{
    /// <summary>It applies one.</summary>
    Applied,

    /// <summary>It makes one, from scans as they are.</summary>
    Made,
}
