using System.Runtime.InteropServices;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Data blocks of an OPUS file that hold many spectra: images of a focal plane array, maps and time series.</summary>
/// <remarks>
/// Spectra of NPT float32 or int32, an info record of 152 bytes behind each.
/// NPX × NPY pixels with origin AOX, AOY and pitch DDX, DDY (µm) make an image, several images a series of images; without them start times that grow make a time series, else the spectra stand in one row.
/// The layout follows published descriptions; no file of an instrument could be compared, and a finding says so.
/// </remarks>
internal static class OpusSeries
{
    private const double Micrometre = 1e-6;

    public static SpectralMap Read(FileSource source, OpusDirectory directory, OpusBlock block, OpusParameters status, IReadOnlyList<OpusParameters> parameters)
    {
        List<Finding> findings =
        [
            Finding.Warning("The layout of this block is known from descriptions only and unverified: compare one spectrum with the instrument's own program.", block.ToString()),
        ];
        var points = OpusSpectra.Points(source, block, status);
        var head = OpusSeriesHeader.Read(source, block);
        var spectra = Spectra(source, directory, block, head, points, findings);
        var records = head.RecordSize == OpusSeriesHeader.FullRecord ? new byte[spectra * head.RecordSize] : null;
        var values = StridedValues.Read(source, block.Offset + head.First, head.Stride, spectra, points, records);
        Scale(values, points, status, records, findings);
        var abscissa = OpusSpectra.Abscissa(status, points, block.Data, findings);
        var (rows, columns, frames) = Places(spectra, head.Spectra, status, parameters, Times(records, spectra), findings);
        return new(values, abscissa, rows, columns, frames) { Value = OpusKind.Value(block.Data, block.Derivative), Findings = [.. findings] };
    }

    private static int Spectra(FileSource source, OpusDirectory directory, OpusBlock block, OpusSeriesHeader head, int points, List<Finding> findings)
    {
        var remaining = Math.Min(block.Size, source.Length - block.Offset) - head.First;
        if (head.Spectra < 1 || head.First < OpusSeriesHeader.Size || head.RecordSize < 0 || head.SpectrumSize != 4L * points || remaining < head.Stride)
            throw source.Wrong($"offset {block.Offset}", $"a series of spectra of {points} points was expected and its head says {head}; send one such file to the developers, with its blocks: {directory.InWords()}.");
        if (head.First != OpusSeriesHeader.Size + (8L * head.Pairs) || head.RecordSize != OpusSeriesHeader.FullRecord || head.Version != 0)
            findings.Add(Finding.Warning($"The head of the series is unusual ({head}); its spectra were read as it says.", block.ToString()));
        var whole = (int)Math.Min(head.Spectra, remaining / head.Stride);
        if (whole < head.Spectra)
            findings.Add(Finding.Warning($"Incomplete: {whole} of {head.Spectra} spectra are in the file; the measurement was stopped or the file is truncated.", block.ToString()));
        return whole;
    }

    private static void Scale(float[] values, int points, OpusParameters status, byte[]? records, List<Finding> findings)
    {
        var common = OpusSpectra.Scale(status, findings);
        var integers = OpusSpectra.HoldsIntegers(status);
        var own = 0;
        for (var i = 0; i * (long)points < values.Length; i++)
        {
            var stated = records is null ? common : OpusSeriesHeader.Scale(records.AsSpan(i * OpusSeriesHeader.FullRecord));
            var scale = double.IsFinite(stated) && stated != 0 ? stated : common;
            own += scale == common ? 0 : 1;
            Scale(values.AsSpan(i * points, points), scale, integers);
        }

        if (own > 0)
            findings.Add(Finding.Warning($"{own} spectra state a factor of their own (CSF) that differs from {common}; it was used for them."));
    }

    private static void Scale(Span<float> spectrum, double scale, bool integers)
    {
        var raw = MemoryMarshal.Cast<float, int>(spectrum);
        if (integers)
        {
            for (var i = 0; i < raw.Length; i++)
                spectrum[i] = (float)(raw[i] * scale);
        }
        else if (scale != 1)
        {
            for (var i = 0; i < spectrum.Length; i++)
                spectrum[i] = (float)(spectrum[i] * scale);
        }
    }

    // Start times since the first, s; null where the records tell none.
    private static double[]? Times(byte[]? records, int spectra)
    {
        if (records is null)
            return null;
        var times = new double[spectra];
        for (var i = 0; i < spectra; i++)
            times[i] = OpusSeriesHeader.StartTime(records.AsSpan(i * OpusSeriesHeader.FullRecord)) - OpusSeriesHeader.StartTime(records);
        return Array.TrueForAll(times, double.IsFinite) ? times : null;
    }

    private static (Axis Rows, Axis Columns, Axis? Frames) Places(int spectra, int announced, OpusParameters status, IReadOnlyList<OpusParameters> parameters, double[]? times, List<Finding> findings)
    {
        var (nx, ny) = ((int)Geometry("NPX", -1), (int)Geometry("NPY", -1));
        var pixels = (long)nx * ny;
        if (nx > 0 && ny > 0 && spectra == announced && spectra % pixels == 0)
        {
            findings.Add(Finding.Hint("The direction of the rows is not known from the file: the first is taken to be the lowest."));
            var rows = Direction(InfraredQuantity.Y, "row", ny, Geometry("AOY", 0), Geometry("DDY", double.NaN), findings);
            var columns = Direction(InfraredQuantity.X, "column", nx, Geometry("AOX", 0), Geometry("DDX", double.NaN), findings);
            var images = (int)(spectra / pixels);
            return (rows, columns, images == 1 ? null : Frames(images, (int)pixels));
        }

        if (nx > 0 || ny > 0)
            findings.Add(Finding.Warning($"The image is said to have {nx} × {ny} pixels, and {spectra} spectra are there; they are given as a list without places."));
        return times is not null && spectra > 1 && IsTime(times)
            ? (Axis.Index("row", 1), Axis.Index("column", 1), Frames(spectra, 1))
            : (Axis.Index("row", 1), Axis.Index("column", spectra), null);

        double Geometry(string key, double missing) => status.Number(key) ?? parameters.Select(p => p.Number(key)).FirstOrDefault(v => v is not null) ?? missing;

        Axis Frames(int count, int step) => times is null
            ? Axis.Index("frame", count)
            : new(Quantity.Time, [.. Enumerable.Range(0, count).Select(i => times[i * step])]);
    }

    private static bool IsTime(double[] times) => times[^1] > 0 && times.Zip(times.Skip(1), (a, b) => b >= a).All(grows => grows);

    private static Axis Direction(Quantity quantity, string name, int count, double origin, double pitch, List<Finding> findings)
    {
        if (double.IsFinite(origin) && double.IsFinite(pitch) && pitch != 0)
            return new(quantity, [.. Enumerable.Range(0, count).Select(i => (origin + (i * pitch)) * Micrometre)]);
        findings.Add(Finding.Warning($"The pitch of the {name}s is not stated; they are counted from 0."));
        return Axis.Index(name, count);
    }
}
