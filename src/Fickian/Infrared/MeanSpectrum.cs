namespace Fickian.Infrared;

/// <summary>Sums spectra in double precision, point by point, without their NaN.</summary>
internal sealed class MeanSpectrum(int length)
{
    private readonly double[] sums = new double[length];
    private readonly int[] counts = new int[length];

    public void Add(ReadOnlySpan<float> spectrum)
    {
        for (var i = 0; i < spectrum.Length; i++)
        {
            if (float.IsNaN(spectrum[i]))
                continue;
            sums[i] += spectrum[i];
            counts[i]++;
        }
    }

    /// <summary>Mean of each point; NaN where nothing was added.</summary>
    public double[] ToArray() => [.. sums.Zip(counts, (sum, count) => sum / count)];

    public void WriteAndClear(Span<float> into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = (float)(sums[i] / counts[i]);
        Array.Clear(sums);
        Array.Clear(counts);
    }
}
