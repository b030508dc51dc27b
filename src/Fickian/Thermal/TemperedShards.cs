using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace Fickian.Thermal;

/// <summary>Several shards, each tempered once and measured before and after: their losses are independent.</summary>
/// <param name="Shards">The shards, their times ascending.</param>
/// <param name="Provenance">How the dimensions were obtained.</param>
public sealed record TemperedShards(ImmutableArray<TemperedShard> Shards, Provenance Provenance)
{
    /// <summary>Loss of volume over tempering time, with the standard errors of the readings.</summary>
    public Curve Losses
    {
        get
        {
            var losses = Shards.Select(s => s.Loss).ToArray();
            var known = losses.All(l => l.StandardError > 0);
            return new([.. Shards.Select(s => s.Time)], [.. losses.Select(l => l.Value)], known ? [.. losses.Select(l => l.StandardError)] : null) { YQuantity = TemperingQuantity.VolumeLoss, Provenance = Provenance };
        }
    }

    /// <summary>Table with one row per shard: time, volumes, and what was lost in volume and along each dimension.</summary>
    public DataFrame ToDataFrame()
    {
        var cubicMillimetre = new Unit("mm³", 1e-9);
        StringDataFrameColumn Column(string name, Func<TemperedShard, Estimate> of) => new(name, Shards.Select(s => of(s).ToString()));
        return new(
            new StringDataFrameColumn("shard", Shards.Select(s => s.Name)),
            new DoubleDataFrameColumn("t / h", Shards.Select(s => s.Time / 3600)),
            Column("V before", s => In(cubicMillimetre, s.Before.Volume)),
            Column("V after", s => In(cubicMillimetre, s.After.Volume)),
            Column("−ΔV/V₀", s => s.Loss),
            Column("−ΔL/L", s => s.LengthLoss),
            Column("−ΔW/W", s => s.WidthLoss),
            Column("−Δh/h", s => s.ThicknessLoss));
    }

    private static Estimate In(Unit unit, Estimate estimate) => estimate with { Unit = unit };
}
