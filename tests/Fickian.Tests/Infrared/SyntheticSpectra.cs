using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

/// <summary>Spectra whose truth is known.</summary>
internal static class SyntheticSpectra
{
    /// <summary>Even positions from high to low, as infrared files store them.</summary>
    public static double[] Descending(int count, double first = 4000, double step = 2) => [.. Enumerable.Range(0, count).Select(i => first - (step * i))];

    /// <summary>Two Gaussian bands of height 1 and 0.4, at 30 % and 65 % of the axis, some 2 % wide.</summary>
    public static double Bands(double part) => Math.Exp(-0.5 * Math.Pow((part - 0.3) / 0.015, 2)) + (0.4 * Math.Exp(-0.5 * Math.Pow((part - 0.65) / 0.02, 2)));

    /// <summary>A curved baseline.</summary>
    public static double Curved(double part) => 0.2 + (0.3 * part) + (0.25 * Math.Pow(part - 0.5, 2));

    /// <summary>Bands on a curved baseline with normal noise.</summary>
    public static double[] OnCurve(int count, double noise, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => i / (count - 1.0)).Select(p => Bands(p) + Curved(p) + (noise * Normal(random)))];
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static Axis Wavenumbers(double[] x) => new(InfraredQuantity.Wavenumber, x);

    /// <summary>A map made of spectra, row by row and frame by frame.</summary>
    public static SpectralMap Map(double[] x, int rows, int columns, Func<int, int, int, double[]> spectrum, int frames = 1) => new(
        Enumerable.Range(0, frames).SelectMany(f => Enumerable.Range(0, rows * columns).SelectMany(p => spectrum(p / columns, p % columns, f))).Select(v => (float)v).ToArray(),
        Wavenumbers(x),
        Axis.Linear(InfraredQuantity.Y, 0, 1e-5 * (rows - 1), rows),
        Axis.Linear(InfraredQuantity.X, 0, 1e-5 * (columns - 1), columns),
        frames == 1 ? null : Axis.Linear(Quantity.Time, 0, 60 * (frames - 1), frames));
}
