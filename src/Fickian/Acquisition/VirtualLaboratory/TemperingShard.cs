namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A shard that is measured, tempered and measured again.</summary>
public sealed record TemperingShard
{
    /// <summary>Time at the tempering temperature, s.</summary>
    public required double Time { get; init; }

    /// <summary>Length before, m.</summary>
    public required double Length { get; init; }

    /// <summary>Width before, m.</summary>
    public required double Width { get; init; }

    /// <summary>Thickness before, m.</summary>
    public required double Thickness { get; init; }
}
