using Fickian.Infrared;
using MathNet.Numerics;

namespace Fickian.Tests.Infrared;

public sealed class SampleEdgeTests
{
    [Theory]
    [InlineData(0.1, 2.0)]
    [InlineData(-0.4, -3.0)]
    [InlineData(1.5, 1.0)]
    [InlineData(3.0, 0.5)]
    [InlineData(-1.6, -2.0)]
    public void Position_direction_and_blur_are_found_whatever_the_side(double angle, double pitches)
    {
        var (position, blur, random) = (pitches * SimulatedMaps.Pitch, 0.6 * SimulatedMaps.Pitch, new Random(2));
        var map = SimulatedMaps.Of(16, 16, [1, 2, 3], (p, _) => (5 * 0.5 * SpecialFunctions.Erfc(-Distance(p, position, angle) / (Math.Sqrt(2) * blur))) + (0.02 * SimulatedMaps.Normal(random)));
        var edge = SampleEdge.Find(map);
        Assert.True(edge.Position.Interval(0.999).Contains(position), $"{edge.Position}");
        Assert.True(edge.Blur.Interval(0.999).Contains(blur), $"{edge.Blur}");
        Assert.Equal(1, Math.Cos(edge.Angle.Value - angle), 1e-3);

        // A tenth of the blur is far more than the error of the position.
        Assert.All(Enumerable.Range(0, 256), p => Assert.Equal(Distance(p, position, angle), edge.Distance(p / 16, p % 16), 0.1 * SimulatedMaps.Pitch));
        Assert.Equal(edge.Between(0).Count, Enumerable.Range(0, 256).Count(p => edge.Distances[p] >= 0));
    }

    [Fact]
    public void The_front_gives_the_diffusivity_within_its_error()
    {
        var map = SimulatedMaps.Slab(24, 50, edge: 30e-6, noise: 0.05);
        var front = PenetrationFront.Of(map, SampleEdge.Find(map), 5, SimulatedMaps.Pitch, 300e-6);
        Assert.InRange(front.Positions.Count, 5, SimulatedMaps.Times.Length);
        Assert.True(front.Diffusivity.Interval(0.99).Contains(SimulatedMaps.Diffusivity), $"{front.Diffusivity}");
        Assert.InRange(front.Diffusivity.StandardError / front.Diffusivity.Value, 0, 0.05);
    }

    [Fact]
    public void A_map_without_a_front_is_refused()
    {
        var map = SimulatedMaps.Slab(8, 40, edge: 30e-6, noise: 0.05);
        var edge = SampleEdge.Find(map);
        Assert.Contains("3 frames or more", Assert.Throws<ArgumentException>(() => PenetrationFront.Of(map, edge, 0.1, SimulatedMaps.Pitch, 200e-6)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_profiles_and_points_hold_the_pixels_they_name()
    {
        var map = SimulatedMaps.Slab(4, 20, edge: 30e-6, noise: 0);
        var edge = SampleEdge.Find(map with { Noise = double.NaN });
        var profile = map.Profile(edge, 5, SimulatedMaps.Pitch).Between(20e-6, 1);
        foreach (var (x, y) in profile.X.ToArray().Zip(profile.Y.ToArray()))
            Assert.Equal(SimulatedMaps.Exact(x, SimulatedMaps.Times[5]), y, 0.02);
        var points = map.Points(edge, 40e-6, 60e-6);
        Assert.Equal(points.Distances.Length, points.Times.Length);
        Assert.Equal(SimulatedMaps.Times.Length * edge.Between(40e-6, 60e-6).Count, points.Values.Count);
        var region = map.Region(edge.Between(40e-6, 60e-6));
        Assert.Equal(SimulatedMaps.Times, region.X.ToArray());
        Assert.Equal(points.Values.Y.ToArray().Where((_, i) => points.Times[i] == SimulatedMaps.Times[3]).Average(), region.Y.Span[3], 1e-12);
    }

    private static double Distance(int pixel, double position, double angle) =>
        (((pixel % 16) - 7.5) * SimulatedMaps.Pitch * Math.Cos(angle)) + (((pixel / 16) - 7.5) * SimulatedMaps.Pitch * Math.Sin(angle)) - position;
}
