namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A step of a temperature programme: a ramp to a temperature, or a hold where it is.</summary>
public sealed record ProgramSegment
{
    /// <summary>Temperature at the end of a ramp, K; null for a hold.</summary>
    public double? To { get; init; }

    /// <summary>Rate of a ramp, K/min, positive upwards and downwards alike; null for a hold.</summary>
    public double? KelvinPerMinute { get; init; }

    /// <summary>Duration of a hold, s; null for a ramp.</summary>
    public double? Hold { get; init; }
}
