using System.Buffers.Binary;
using System.Globalization;
using Fickian.Infrared;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Infrared;

/// <summary>Maps made for tests, and reference spectra read from files beside the repository.</summary>
internal static class InfraredMaps
{
    /// <summary>Axis from a high to a low wavenumber, as spectrometers store it.</summary>
    public static Axis Descending(double high, double low, int count) => Axis.Linear(InfraredQuantity.Wavenumber, high, low, count);

    /// <summary>One row of pixels on one axis.</summary>
    public static SpectralMap Row(Axis axis, IReadOnlyList<double[]> spectra) =>
        new(spectra.SelectMany(s => s).Select(v => (float)v).ToArray(), axis, Axis.Index("row", 1), Axis.Linear(InfraredQuantity.X, 0, 1e-5 * (spectra.Count - 1), spectra.Count));

    /// <summary>A function of the wavenumber on an axis.</summary>
    public static double[] On(Axis axis, Func<double, double> value) => Array.ConvertAll(axis.Values.ToArray(), v => value(v));

    /// <summary>Gaussian of unit height.</summary>
    public static double Gauss(double wavenumber, double position, double width) => Math.Exp(-4 * Math.Log(2) * Math.Pow((wavenumber - position) / width, 2));

    /// <summary>The same with white noise.</summary>
    public static double[] Noisy(double[] clean, double sigma, Random random) => Array.ConvertAll(clean, v => v + (sigma * Simulated.Normal(random)));

    /// <summary>Two columns of text.</summary>
    public static Spectrum Text(string file)
    {
        var rows = File.ReadLines(Repository.Shared(file)).Select(l => l.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries)).Where(p => p.Length == 2)
            .Select(p => Array.ConvertAll(p, v => double.Parse(v, CultureInfo.InvariantCulture))).ToArray();
        return new(new Axis(InfraredQuantity.Wavenumber, Array.ConvertAll(rows, r => r[0])), Array.ConvertAll(rows, r => r[1]));
    }

    /// <summary>Axis and ordinates of one OMNIC spectrum, from its blocks 2 and 3; nothing else of the file is looked at.</summary>
    public static Spectrum Omnic(string file)
    {
        var bytes = File.ReadAllBytes(Repository.Shared(file));
        var (header, data) = (0, 0);
        for (var k = 0; k < BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(294)); k++)
        {
            var (key, offset) = (bytes[304 + (16 * k)], BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(306 + (16 * k))));
            (header, data) = (key == 2 ? offset : header, key == 3 ? offset : data);
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(header + 4));
        var axis = Axis.Linear(InfraredQuantity.Wavenumber, Single(header + 16), Single(header + 20), count);
        return new(axis, [.. Enumerable.Range(0, count).Select(i => (double)Single(data + (4 * i)))]);

        float Single(int at) => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at));
    }
}
