namespace Fickian.Thermal;

/// <summary>A shard measured before and after tempering.</summary>
/// <param name="Name">Name or number of the shard.</param>
/// <param name="Time">Tempering time, s.</param>
/// <param name="Before">Dimensions before.</param>
/// <param name="After">Dimensions after.</param>
public sealed record TemperedShard(string Name, double Time, ShardSize Before, ShardSize After)
{
    /// <summary>Loss of volume, 1; see <see cref="VolumeLossSeries.Loss"/>.</summary>
    public Estimate Loss => VolumeLossSeries.Loss(Before.Volume, After.Volume);

    /// <summary>Loss of length, 1.</summary>
    public Estimate LengthLoss => Relative(Before.Length, After.Length);

    /// <summary>Loss of width, 1.</summary>
    public Estimate WidthLoss => Relative(Before.Width, After.Width);

    /// <summary>Loss of thickness, 1.</summary>
    public Estimate ThicknessLoss => Relative(Before.Thickness, After.Thickness);

    private static Estimate Relative(Estimate before, Estimate after) => VolumeLossSeries.Loss(before, after) with { Name = "linearLoss" };
}
