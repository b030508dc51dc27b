using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Generalised two-dimensional correlation of a series of spectra: which bands change together, and which one after the other.</summary>
/// <remarks>
/// With the spectra of m frames less their mean, ỹ: synchronous Φ(ν₁, ν₂) = Σⱼ ỹⱼ(ν₁)·ỹⱼ(ν₂)/(m − 1); asynchronous Ψ = Σⱼ ỹⱼ(ν₁)·Σₖ Nⱼₖ·ỹₖ(ν₂)/(m − 1), N the matrix of Hilbert and Noda, Nⱼₖ = 1/[π(k − j)], 0 for j = k.
/// Φ(ν₁, ν₂) and Ψ(ν₁, ν₂) of one sign: the change at ν₁ comes before that at ν₂; of opposite sign: after it (Noda's rule).
/// Frames count as evenly spaced, whatever their times. The order of sequence is one of phases: a slow band that starts together with a fast one counts as later. Noise and moving baselines make cross peaks of their own.
/// Source: I. Noda, Appl. Spectrosc. 47, 1329 (1993); 54, 994 (2000).
/// </remarks>
public sealed record TwoDimensionalCorrelation
{
    private TwoDimensionalCorrelation(Image synchronous, Image asynchronous) => (Synchronous, Asynchronous) = (synchronous, asynchronous);

    /// <summary>Φ, rows ν₁ and columns ν₂, both ascending, cm⁻¹; symmetric.</summary>
    public Image Synchronous { get; }

    /// <summary>Ψ, rows ν₁ and columns ν₂, both ascending, cm⁻¹; antisymmetric.</summary>
    public Image Asynchronous { get; }

    /// <summary>Correlates the frames of a map, each averaged over a region.</summary>
    /// <param name="map">Map with three frames or more.</param>
    /// <param name="window">Part of the spectrum; at most 2000 points.</param>
    /// <param name="region">Pixels that are averaged; all usable ones if null.</param>
    /// <exception cref="ArgumentException">There are fewer than three frames, or too many points.</exception>
    public static TwoDimensionalCorrelation Of(SpectralMap map, Band window, PixelMask? region = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(window);
        var range = window.On(map.Wavenumbers, 2);
        var axis = map.Wavenumbers.Slice(range);
        var frames = map.Frames.Count;
        if (frames < 3 || axis.Count > 2000)
            throw new ArgumentException($"At least 3 frames and at most 2000 points were expected; found {frames} frames and {axis.Count} points. Narrow the window or bin the spectra.", nameof(map));
        var size = map.Pixels * map.Wavenumbers.Count;
        var means = Enumerable.Range(0, frames).Select(f => MeanSpectrum.Of(
            new SpectralMap(map.Values.Slice(f * size, size), map.Wavenumbers, map.Rows, map.Columns), region ?? map.Usable)[range]).ToArray();
        if (!axis.Ascending)
            Array.ForEach(means, Array.Reverse);
        var courses = Enumerable.Range(0, axis.Count).Select(i => Array.ConvertAll(means, m => m[i])).Select(c => Array.ConvertAll(c, v => v - c.Average())).ToArray();
        var turned = Array.ConvertAll(courses, Turn);
        var positions = axis.Values.ToArray().Order().ToArray();
        return new(Product(courses, courses, new("synchronous", "Φ", Unit.One)), Product(courses, turned, new("asynchronous", "Ψ", Unit.One)));

        Image Product(double[][] left, double[][] right, Quantity quantity) =>
            new(Products(left, right), positions, positions) { Quantity = quantity, Provenance = map.Provenance };
    }

    // Σₖ Nⱼₖ·yₖ.
    private static double[] Turn(double[] course)
    {
        var result = new double[course.Length];
        for (var j = 0; j < course.Length; j++)
        {
            for (var k = 0; k < course.Length; k++)
                result[j] += k == j ? 0 : course[k] / (Math.PI * (k - j));
        }

        return result;
    }

    private static double[] Products(double[][] left, double[][] right)
    {
        var n = left.Length;
        var values = new double[n * n];
        Parallel.For(0, n, i =>
        {
            for (var j = 0; j < n; j++)
                values[(i * n) + j] = VectorArithmetic.Dot(left[i], right[j]) / (left[i].Length - 1);
        });
        return values;
    }
}
