namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>One wave of a shard's outline: amplitude·cos(order·φ − phase), added to 1.</summary>
/// <param name="Order">Waves around the shard, 1 or more.</param>
/// <param name="Amplitude">Amplitude over the mean radius, 1.</param>
/// <param name="Phase">Phase, rad.</param>
public sealed record ShardHarmonic(int Order, double Amplitude, double Phase);
