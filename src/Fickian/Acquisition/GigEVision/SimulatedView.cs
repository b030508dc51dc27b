using Fickian.Acquisition.Simulators;
using Fickian.Acquisition.VirtualLaboratory;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.GigEVision;

/// <summary>What a simulated camera sees: a grain of glass with bubbles that grow, and the word SIMULATED.</summary>
/// <remarks>Grey levels as in the drawings of the virtual laboratory. Brightness goes with exposure and 2^gain and ends at 255; noise of 2 levels. The bubbles grow with the input <c>foaming</c> (0 to 1), else within half an hour.</remarks>
internal sealed class SimulatedView
{
    private const float Ground = 228;
    private const float Body = 150;
    private const float Rim = 112;
    private const float Bubble = 200;
    private const float Ink = 24;
    private const double UsualExposure = 0.01;

    private static readonly ShardBody Grain = new(1, [], 0.6, 4);

    private readonly Func<double> foaming;
    private readonly (double X, double Y, double Radius)[] bubbles;
    private readonly Xoshiro256StarStar random;

    public SimulatedView(SimulatorSetup setup)
    {
        random = new(setup.Seed, threadSafe: false);
        var start = setup.Time.GetTimestamp();
        foaming = setup.Inputs.TryGetValue("foaming", out var told) ? told : () => 1 - Math.Exp(-setup.Time.GetElapsedTime(start).TotalSeconds / 1800);
        bubbles = [.. Enumerable.Range(0, 12).Select(_ => ((random.NextDouble() - 0.5) * 1.1, (random.NextDouble() - 0.5) * 1.1, 0.03 + (0.09 * random.NextDouble())))];
    }

    /// <summary>A frame of Mono8.</summary>
    public byte[] Frame(int width, int height, double exposure, double gain)
    {
        var grey = new float[width * height];
        var growth = Math.Clamp(foaming(), 0, 1);
        var scale = 2.6 / Math.Min(width, height);
        for (var i = 0; i < grey.Length; i++)
            grey[i] = Shade(((i % width) - (0.5 * width)) * scale, ((i / width) - (0.5 * height)) * scale, growth);
        if (width >= 130 && height >= 30)
            PixelLetters.Write(grey, width, "SIMULATED", 8, 8, 2, Ink);
        var bright = exposure / UsualExposure * Math.Pow(2, gain) * 0.9;
        return Array.ConvertAll(grey, g => (byte)Math.Clamp(Math.Round((g * bright) + Normal.Sample(random, 0, 2)), 0, 255));
    }

    private float Shade(double x, double y, double growth)
    {
        var outwards = Grain.FromAbove(x, y);
        if (outwards >= 1)
            return Ground;
        foreach (var bubble in bubbles)
        {
            if (Math.Pow(x - bubble.X, 2) + Math.Pow(y - bubble.Y, 2) < Math.Pow(bubble.Radius * growth, 2))
                return Bubble;
        }

        return outwards > 0.97 ? Rim : Body;
    }
}
